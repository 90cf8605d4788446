// Whatever memory may have wrong is seen, and in which part.
#include "sight/city_checksum.hpp"

#include <gtest/gtest.h>

#include <functional>

#include "json/write.hpp"

namespace stadt {
namespace {

constexpr PersonId host{1};
constexpr PersonId guest{2};
constexpr Time begin{1'799'982'000'000};
constexpr ConversationId table_id{first_id_at(begin)};
const std::vector<std::string> tags = {"eins"};
const std::vector<std::string> links = {"https://beispiel.example/seite"};

PostFacts said(PersonId author, std::int64_t number) {
  PostFacts facts;
  facts.id = PostId{table_id.value + number};
  facts.conversation = table_id;
  facts.author = author;
  facts.words = 20;
  facts.asks = number == 0;
  if (number > 0) facts.parent = PostId{table_id.value};
  if (number > 0) facts.parent_author = host;
  return facts;
}

// A table at which one person has answered.
struct Small {
  Reclaimer reclaimer;
  CitySight city{reclaimer};
  Number table = 0;

  Small() {
    city.add(host);
    city.add(guest);
    table = city.add_table({.id = table_id, .host = host, .place = {}});
    city.add_tags(table, tags);
    city.add_links(table, links);
    city.put_post(said(host, 0));
    city.put_post(said(guest, 1));
    city.settle_all();
  }
  void follow(const Event& event) { city.apply(event); }
};

struct Lie {
  const char* name;
  std::uint64_t CityChecksum::* part;
  std::function<void(Small&)> tell;
};

const Lie lies[] = {
    {"a link", &CityChecksum::tables,
     [](Small& small) {
       const std::vector<std::string> other = {"https://beispiel.example/andere"};
       small.city.own_table(small.table).links.clear(small.city.memory());
       small.city.add_links(small.table, other);
     }},
    {"a seat", &CityChecksum::tables,
     [](Small& small) { small.city.own_person(2).sit_since(small.city.memory(), small.table, 0); }},
    {"when somebody sat there", &CityChecksum::tables,
     [](Small& small) { small.city.own_person(2).sit_since(small.city.memory(), small.table, 7); }},
    {"a guest", &CityChecksum::tables,
     [](Small& small) { small.city.own_table(small.table).seat_only(small.city.memory(), {}); }},
    {"a tag", &CityChecksum::tables, [](Small& small) { small.city.add_tags(small.table, {}); }},
    {"a letter", &CityChecksum::ties, [](Small& small) { small.city.note_letter(1, 2, begin); }},
    {"a contribution", &CityChecksum::uses,
     [](Small& small) {
       auto& use = small.city.own_person(2).tag_use(small.city.memory(), small.city.tag_number("eins"));
       ++use.contributions;
     }},
    {"warmth", &CityChecksum::uses,
     [](Small& small) {
       small.city.own_person(2).tag_use(small.city.memory(), small.city.tag_number("eins")).warmth += 1;
     }},
    {"a follower", &CityChecksum::people,
     [](Small& small) { small.city.own_person(1).followers.insert(small.city.memory(), 2); }},
    {"who listens", &CityChecksum::discretion,
     [](Small& small) {
       small.follow({.kind = EventKind::listening, .actor = guest.value, .object = table_id.value});
     }},
    {"a nod", &CityChecksum::posts,
     [](Small& small) {
       small.follow({.kind = EventKind::nodded,
                     .actor = guest.value,
                     .object = table_id.value,
                     .detail = std::to_string(table_id.value)});
     }},
    {"an answer", &CityChecksum::tables,
     [](Small& small) {
       small.follow({.kind = EventKind::posted,
                     .actor = guest.value,
                     .object = table_id.value + 2,
                     .detail = json::write(said(guest, 2))});
     }},
};

TEST(CityChecksum, SeesEveryLieInItsPart) {
  Small true_one;
  const auto truth = checksum(true_one.city);
  EXPECT_EQ(checksum(Small().city), truth);
  for (const auto& lie : lies) {
    Small small;
    lie.tell(small);
    EXPECT_NE(checksum(small.city).*lie.part, truth.*lie.part) << lie.name;
  }
}

TEST(CityChecksum, OfALightTableSeesWhatIsKeptInItsPlace) {
  Small one;
  Small other;
  one.city.fit(0);
  ASSERT_TRUE(one.city.table(one.table).is_light());
  EXPECT_NE(checksum(one.city), checksum(other.city));
  other.city.lighten_as(one.city);
  EXPECT_EQ(checksum(one.city), checksum(other.city));
  EXPECT_EQ(checksum(one.city).uses, checksum(Small().city).uses) << "sums are whole whatever is kept";
  for (const auto& lie : lies) {
    Small small;
    small.city.fit(0);
    const auto truth = checksum(small.city);
    lie.tell(small);
    EXPECT_NE(checksum(small.city).*lie.part, truth.*lie.part) << lie.name;
  }
  ++other.city.own_table(other.table).shares.at(0).contributions;
  EXPECT_NE(checksum(one.city).tables, checksum(other.city).tables);
}

}  // namespace
}  // namespace stadt
