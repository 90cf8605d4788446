// Nobody is approached without a reason: whatever a stranger does, in whatever order and as often as they like, the one
// whom they are after is told of nothing but of open answers in words to posts of their own, and of requests that refer
// to something of theirs and lie before them.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <random>

#include "support/database.hpp"
#include "support/told.hpp"

namespace stadt::testing {
namespace {

constexpr auto honest = "Deine Sätze über Mädchen und Physik gehen mir nach. Wie hast Du damit angefangen?";
constexpr const char* visibilities[] = {"public", "unlisted", "private", "direct"};
constexpr const char* audiences[] = {"public",   "unlisted", "here",      "followers",
                                     "contacts", "close",    "mentioned", "self"};
constexpr const char* texts[] = {
    "Ein Angebot für @anna!", "Nach Klasse 7.", "@anna", "@anna @benno", "@anna https://angebot.example", "👍", "…",
    "Danke, @anna!",          "@anna #Angebot"};

class Strangers : public OnBothEngines {
 protected:
  Strangers() {
    city_.app().database().follow([this](std::span<const Event> events) { hear(events); });
    city_.put("/api/stadt/v1/house",
              R"({"items":[{"kind":"stand","audience":"public","mark":"both","text":"Mädchen, die Brücken bauen",)"
              R"("detail":"","from_year":0,"to_year":0}]})",
              anna_);
    acquaint(city_, anna_, benno_);
    own_ = {city_.write(anna_, "Wo verlieren wir sie?"),
            city_.write(anna_, "Nur mit Link.", R"("visibility":"unlisted")"),
            city_.write(anna_, "Für alle hier.", R"("stadt":{"audience":"here"})"),
            city_.write(anna_, "Für die, die mir folgen.", R"("visibility":"private")")};
    foreign_ = city_.write(benno_, "Ein anderer Tisch.");
    own_.push_back(city_.reply(anna_, foreign_, "Ich sitze auch hier."));
  }

  void hear(std::span<const Event> events) {
    std::scoped_lock lock(mutex_);
    for (const auto& event : events) {
      if (event.kind == EventKind::notified && event.target == id_of(anna_).value) heard_.push_back(event);
    }
  }
  std::vector<Event> take_heard() {
    std::scoped_lock lock(mutex_);
    return std::exchange(heard_, {});
  }

  template <typename List>
  auto any_of(const List& list) {
    return list[random_() % std::size(list)];
  }
  std::string posts(const std::string& verb) {
    const auto& of = random_() % 4 == 0 && !written_.empty() ? written_ : own_;
    return fmt::format("/api/v1/statuses/{}/{}", any_of(of), verb);
  }
  std::string person(const std::string& verb) { return fmt::format("/api/v1/accounts/{}/{}", anna_.id, verb); }

  // One of the many things that a stranger can do.
  Reply do_something(const Resident& zeno) {
    static constexpr const char* on_posts[] = {"favourite", "unfavourite", "reblog",    "unreblog",
                                               "bookmark",  "mute",        "unbookmark"};
    static constexpr const char* on_people[] = {"follow", "follow", "unfollow", "mute", "unmute", "block", "unblock"};
    switch (random_() % 8) {
      case 0:
      case 1:
      case 2:
        return write(zeno);
      case 3:
        return city_.post(posts(any_of(on_posts)), "{}", zeno);
      case 4:
        return city_.post(person(any_of(on_people)), R"({"notify":true})", zeno);
      case 5:
        return ask(zeno);
      case 6:
        return change(zeno);
      default:
        return answer_openly(zeno);
    }
  }
  Reply write(const Resident& zeno) {
    std::string more;
    if (random_() % 2 == 0) {
      more += fmt::format(R"(,"visibility":"{}")", any_of(visibilities));
    } else {
      more += fmt::format(R"(,"stadt":{{"audience":"{}"}})", any_of(audiences));
    }
    if (random_() % 4 == 0) more = fmt::format(R"(,"visibility":"direct","stadt":{{"to":["{}"]}})", anna_.id);
    const auto parent = random_() % 4 == 0 ? foreign_ : random_() % 3 == 0 && !written_.empty() ? any_of(written_) : "";
    const auto answered = parent.empty() && random_() % 2 == 0 ? any_of(own_) : parent;
    if (!answered.empty()) more += fmt::format(R"(,"in_reply_to_id":"{}")", answered);
    return keep(city_.post("/api/v1/statuses", fmt::format(R"({{"status":"{}"{}}})", any_of(texts), more), zeno));
  }
  Reply answer_openly(const Resident& zeno) {
    const auto thanks = random_() % 3 == 0 ? R"(,"stadt":{"thanks":true})" : "";
    return keep(city_.post(
        "/api/v1/statuses",
        fmt::format(R"({{"status":"{}","in_reply_to_id":"{}"{}}})", any_of(texts), any_of(own_), thanks), zeno));
  }
  Reply keep(Reply answer) {
    if (answer.status == 200) written_.push_back(answer.text("id"));
    return answer;
  }
  // Edits or deletes what was written, or takes a request back.
  Reply change(const Resident& zeno) {
    if (random_() % 3 == 0) {
      const auto sent = city_.get("/api/stadt/v1/requests?box=out", zeno).text("0.id");
      return city_.post(fmt::format("/api/stadt/v1/requests/{}/withdraw", sent), "{}", zeno);
    }
    if (written_.empty()) return {};
    const auto post = "/api/v1/statuses/" + any_of(written_);
    if (random_() % 2 == 0) return city_.remove(post, zeno);
    return city_.put(post, fmt::format(R"({{"status":"{}"}})", any_of(texts)), zeno);
  }
  Reply ask(const Resident& zeno) {
    const auto house = city_.get("/api/stadt/v1/people/anna", zeno).text("items.0.id");
    const std::string anchors[] = {fmt::format(R"({{"kind":"house","id":"{}"}})", house),
                                   fmt::format(R"({{"kind":"table","id":"{}"}})", any_of(own_)), R"({"kind":"none"})",
                                   R"({"kind":"house","id":"1"})"};
    const char* reasons[] = {honest, "Kauf!", "…", ""};
    return city_.post(
        "/api/stadt/v1/requests",
        fmt::format(R"({{"account_id":"{}","anchor":{},"reason":"{}"}})", anna_.id, any_of(anchors), any_of(reasons)),
        zeno);
  }

  // Whatever of the stranger's is shown to Anna has an anchor of hers; what she was told of just now has a reason, too.
  void expect_reasons(const Resident& zeno, const std::string& deed) {
    const auto page =
        city_.get(fmt::format("/api/v1/notifications?limit=80&account_id={}&{}", zeno.id, all_types), anna_);
    std::map<std::string, std::string> types;
    for (std::size_t i = 0; i < page.size(); ++i) {
      const auto at = [&](const std::string& name) { return page.text(fmt::format("{}.{}", i, name)); };
      types[at("id")] = at("type");
      if (at("type") == "mention") {
        EXPECT_EQ(at("status.in_reply_to_account_id"), anna_.id) << deed;
        EXPECT_LE(std::ranges::find(audiences, at("status.stadt.audience")) - std::begin(audiences), 2) << deed;
        ++answers_;
      } else {
        ASSERT_EQ(at("type"), "stadt.request") << deed;
        EXPECT_NE(at("stadt.request.anchor.kind"), "none") << deed;
        EXPECT_EQ(at("stadt.request.delivered"), "inbox") << deed;
        EXPECT_GE(at("stadt.request.reason").size(), 10u) << deed;
        ++requests_;
      }
    }
    for (const auto& event : take_heard()) {
      ASSERT_EQ(types[std::to_string(event.object)], event.detail) << deed;
      if (event.detail != "mention") continue;
      const auto one = city_.get(fmt::format("/api/v1/notifications/{}", event.object), anna_);
      EXPECT_TRUE(has_reason(one.text("status.content"))) << deed << ": " << one.text("status.content");
    }
  }
  static bool has_reason(const std::string& html) {
    return html.find("Angebot") != std::string::npos || html.find("Klasse") != std::string::npos ||
           html.find("Danke") != std::string::npos;
  }

  // Strangers one after the other, each with a sequence of acts that its number repeats.
  void try_sequences(int sequences, int acts) {
    for (int number = 0; number < sequences; ++number) {
      random_.seed(static_cast<std::mt19937::result_type>(number));
      const auto zeno = city_.arrive(fmt::format("zeno{}", number));
      written_.clear();
      const auto locked = number % 2 == 0 ? R"({"locked":true})" : R"({"locked":false})";
      city_.patch("/api/v1/accounts/update_credentials", locked, anna_);
      for (int act = 0; act < acts; ++act) {
        const auto done = do_something(zeno);
        expect_reasons(zeno, fmt::format("sequence {}, act {}: {}", number, act, done.raw.body.substr(0, 200)));
        if (HasFailure()) return;
      }
    }
    EXPECT_GT(answers_, 0);
    EXPECT_GT(requests_, 0);
  }

  std::mutex mutex_;
  std::vector<Event> heard_;
  City city_{take_database()};
  Resident anna_ = city_.arrive("anna");
  Resident benno_ = city_.arrive("benno");
  std::vector<std::string> own_;      // posts of Anna's
  std::string foreign_;               // a table of somebody else
  std::vector<std::string> written_;  // by the stranger
  std::mt19937 random_;
  int answers_ = 0;
  int requests_ = 0;
};
STADT_ON_BOTH_ENGINES(Strangers);

TEST_P(Strangers, AreHeardWithAnAnchorAndAReasonOnly) {
  if (GetParam() == TestEngine::sqlite) {
    try_sequences(40, 60);
  } else {
    try_sequences(5, 60);
  }
}

// The same deeds of somebody known are told, so that silence is no accident.
TEST_P(Strangers, AreNotSparedWhatFriendsMayDo) {
  const auto table = own_[0];
  city_.write(benno_, "Ein Angebot für @anna!");
  city_.write(benno_, "Ein Angebot für @anna!", R"("visibility":"direct")");
  for (const auto* verb : {"favourite", "reblog"}) {
    EXPECT_EQ(city_.post(fmt::format("/api/v1/statuses/{}/{}", table, verb), "{}", benno_).status, 200);
  }
  EXPECT_EQ(told(city_, anna_), "reblog benno, favourite benno, mention benno, mention benno");
  EXPECT_EQ(take_heard().size(), 4u) << "It was Anna who agreed to the contact.";
}

}  // namespace
}  // namespace stadt::testing
