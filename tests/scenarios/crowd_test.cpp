// Many at once: whatever people do at the same moment, every counter equals what it counts, both directions of a
// relation agree, and sight shows what SQL holds.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <random>
#include <thread>

#include "support/city.hpp"
#include "support/database.hpp"

namespace stadt::testing {
namespace {

constexpr int people_count = 6;
constexpr int acts_of_each = 60;

// Rows that contradict each other, counted; each must count none.
constexpr const char* contradictions[] = {
    R"sql(SELECT count(*) FROM person WHERE followers <>
          (SELECT count(*) FROM follow_in WHERE person_id = person.id AND state = 0))sql",
    R"sql(SELECT count(*) FROM person WHERE following <>
          (SELECT count(*) FROM follow_out WHERE person_id = person.id AND state = 0))sql",
    R"sql(SELECT count(*) FROM person WHERE posts <>
          (SELECT count(*) FROM author_post WHERE author_id = person.id AND boost_of = 0 AND audience <= 1))sql",
    R"sql(SELECT count(*) FROM follow_out AS o WHERE NOT EXISTS
          (SELECT 1 FROM follow_in AS i WHERE i.person_id = o.target_id AND i.follower_id = o.person_id))sql",
    R"sql(SELECT count(*) FROM follow_in AS i WHERE NOT EXISTS
          (SELECT 1 FROM follow_out AS o WHERE i.person_id = o.target_id AND i.follower_id = o.person_id))sql",
    R"sql(SELECT count(*) FROM follow_out AS o JOIN follow_in AS i ON i.person_id = o.target_id
          AND i.follower_id = o.person_id WHERE o.notify <> i.notify OR o.state <> i.state)sql",
    R"sql(SELECT count(*) FROM notification AS n WHERE kind = 5 AND NOT EXISTS (SELECT 1 FROM reaction AS r WHERE
          r.person_id = n.from_id AND r.kind = 0 AND r.post_id = n.object_id))sql",
    R"sql(SELECT count(*) FROM notification AS n WHERE kind = 0 AND NOT EXISTS (SELECT 1 FROM post WHERE
          post.id = n.object_id AND deleted_at = 0))sql",
    R"sql(SELECT count(*) FROM notification AS n WHERE kind = 2 AND NOT EXISTS (SELECT 1 FROM reaction AS r WHERE
          r.person_id = n.from_id AND r.kind = 1 AND r.post_id = n.object_id))sql",
    R"sql(SELECT count(*) FROM notification AS n WHERE kind = 3 AND NOT EXISTS (SELECT 1 FROM follow_out AS f WHERE
          f.person_id = n.from_id AND f.target_id = n.owner_id))sql",
    R"sql(SELECT count(*) FROM block_out AS b JOIN follow_out AS f ON b.person_id = f.target_id
          AND b.target_id = f.person_id)sql",
    R"sql(SELECT count(*) FROM post WHERE nods <>
          (SELECT count(*) FROM post_reaction WHERE post_id = post.id AND kind = 0))sql",
    R"sql(SELECT count(*) FROM post WHERE boosts <>
          (SELECT count(*) FROM post_reaction WHERE post_id = post.id AND kind = 1))sql",
    R"sql(SELECT count(*) FROM post WHERE replies <>
          (SELECT count(*) FROM post AS r WHERE r.parent_id = post.id AND r.deleted_at = 0 AND r.audience <= 1))sql",
    R"sql(SELECT count(*) FROM post WHERE deleted_at <> 0 AND (source <> '' OR html <> ''))sql",
    R"sql(SELECT count(*) FROM post WHERE version <> (SELECT count(*) FROM post_edit WHERE post_id = post.id)
          AND deleted_at = 0)sql",
    R"sql(SELECT count(*) FROM post WHERE sketch <> '' AND (deleted_at <> 0 OR audience > 1 OR boost_of <> 0))sql",
    R"sql(SELECT count(*) FROM link_post WHERE NOT EXISTS
          (SELECT 1 FROM post WHERE post.id = link_post.id AND deleted_at = 0 AND audience = 0))sql",
    R"sql(SELECT count(*) FROM tag_post WHERE NOT EXISTS
          (SELECT 1 FROM post WHERE post.id = tag_post.id AND deleted_at = 0))sql",
    R"sql(SELECT count(*) FROM conversation WHERE replies <>
          (SELECT count(*) FROM post WHERE conversation_id = conversation.id AND parent_id <> 0 AND boost_of = 0
           AND deleted_at = 0 AND audience <= 1))sql",
    R"sql(SELECT count(*) FROM conversation WHERE guests <>
          (SELECT count(*) FROM guest WHERE conversation_id = conversation.id))sql",
    R"sql(SELECT count(*) FROM conversation WHERE listeners <>
          (SELECT count(*) FROM listening WHERE conversation_id = conversation.id))sql",
    R"sql(SELECT count(*) FROM conversation WHERE last_id <
          (SELECT max(id) FROM post WHERE conversation_id = conversation.id AND boost_of = 0 AND deleted_at = 0
           AND audience <= 1))sql",
    R"sql(SELECT count(*) FROM reaction WHERE NOT EXISTS (SELECT 1 FROM post_reaction AS p WHERE
          p.post_id = reaction.post_id AND p.kind = reaction.kind AND p.person_id = reaction.person_id))sql",
    R"sql(SELECT count(*) FROM letter_entry AS e WHERE last_id <> coalesce((SELECT max(post_id) FROM letter_post AS p
          WHERE p.owner_id = e.owner_id AND p.entry_id = e.id), 0))sql",
    R"sql(SELECT count(*) FROM letter_entry AS e WHERE told_id <> coalesce((SELECT max(post_id) FROM letter_post AS p
          WHERE p.owner_id = e.owner_id AND p.entry_id = e.id AND p.request_id = 0), 0))sql",
    R"sql(SELECT count(*) FROM letter_entry AS e WHERE NOT EXISTS (SELECT 1 FROM letter_post AS p WHERE
          p.owner_id = e.owner_id AND p.entry_id = e.id AND p.post_id = e.last_id AND p.author_id = e.last_by
          AND p.request_id = e.request_id))sql",
    R"sql(SELECT count(*) FROM letter_post AS l WHERE NOT EXISTS
          (SELECT 1 FROM post WHERE post.id = l.post_id AND deleted_at = 0 AND audience = 6))sql",
    R"sql(SELECT count(*) FROM letter_post AS l JOIN request_in AS r ON r.id = l.request_id
          AND r.person_id = l.owner_id WHERE r.state IN (1, 3, 6, 7))sql",
    R"sql(SELECT count(*) FROM mention AS m WHERE audience = 6 AND NOT EXISTS (SELECT 1 FROM letter_post AS l WHERE
          l.owner_id = m.person_id AND l.post_id = m.post_id) AND EXISTS (SELECT 1 FROM post WHERE
          post.id = m.post_id AND deleted_at = 0))sql",
    R"sql(SELECT count(*) FROM pebble AS p WHERE NOT EXISTS (SELECT 1 FROM reaction AS r WHERE r.kind = 2
          AND r.person_id = p.person_id AND r.post_id = p.post_id))sql",
};

class Crowd : public OnBothEngines {
 protected:
  Crowd() {
    for (int i = 0; i < people_count; ++i) people_.push_back(city_.arrive(fmt::format("person{}", i)));
    for (int i = 0; i < 3; ++i) tables_.push_back(city_.write(people_[0], "Tisch #eins #zwei"));
  }

  // One thing of all that a person may do, with few people and few tables, so that they meet.
  void act(std::size_t self, std::minstd_rand& random) {
    const auto& person = people_[self];
    const auto pick = [&](std::size_t count) { return static_cast<std::size_t>(random()) % count; };
    const auto& other = people_[(self + 1 + pick(people_count - 1)) % people_count];
    const auto account = "/api/v1/accounts/" + other.id;
    const auto table = tables_[pick(tables_.size())];
    const auto status = "/api/v1/statuses/" + table;
    switch (pick(17)) {
      case 0:
        return ignore(city_.post(account + "/follow", pick(2) ? R"({"notify": true})" : "{}", person));
      case 1:
        return ignore(city_.post(account + "/unfollow", "{}", person));
      case 2:
        return ignore(city_.post(account + (pick(2) ? "/block" : "/unblock"), "{}", person));
      case 3:
        return ignore(city_.post(status + "/favourite", "{}", person));
      case 4:
        return ignore(city_.post(status + "/unfavourite", "{}", person));
      case 5:
        return ignore(city_.post(status + "/reblog", "{}", person));
      case 6:
        return ignore(city_.post(status + "/unreblog", "{}", person));
      case 7:
        return ignore(city_.post("/api/stadt/v1/tables/" + table + "/listen", "{}", person));
      case 8:
        return ignore(city_.remove("/api/stadt/v1/tables/" + table + "/listen", person));
      case 9:
        return ignore(city_.patch("/api/v1/accounts/update_credentials", R"({"note": "neu"})", person));
      case 10:
        return ignore(city_.put("/api/v1/statuses/" + tables_[0], R"({"status": "Neu #zwei #eins"})", people_[0]));
      case 11:
        return ignore(city_.post(status + "/bookmark", R"({"stadt": {"line": "ja"}})", person));
      case 12:
        return ignore(city_.post(status + "/unbookmark", "{}", person));
      case 13:
        return answer_request(person, random);
      case 14:
      case 15:
        return write_letter(person, other, people_[pick(people_count)], pick(3) == 0);
      default:
        return answer(person, table, pick(3) == 0);
    }
  }

  // Writes an answer; of some the author thinks better, twice at once.
  void answer(const Resident& person, const std::string& table, bool takes_it_back) {
    const auto body = fmt::format(R"({{"status": "Ja? #zwei #eins", "in_reply_to_id": "{}"}})", table);
    const auto written = city_.post("/api/v1/statuses", body, person);
    if (written.status != 200 || !takes_it_back) return;
    const auto path = "/api/v1/statuses/" + written.text("id");
    std::jthread again([&] { city_.remove(path, person); });
    std::jthread edit([&] { city_.put(path, R"({"status": "doch #drei"})", person); });
    city_.remove(path, person);
  }

  // To one or two; of some the author thinks better.
  void write_letter(const Resident& person, const Resident& one, const Resident& other, bool takes_it_back) {
    const auto written =
        city_.post("/api/v1/statuses",
                   fmt::format(R"({{"status": "Hallo!", "visibility": "direct", "stadt": {{"to": ["{}", "{}"]}}}})",
                               one.id, other.id),
                   person);
    if (written.status == 200 && takes_it_back) city_.remove("/api/v1/statuses/" + written.text("id"), person);
    const auto entry = city_.get("/api/v1/conversations", person).text("0.id");
    city_.post("/api/v1/conversations/" + entry + "/read", "{}", person);
  }
  void answer_request(const Resident& person, std::minstd_rand& random) {
    constexpr const char* verbs[] = {"accept", "ask", "later", "discard", "advert", "restore"};
    const auto request = city_.get("/api/stadt/v1/requests?box=pile", person).text("0.id");
    city_.post(fmt::format("/api/stadt/v1/requests/{}/{}", request, verbs[random() % std::size(verbs)]),
               R"({"text": "Ja?"})", person);
  }

  static void ignore(const Reply&) {}  // blocked people are refused, and that is well

  // All that every person sees of the others, from memory.
  std::string views() {
    std::string seen;
    for (const auto& person : people_) {
      for (const auto* target : {"/api/v1/timelines/home", "/api/stadt/v1/tables", "/api/v1/timelines/tag/zwei"}) {
        seen += city_.get(target, person).raw.body + "\n";
      }
    }
    return seen;
  }

  City city_{take_database()};
  std::vector<Resident> people_;
  std::vector<std::string> tables_;
};
STADT_ON_BOTH_ENGINES(Crowd);

TEST_P(Crowd, CountersEqualWhatTheyCount) {
  {
    std::vector<std::jthread> threads;
    for (std::size_t self = 0; self < people_count; ++self) {
      threads.emplace_back([this, self] {
        std::minstd_rand random(static_cast<unsigned>(self + 1));
        for (int i = 0; i < acts_of_each; ++i) act(self, random);
      });
    }
  }
  auto& db = city_.app().database().session();
  for (const char* text : contradictions) EXPECT_EQ(db.find<std::int64_t>(text), 0) << text;
  const auto before = views();
  const auto sight = city_.app().check_sight();
  EXPECT_EQ(sight.in_memory, sight.in_sql);
  city_.app().read_sight();
  EXPECT_EQ(views(), before);
}

}  // namespace
}  // namespace stadt::testing
