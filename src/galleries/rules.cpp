#include "galleries/rules.hpp"

#include <algorithm>

#include "text/clean.hpp"

namespace stadt::galleries {

namespace {

constexpr std::int64_t day_ms = std::chrono::milliseconds(std::chrono::days(1)).count();

std::unexpected<Error> refused(std::string code, std::string message) {
  return fail(ErrorKind::unprocessable, std::move(code), std::move(message));
}

}  // namespace

Result<Exhibition> checked(Exhibition exhibition, Time now) {
  exhibition.title = TRY(text::clean_line("title", exhibition.title, title_characters));
  exhibition.wall_text = TRY(text::clean_text("text", exhibition.wall_text, wall_text_characters));
  if (exhibition.title.empty()) return refused("gallery.title", "An exhibition needs a title.");
  const Audience audience = exhibition.audience;
  const bool for_contacts = audience == Audience::contacts && !exhibition.place;
  if (audience != Audience::public_ && audience != Audience::here && !for_contacts) {
    return refused("gallery.audience",
                   "An exhibition is for everybody or for the people of this city; in a house also for contacts.");
  }
  if (exhibition.opens_at - now > furthest_opening) {
    return refused("gallery.opening", "An exhibition opens within a year.");
  }
  return exhibition;
}

Result<Label> checked(Label label) {
  label.title = TRY(text::clean_line("title", label.title, title_characters));
  label.wall_text = TRY(text::clean_text("text", label.wall_text, label_characters));
  label.technique = TRY(text::clean_line("technique", label.technique, technique_characters));
  if (label.year < 0 || label.year > last_year) return refused("gallery.year", "Write the year with four digits.");
  return label;
}

Result<std::string> checked_words(std::string_view words) {
  auto clean = TRY(text::clean_text("text", words, guest_characters));
  if (clean.empty()) return refused("gallery.no_words", "Say something: a guest book holds words.");
  return clean;
}

bool has_walls(PlaceKind kind) { return kind == PlaceKind::gallery || kind == PlaceKind::group; }

Sees sees(const Visitor& visitor) {
  if (visitor.hosts || visitor.hangs) return Sees::works;
  if (!visitor.reads) return Sees::nothing;
  return visitor.opened ? Sees::works : Sees::invitation;
}

Result<> check_order(std::span<const Work> works, const std::vector<WorkId>& order) {
  std::vector<WorkId> hung;
  for (const auto& work : works) hung.push_back(work.id);
  auto named = order;
  std::ranges::sort(hung);
  std::ranges::sort(named);
  if (hung == named) return {};
  return fail(ErrorKind::conflict, "gallery.order", "The works have changed meanwhile. Look again, then order them.");
}

std::int64_t day_of(Time time) { return time.ms / day_ms; }

}  // namespace stadt::galleries
