#include "sight/published.hpp"

#include <gtest/gtest.h>

#include <map>
#include <new>
#include <random>
#include <set>
#include <thread>

#include "sight/heads.hpp"
#include "sight/published_map.hpp"
#include "sight/table_timeline.hpp"

namespace stadt {

namespace {

class Published : public ::testing::Test {
 protected:
  Published() { memory_.let_readers_in(); }

  std::uint32_t number_below(std::uint32_t bound) { return static_cast<std::uint32_t>(random_() % bound); }

  Reclaimer reclaimer_;
  Memory memory_{reclaimer_};
  std::mt19937 random_{7};
};

TEST_F(Published, ASetIsWhatASetIs) {
  for (const unsigned range : {20U, 3000U}) {
    NumberSet set;
    std::set<std::uint32_t> expected;
    for (int i = 0; i < 8000; ++i) {
      const std::uint32_t number = 1 + number_below(range);
      if (random_() % 3 != 0) {
        ASSERT_EQ(set.insert(memory_, number), expected.insert(number).second);
      } else {
        ASSERT_EQ(set.erase(memory_, number), expected.erase(number) == 1);
      }
      const std::uint32_t asked = 1 + number_below(range);
      ASSERT_EQ(set.contains(asked), expected.contains(asked));
    }
    std::vector<std::uint32_t> scratch;
    const auto sorted = set.sorted(scratch);
    EXPECT_TRUE(std::ranges::equal(sorted, expected));
  }
}

TEST_F(Published, ANumberInASetTakesLittleMoreThanFourBytes) {
  std::vector<std::uint32_t> numbers(1000);
  for (std::uint32_t i = 0; i < 1000; ++i) numbers[i] = i * 7;
  NumberSet set;
  set.assign(memory_, numbers);
  EXPECT_LE(memory_.held(), 1000 * 4 + 16);
  for (std::uint32_t i = 0; i < 1000; ++i) set.insert(memory_, i * 7 + 1);
  EXPECT_LE(memory_.held(), 2000 * 6 + 16);
}

// AddressSanitizer sees that nothing is left of it, either.
TEST_F(Published, AChangeThatFailsIsNotSeen) {
  PersonSight person;
  person.change(memory_, [](Discretion& own) { own.blocking.insert(1); });
  const Discretion before = person.discretion();
  EXPECT_THROW(person.change(memory_,
                             [](Discretion& own) {
                               own.blocking.insert(2);
                               throw std::bad_alloc();
                             }),
               std::bad_alloc);
  EXPECT_EQ(person.discretion(), before);
}

TEST_F(Published, AMapKeepsWhatItWasTold) {
  PublishedMap map;
  std::map<std::int64_t, std::uint32_t> expected;
  for (int i = 0; i < 20'000; ++i) {
    const std::int64_t id = 1 + static_cast<std::int64_t>(random_() % 5000) * 1'000'003;
    const std::uint32_t number = number_below(1'000'000);
    map.put(memory_, id, number);
    expected[id] = number;
  }
  for (const auto& [id, number] : expected) ASSERT_EQ(map.find(id), number);
  EXPECT_EQ(map.find(2), 0U);
  std::size_t count = 0;
  map.each([&](std::int64_t id, std::uint32_t number) {
    ++count;
    ASSERT_EQ(expected[id], number);
  });
  EXPECT_EQ(count, expected.size());
}

TEST_F(Published, ATimelineIsInOrderAlsoWhenItComesOutOfOrder) {
  TableTimeline timeline;
  std::map<std::int64_t, Number> expected;
  for (int i = 1; i <= 5000; ++i) {
    const std::int64_t id = i * 10 + static_cast<std::int64_t>(random_() % 2000);
    if (!expected.emplace(id, i).second) continue;
    for (int twice = 0; twice < 2; ++twice) timeline.put(memory_, {PostId{id}, static_cast<Number>(i)});
  }
  for (const std::int64_t bound : {INT64_MAX, std::int64_t{31'000}, std::int64_t{15}}) {
    auto next = std::make_reverse_iterator(expected.lower_bound(bound));
    timeline.each_below(PostId{bound}, [&](const TableTimeline::Entry& entry) {
      EXPECT_NE(next, expected.rend());
      EXPECT_EQ(entry.last.value, next->first);
      EXPECT_EQ(entry.table, next->second);
      ++next;
      return true;
    });
    EXPECT_EQ(next, expected.rend());
  }
}

TEST_F(Published, HeadsAreThoseWithTheGreatestKeys) {
  std::map<Number, std::int64_t> keys;
  Heads heads;
  const auto key_of = [&](Number table) { return keys[table]; };
  for (int i = 0; i < 20'000; ++i) {
    const Number table = 1 + number_below(2000);
    keys[table] = std::max(keys[table], static_cast<std::int64_t>(i * 10 + random_() % 5000));
    heads.put(memory_, table, keys[table], key_of);
  }
  std::vector<std::int64_t> all;
  all.reserve(keys.size());
  for (const auto& [table, key] : keys) all.push_back(key);
  std::ranges::sort(all, std::greater<>());
  ASSERT_EQ(heads.view().size(), most_heads);
  for (const Number table : heads.view()) EXPECT_GE(keys[table], all[most_heads - 1]);
}

TEST_F(Published, HeadsFilledAtOnceAreThoseWithTheGreatestKeysAndStayIt) {
  std::map<Number, std::int64_t> keys;
  std::vector<Heads::Keyed> all;
  for (Number table = 1; table <= 3 * most_heads; ++table) {
    keys[table] = static_cast<std::int64_t>(table * 7919 % 1009);
    all.push_back({keys[table], table});
  }
  Heads heads;
  heads.fill(memory_, all);
  std::ranges::sort(all, std::greater<>(), &Heads::Keyed::key);
  ASSERT_EQ(heads.view().size(), most_heads);
  const auto least = all[most_heads - 1].key;
  for (const Number table : heads.view()) EXPECT_GE(keys[table], least);
  const auto key_of = [&](Number table) { return keys[table]; };
  const Number lower = 3 * most_heads + 1;
  const Number higher = lower + 1;
  keys[lower] = least - 1;
  keys[higher] = least + 1;
  heads.put(memory_, lower, keys[lower], key_of);
  heads.put(memory_, higher, keys[higher], key_of);
  EXPECT_FALSE(holds(heads.view(), lower));
  EXPECT_TRUE(holds(heads.view(), higher));
  EXPECT_EQ(heads.view().size(), most_heads);
}

TEST_F(Published, FewerTablesThanHeadsAllStandThere) {
  Heads heads;
  heads.fill(memory_, {{5, 1}, {3, 2}});
  EXPECT_EQ(heads.view().size(), 2U);
}

// Under the thread sanitizer, and address sanitizer, this is where a mistake shows.
TEST_F(Published, ReadersSeeWholeListsWhileTheWriterChangesThem) {
  NumberedArray<PublishedArray<std::uint64_t>> lists;
  PublishedMap numbers;
  for (std::int64_t i = 1; i <= 16; ++i) numbers.put(memory_, i, lists.add([](auto&) {}));
  std::atomic<bool> stop = false;
  std::atomic<std::int64_t> looked = 0;
  constexpr std::size_t most_readers = 3;
  std::vector<std::thread> readers;
  readers.reserve(most_readers);
  while (readers.size() < most_readers) {
    readers.emplace_back([&] {
      while (!stop) {
        const auto visit = reclaimer_.visit();
        for (std::int64_t id = 1; id <= 16; ++id) {
          const auto list = lists[numbers.find(id)].view();
          for (std::size_t at = 1; at < list.size(); ++at) ASSERT_EQ(list[at], list[at - 1] + 1);
        }
        ++looked;
      }
    });
  }
  std::uint64_t next[17] = {};
  while (looked < 300) {
    for (Number number = 1; number <= 16; ++number) {
      lists[number].append(memory_, next[number]++);
      if (lists[number].size() > 40 + number) lists[number].erase(memory_, 0, 30);
      if (random_() % 97 == 0) lists[number].clear(memory_);
    }
  }
  stop = true;
  for (auto& reader : readers) reader.join();
  reclaimer_.collect();
  EXPECT_EQ(reclaimer_.waiting(), 0U);
}

}  // namespace

}  // namespace stadt
