#include "demo/rules.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "calendar/calendar.hpp"

namespace stadt::demo {

namespace {

constexpr int day_minutes = 24 * 60;
constexpr int first_nod_after = 4;
constexpr int next_nod_after = 7;

std::unexpected<Error> wrong(std::string what) {
  return fail(ErrorKind::unprocessable, "demo.content", std::move(what));
}

std::optional<int> whole(std::string_view digits) {
  int number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return number;
}

// Puts the deeds into their order and knows who is there when.
class Planning {
 public:
  explicit Planning(const Content& content) : content_(content) {}

  Result<std::vector<Step>> run() {
    CHECKED(people());
    CHECKED(belongings());
    CHECKED(ties());
    for (const auto& talk : content_.tables) CHECKED(conversation(talk));
    for (const auto& article : content_.articles) CHECKED(offered_article(article));
    for (const auto& approach : content_.requests) CHECKED(request(approach));
    for (const auto& letters : content_.letters) CHECKED(correspondence(letters));
    CHECKED(keepsakes());
    CHECKED(street());
    for (const auto& arrangement : content_.meetups) CHECKED(meetup(arrangement));
    for (const auto& wall : content_.walls) CHECKED(hung(wall));
    std::ranges::stable_sort(steps_, {}, &Step::minute);
    return std::move(steps_);
  }

 private:
  // Nobody does anything before they have arrived.
  Result<> there(std::string_view who, int minute, std::string_view what) const {
    const auto found = arrived_.find(who);
    if (found == arrived_.end()) return wrong(fmt::format("{}: nobody is called {}", what, who));
    if (found->second > minute) return wrong(fmt::format("{}: {} has not arrived yet", what, who));
    return {};
  }
  void add(int minute, const Deed& deed) { steps_.push_back({minute, deed}); }

  Result<> people();
  Result<> belongings();
  Result<> ties();
  Result<> offered_article(const OfferedArticle& article);
  Result<> is_open(std::string_view place, int minute, std::string_view what) const;
  Result<> conversation(const Talk& talk);
  Result<> request(const Approach& approach);
  Result<> correspondence(const Correspondence& letters);
  Result<> keepsakes();
  Result<> street();
  Result<> meetup(const Arrangement& arrangement);
  Result<> hung(const Wall& wall);
  // When the post of a table is written.
  Result<int> written(std::string_view table, std::string_view post) const;
  Result<> is_answer_in_time(const std::vector<Said>& posts, std::size_t index, std::string_view what) const;

  const Content& content_;
  std::vector<Step> steps_;
  std::map<std::string_view, int> arrived_;
  std::map<std::string_view, int> opened_;  // places
};

Result<> Planning::people() {
  for (const auto& resident : content_.residents) {
    const int minute = TRY(minute_of(resident.arrived));
    if (!arrived_.emplace(resident.handle, minute).second) return wrong("Two are called " + resident.handle);
    add(minute, Arrive{&resident});
    if (minute < minute_of_looking_in) add(minute_of_looking_in, LookIn{resident.handle});
  }
  for (const auto& room : content_.places) {
    const int minute = TRY(minute_of(room.opened));
    CHECKED(there(room.host, minute, room.handle));
    opened_.emplace(room.handle, minute);
    add(minute, OpenPlace{&room});
  }
  return {};
}

Result<> Planning::is_open(std::string_view place, int minute, std::string_view what) const {
  const auto opened = opened_.find(place);
  if (opened == opened_.end()) return wrong(fmt::format("{}: no place {}", what, place));
  if (opened->second > minute) return wrong(fmt::format("{}: {} is not open yet", what, place));
  return {};
}

Result<> Planning::belongings() {
  for (const auto& belonging : content_.memberships) {
    const int minute = TRY(minute_of(belonging.at));
    CHECKED(there(belonging.who, minute, "memberships"));
    for (const auto& place : belonging.to) {
      CHECKED(is_open(place, minute, "memberships of " + belonging.who));
      add(minute, JoinPlace{&belonging, place});
    }
  }
  for (const auto& following : content_.place_follows) {
    const int minute = TRY(minute_of(following.at));
    CHECKED(there(following.who, minute, "place_follows"));
    for (const auto& place : following.places) {
      CHECKED(is_open(place, minute, "place_follows of " + following.who));
      add(minute, FollowPlace{following.who, place});
    }
  }
  return {};
}

Result<> Planning::offered_article(const OfferedArticle& article) {
  const std::string what = "article " + article.table;
  const int offered = TRY(minute_of(article.offered));
  const int taken = TRY(minute_of(article.taken));
  CHECKED(is_open(article.paper, offered, what));
  CHECKED(there(article.by, taken, what));
  if (TRY(written(article.table, "")) > offered || offered > taken)
    return wrong(what + ": is taken before it is written");
  add(offered, OfferArticle{&article});
  add(taken, TakeArticle{&article});
  return {};
}

Result<> Planning::ties() {
  for (const auto& friendship : content_.contacts) {
    const int minute = TRY(minute_of(friendship.since));
    CHECKED(there(friendship.one, minute, "contacts"));
    CHECKED(there(friendship.other, minute, "contacts"));
    add(minute, Befriend{&friendship});
  }
  for (const auto& following : content_.follows) {
    const int minute = TRY(minute_of(following.at));
    CHECKED(there(following.who, minute, "follows"));
    for (const auto& whom : following.whom) {
      CHECKED(there(whom, minute, "follows of " + following.who));
      add(minute, Follow{following.who, whom});
    }
  }
  for (const auto& nearness : content_.closeness) {
    const int minute = TRY(minute_of(nearness.at));
    CHECKED(there(nearness.whom, minute, "closeness of " + nearness.who));
    add(minute, SetCloseness{&nearness});
  }
  for (const auto& note : content_.notes) {
    const int minute = TRY(minute_of(note.at));
    CHECKED(there(note.whom, minute, "notes of " + note.who));
    add(minute, WriteNote{&note});
  }
  return {};
}

Result<> Planning::is_answer_in_time(const std::vector<Said>& posts, std::size_t index, std::string_view what) const {
  const auto& said = posts[index];
  if (!said.to.empty() && !position(posts, said.to)) return wrong(fmt::format("{}: no post {}", what, said.to));
  const auto parent = answered(posts, index);
  if (!parent) return {};
  if (*parent == index || TRY(minute_of(posts[*parent].at)) > TRY(minute_of(said.at))) {
    return wrong(fmt::format("{}: {} answers before the post of {}", what, said.by, posts[*parent].at));
  }
  if (said.thanks && posts[*parent].by == said.by) return wrong(fmt::format("{}: {} thanks themselves", what, said.by));
  return {};
}

Result<> Planning::conversation(const Talk& talk) {
  const auto place = opened_.find(talk.place);
  if (!talk.place.empty() && place == opened_.end()) return wrong(talk.key + ": no place " + talk.place);
  for (std::size_t i = 0; i < talk.posts.size(); ++i) {
    const auto& said = talk.posts[i];
    const int minute = TRY(minute_of(said.at));
    CHECKED(there(said.by, minute, talk.key));
    CHECKED(is_answer_in_time(talk.posts, i, talk.key));
    add(minute, Say{&talk, i});
    int nods = minute + first_nod_after;
    for (const auto& who : said.nods) {
      CHECKED(there(who, nods, talk.key));
      add(nods, Nod{&talk, i, who});
      nods += next_nod_after;
    }
  }
  return {};
}

Result<int> Planning::written(std::string_view table, std::string_view post) const {
  const auto talk = std::ranges::find(content_.tables, table, &Talk::key);
  if (talk == content_.tables.end()) return wrong(fmt::format("There is no table {}", table));
  const auto index = post.empty() ? std::optional<std::size_t>(0) : position(talk->posts, post);
  if (!index) return wrong(fmt::format("{}: no post {}", table, post));
  return minute_of(talk->posts[*index].at);
}

Result<> Planning::request(const Approach& approach) {
  const int minute = TRY(minute_of(approach.at));
  const std::string what = "request of " + approach.from;
  CHECKED(there(approach.from, minute, what));
  CHECKED(there(approach.to, minute, what));
  if (!approach.anchor.table.empty() && TRY(written(approach.anchor.table, approach.anchor.post)) > minute) {
    return wrong(what + ": nothing is said there yet");
  }
  add(minute, Ask{&approach});
  int last = minute;
  for (std::size_t i = 0; i < approach.acts.size(); ++i) {
    const int at = TRY(minute_of(approach.acts[i].at));
    if (at <= last) return wrong(what + ": is answered before it is asked");
    add(last = at, React{&approach, i});
  }
  return {};
}

Result<> Planning::correspondence(const Correspondence& letters) {
  for (std::size_t i = 0; i < letters.posts.size(); ++i) {
    const auto& said = letters.posts[i];
    const int minute = TRY(minute_of(said.at));
    for (const auto& who : letters.between) CHECKED(there(who, minute, "letters"));
    if (std::ranges::find(letters.between, said.by) == letters.between.end()) {
      return wrong("letters: " + said.by + " takes no part");
    }
    CHECKED(is_answer_in_time(letters.posts, i, "letters of " + said.by));
    add(minute, Write{&letters, i});
  }
  return {};
}

Result<> Planning::keepsakes() {
  for (const auto& keepsake : content_.pebbles) {
    const int minute = TRY(minute_of(keepsake.at));
    CHECKED(there(keepsake.who, minute, "pebbles"));
    if (TRY(written(keepsake.table, keepsake.post)) > minute) return wrong("pebbles: " + keepsake.passage);
    add(minute, Keep{&keepsake});
  }
  for (const auto& listener : content_.listening) {
    const int minute = TRY(minute_of(listener.at));
    CHECKED(there(listener.who, minute, "listening"));
    for (const auto& table : listener.tables) {
      if (TRY(written(table, "")) > minute) return wrong("listening: " + table + " is not open yet");
      add(minute, Listen{listener.who, table});
    }
  }
  return {};
}

Result<> Planning::street() {
  for (const auto& placard : content_.posters) {
    int minute = TRY(minute_of(placard.at));
    CHECKED(there(placard.by, minute, placard.title));
    if (!evening("2026-01-01", placard.weekday, placard.starts)) return wrong(placard.title + ": on no day");
    add(minute, Hang{&placard});
    minute += first_nod_after;
    for (const auto& who : placard.thumbs) {
      CHECKED(there(who, minute, placard.title));
      add(minute, RaiseThumb{&placard, who});
      minute += next_nod_after;
    }
  }
  for (const auto& telling : content_.tellings) {
    const int minute = TRY(minute_of(telling.at));
    CHECKED(there(telling.by, minute, "tellings"));
    add(minute, Tell{&telling});
  }
  return {};
}

Result<> Planning::meetup(const Arrangement& arrangement) {
  const int minute = TRY(minute_of(arrangement.at));
  const std::string what = "meet-up of " + arrangement.by;
  CHECKED(there(arrangement.by, minute, what));
  CHECKED(there(arrangement.to, minute, what));
  add(minute, Propose{&arrangement});
  int last = minute;
  for (std::size_t i = 0; i < arrangement.answers.size(); ++i) {
    const auto& answer = arrangement.answers[i];
    const int at = TRY(minute_of(answer.at));
    if (at <= last) return wrong(what + ": is answered before it is proposed");
    if (answer.take < 1 || answer.take > arrangement.times.size()) return wrong(what + ": no such time");
    add(last = at, Settle{&arrangement, i});
  }
  return {};
}

Result<> Planning::hung(const Wall& wall) {
  const int minute = TRY(minute_of(wall.at));
  CHECKED(there(wall.by, minute, wall.key));
  if (!wall.place.empty() && !opened_.contains(wall.place)) return wrong(wall.key + ": no place " + wall.place);
  for (const auto& work : wall.works) CHECKED(there(work.by, minute, wall.key));
  add(minute, HangWall{&wall});
  for (std::size_t i = 0; i < wall.guests.size(); ++i) {
    const int at = TRY(minute_of(wall.guests[i].at));
    CHECKED(there(wall.guests[i].by, at, wall.key));
    if (at <= minute) return wrong(wall.key + ": somebody signs before it opens");
    add(at, SignBook{&wall, i});
  }
  return {};
}

constexpr std::array week = {"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"};
constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t day_ms = day_minutes * minute_ms;
constexpr std::int64_t whole_ms = 5 * minute_ms;  // meet-ups begin at whole five minutes

}  // namespace

std::optional<std::string> evening(std::string_view today, std::string_view weekday, std::string_view time) {
  constexpr auto shortest_notice = std::chrono::days(3);
  const auto wanted = std::ranges::find(week, weekday);
  const auto year = whole(today.substr(0, 4));
  const auto month = whole(today.substr(5, 2));
  const auto day = whole(today.substr(8, 2));
  if (wanted == week.end() || !year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  const auto first = std::chrono::sys_days(date) + shortest_notice;
  const std::chrono::weekday evening_day(static_cast<unsigned>(wanted - week.begin()));
  const std::chrono::year_month_day found(first + (evening_day - std::chrono::weekday(first)));
  return fmt::format("{:04}-{:02}-{:02}T{}", static_cast<int>(found.year()), static_cast<unsigned>(found.month()),
                     static_cast<unsigned>(found.day()), time);
}

Result<std::string> local_moment(std::string_view when, const SaidAt& said, std::string_view time_zone) {
  const auto weekday = std::ranges::find(week, when.substr(0, when.find(' ')));
  if (weekday == week.end()) {
    const auto ahead = TRY(minute_of(when)) - said.minute;
    const Time at{(said.now.ms + ahead * minute_ms + whole_ms - 1) / whole_ms * whole_ms};
    return calendar::local_text(at, time_zone);
  }
  const std::string clock(when.substr(std::min(when.find(' ') + 1, when.size())));
  const Time today = from_iso(calendar::local_text(said.now, time_zone) + ":00Z").value_or(Time{});
  const std::int64_t days = today.ms / day_ms;
  constexpr std::int64_t first_weekday = 4;  // 1970 began with a Thursday
  const std::int64_t ahead = (weekday - week.begin() - days - first_weekday) % 7 + 7;
  const Time at{(days + (ahead - 1) % 7 + 1) * day_ms};
  return to_day(at) + "T" + clock;
}

Result<int> minute_of(std::string_view at) {
  const auto blank = at.find(' ');
  const auto day = at.substr(0, blank);
  const auto clock = blank == std::string_view::npos ? std::string_view() : at.substr(blank + 1);
  const bool is_before = day.starts_with('-') && day.ends_with('d');
  const auto days = day == "today" ? std::optional(0) : is_before ? whole(day.substr(0, day.size() - 1)) : std::nullopt;
  const bool is_clock = clock.size() == 5 && clock[2] == ':';
  const auto hour = is_clock ? whole(clock.substr(0, 2)) : std::nullopt;
  const auto minute = is_clock ? whole(clock.substr(3)) : std::nullopt;
  if (!days || !hour || !minute || *hour > 23 || *minute > 59) {
    return wrong(fmt::format("\"{}\" is no moment: write \"-2d 09:30\" or \"today 11:04\"", at));
  }
  return *days * day_minutes + *hour * 60 + *minute;
}

Result<std::vector<Step>> schedule(const Content& content) { return Planning(content).run(); }

std::optional<std::size_t> position(const std::vector<Said>& posts, std::string_view key) {
  const auto found = std::ranges::find(posts, key, &Said::key);
  if (found == posts.end()) return std::nullopt;
  return static_cast<std::size_t>(found - posts.begin());
}

std::optional<std::size_t> answered(const std::vector<Said>& posts, std::size_t index) {
  if (!posts[index].to.empty()) return position(posts, posts[index].to);
  return index == 0 ? std::nullopt : std::optional<std::size_t>(0);
}

std::string name_of(const Talk& talk, std::size_t index) { return fmt::format("demo:{}:{}", talk.key, index); }

std::string name_of(const Arrangement& arrangement) {
  return fmt::format("demo:meetup:{}+{}:{}", arrangement.by, arrangement.to, arrangement.at);
}

std::string name_of(const Correspondence& letters, std::size_t index) {
  return fmt::format("demo:{}:{}:{}", fmt::join(letters.between, "+"), letters.posts.front().at, index);
}

}  // namespace stadt::demo
