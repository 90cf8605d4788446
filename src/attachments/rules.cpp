#include "attachments/rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "text/clean.hpp"

namespace stadt {

namespace {

constexpr double focus_scale = 1000;

std::unexpected<Error> no_focus() {
  return fail(ErrorKind::unprocessable, "media.focus", "A focus is two numbers from -1 to 1, as in 0.2,-0.5.");
}

// The whole text as a number from -1 to 1, in thousandths.
std::optional<int> read_share(std::string_view text) {
  double share = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), share);
  if (error != std::errc() || end != text.data() + text.size() || !(std::abs(share) <= 1)) return std::nullopt;
  return static_cast<int>(std::lround(share * focus_scale));
}

}  // namespace

Result<> check_sender(const SenderFacts& sender) {
  if (sender.waiting >= most_waiting) {
    return fail(ErrorKind::unprocessable, "media.too_many_waiting",
                fmt::format("{} pictures of yours stand nowhere yet. Use or remove some of them first.", most_waiting));
  }
  if (sender.today >= most_in_a_day) {
    return fail(ErrorKind::too_many, "media.too_many_today",
                fmt::format("{} pictures in a day are the most. Go on tomorrow.", most_in_a_day));
  }
  return {};
}

Result<std::string> checked_description(std::string_view text) {
  return text::clean_text("description", text, description_characters);
}

Result<Focus> read_focus(std::string_view text) {
  if (text.empty()) return Focus{};
  const auto comma = text.find(',');
  if (comma == text.npos) return no_focus();
  const auto x = read_share(text.substr(0, comma));
  const auto y = read_share(text.substr(comma + 1));
  if (!x || !y) return no_focus();
  return Focus{*x, *y};
}

Result<> check_count(std::span<const AttachmentId> ids) {
  if (std::ssize(ids) > most_pictures) {
    return fail(ErrorKind::unprocessable, "post.too_many_pictures",
                fmt::format("A post has at most {} pictures.", most_pictures));
  }
  std::vector<AttachmentId> sorted(ids.begin(), ids.end());
  std::ranges::sort(sorted);
  if (std::ranges::adjacent_find(sorted) != sorted.end()) {
    return fail(ErrorKind::unprocessable, "media.twice", "Each picture stands in a post once.");
  }
  return {};
}

Result<> check_described(std::span<const Picture> pictures, AltText alt_text) {
  if (alt_text == AltText::wished) return {};
  const auto missing = std::ranges::count(pictures, std::string(), &Picture::description);
  if (missing == 0) return {};
  return fail(ErrorKind::unprocessable, "media.description_required",
              missing == 1
                  ? "Describe the picture in a sentence, so that those who do not see it know what is on it."
                  : "Describe each picture in a sentence, so that those who do not see it know what is on it.");
}

bool is_swept(const Attachment& attachment, Time now) {
  if (attachment.use == AttachmentUse::dropped) return true;
  return attachment.use == AttachmentUse::waiting && now - attachment.since >= waiting_time;
}

}  // namespace stadt
