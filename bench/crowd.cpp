// What people can make without bounds: a table at which a hundred thousand have spoken, a tag of a million posts. What
// is asked of memory about them stays within the goals of ordinary ones.
#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "feed/ranking.hpp"
#include "ground/contributions.hpp"
#include "json/write.hpp"
#include "loaded_city.hpp"
#include "scenarios.hpp"
#include "sight/hidden.hpp"
#include "sql/database.hpp"
#include "tables/neighbours.hpp"

namespace stadt::bench {

namespace {

constexpr std::int64_t people = 100'000;
constexpr int posts_of_tag = 1'000'000;
constexpr int posts_at_table = 50;  // of the tag, but at the crowded one
constexpr int batch = 4096;
constexpr int questions = 200;
constexpr int edits = 20;
constexpr double goal_page_us = 80;
constexpr double goal_neighbours_us = 1000;
constexpr double goal_burns_us = 1000;
constexpr double goal_reply_us = 100;
constexpr double goal_edit_us = 50'000;
constexpr std::int64_t followed = 70;  // so that a page is chosen out of as many tables as its goal was set for
constexpr auto tag = "menge";

// A city in memory that people talk in; its store stays empty.
class Crowd {
 public:
  explicit Crowd(sql::Session& empty) {
    sight_.rebuild(empty);
    crowded_ = say({}, 1);
    for (std::int64_t person = 2; person <= people; ++person) say(crowded_, person);
    for (int said = static_cast<int>(people); said < posts_of_tag; said += posts_at_table) {
      const auto table = say({}, somebody());
      for (int i = 1; i < posts_at_table; ++i) say(table, somebody());
    }
    tell();
    sight_.renew_seating(now());
  }

  // The id of the post, which is that of the table it opens.
  ConversationId say(ConversationId table, std::int64_t author) {
    last_ += 1 << id_time_shift;
    PostFacts facts;
    facts.id = PostId{last_};
    facts.conversation = table ? table : ConversationId{last_};
    facts.author = PersonId{author};
    if (table) facts.parent = PostId{table.value};
    if (table) facts.parent_author = PersonId{1};
    if (!table) facts.tags = {tag};
    facts.words = 20;
    note(EventKind::posted, facts);
    if (events_.size() >= batch) tell();
    return facts.conversation;
  }
  // Its author words it anew.
  void edit(ConversationId table, PostId post, std::int64_t author, int words) {
    PostFacts facts;
    facts.id = post;
    facts.conversation = table;
    facts.author = PersonId{author};
    facts.words = words;
    note(EventKind::post_edited, facts);
    tell();
  }
  void follow(std::int64_t one, std::int64_t other) {
    events_.push_back(
        {.kind = EventKind::followed, .actor = one, .object = 0, .target = other, .at = {}, .detail = {}});
    tell();
  }
  void tell() {
    sight_.follow(events_);
    events_.clear();
  }

  const Sight& sight() const { return sight_; }
  ConversationId crowded() const { return crowded_; }
  PostId last() const { return PostId{last_}; }
  Time now() const { return time_of(PostId{last_}) + std::chrono::minutes(1); }

 private:
  std::int64_t somebody() { return 1 + static_cast<std::int64_t>((next_ += 7919) % people); }
  void note(EventKind kind, const PostFacts& facts) {
    events_.push_back(
        {.kind = kind, .actor = facts.author.value, .object = facts.id.value, .at = {}, .detail = json::write(facts)});
  }

  Sight sight_;
  std::vector<Event> events_;
  std::int64_t last_ = first_id_at(Time{1'700'000'000'000});
  std::uint64_t next_ = 0;
  ConversationId crowded_;
};

enum class Judged { median, p99 };

// `question` says how much it found.
template <typename Ask>
void ask(const std::string& what, int times, Judged judged, double goal_us, Ask question) {
  std::vector<double> each;
  each.reserve(static_cast<std::size_t>(times));
  std::size_t found = 0;
  for (int i = 0; i < times; ++i) each.push_back(seconds_of([&] { found += question(i); }) * 1e6);
  if (found == 0) throw std::runtime_error("nothing was found: " + what);
  const auto slowest = each.begin() + static_cast<std::ptrdiff_t>(each.size() * 99 / 100);
  std::ranges::nth_element(each, slowest);
  const double usual = median(each);
  report(what, fmt::format("{:.0f} µs CPU, p99 {:.0f} µs", usual, *slowest), "–",
         fmt::format("{}≤ {:.0f} µs", judged == Judged::p99 ? "p99 " : "", goal_us),
         (judged == Judged::p99 ? *slowest : usual) <= goal_us);
}

}  // namespace

void bench_crowd(const Options&) {
  auto database = sql::Database::open({.database = new_folder() + "/empty.db"});
  if (!database) throw std::runtime_error(database.error().message);
  Crowd crowd((*database)->session());
  (*database)->stop();
  const PersonId reader{people / 2};
  for (std::int64_t i = 1; i <= followed; ++i) crowd.follow(reader.value, i * 100);
  const auto& sight = crowd.sight();
  ask(fmt::format("A page of dialogue out of {} tables, one of 100 000 guests",
                  lay_dialogue_page(sight, reader, crowd.now())),
      questions, Judged::median, goal_page_us, [&](int) { return lay_dialogue_page(sight, reader, crowd.now()); });
  ask("Why that table is there", questions, Judged::median, goal_page_us, [&](int) {
    const auto city = sight.view();
    return feed::ranked_one(*city, {.viewer = reader, .now = crowd.now()}, crowd.crowded()) ? 1 : 0;
  });
  ask("Its neighbouring tables", questions, Judged::p99, goal_neighbours_us,
      [&](int) { return tables::neighbours(sight, reader, crowd.now(), crowd.crowded()).size(); });
  ask("Who burns for a tag of a million posts by 100 000 people", questions, Judged::p99, goal_burns_us, [&](int) {
    const auto city = sight.view();
    constexpr auto burns_for = ground::Asked::burns_for;
    auto records = ground::records(*city, Eyes(*city, reader), tag, burns_for, crowd.now());
    return ground::contributors(std::move(records), burns_for).size();
  });
  ask("A reply at that table, in all that memory knows", questions, Judged::p99, goal_reply_us, [&](int i) {
    crowd.say(crowd.crowded(), 1 + i * 401);
    crowd.tell();
    return 1;
  });
  crowd.say(crowd.crowded(), reader.value);
  crowd.tell();
  const auto own = crowd.last();
  ask("A post at that table worded anew", edits, Judged::median, goal_edit_us, [&](int i) {
    crowd.edit(crowd.crowded(), own, reader.value, 21 + i);
    return 1;
  });
}

}  // namespace stadt::bench
