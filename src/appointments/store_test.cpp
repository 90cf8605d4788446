#include "appointments/store.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/collect.hpp"
#include "support/database.hpp"

namespace stadt::appointments_store {
namespace {

constexpr PersonId mira{1};
constexpr PersonId leyla{2};
constexpr Time now{1'800'000'000'000};

Appointment one(std::int64_t id, AppointmentState state, std::int64_t over_in_ms, PersonId other = leyla) {
  Appointment appointment;
  appointment.id = AppointmentId{id};
  appointment.other = other;
  appointment.state = state;
  appointment.what = "Drei Fragen";
  appointment.place = "Am Wehr";
  appointment.minutes = 60;
  appointment.time_zone = "Europe/Berlin";
  appointment.time_1 = appointment.over_at = Time{now.ms + over_in_ms};
  appointment.letter = appointment.post = PostId{id * 10};
  appointment.words = "Kommst Du?";
  appointment.created_at = appointment.changed_at = now;
  return appointment;
}

class AppointmentsStore : public testing::OnBothEngines {
 protected:
  void write(const std::function<void(sql::Transaction&)>& work) {
    EXPECT_TRUE(database_->write_and_wait([&](sql::Transaction& transaction) -> Result<> {
      work(transaction);
      return {};
    }));
  }
  void insert(const std::vector<Owned>& rows) {
    write([&](sql::Transaction& transaction) { appointments_store::insert(transaction, rows); });
  }
  static std::vector<std::int64_t> ids(const std::vector<Appointment>& rows) {
    return collect(rows, [](const auto& row) { return row.id.value; });
  }
  sql::Session& db() { return database_->session(); }

  std::unique_ptr<sql::Database> database_ = take_database();
};
STADT_ON_BOTH_ENGINES(AppointmentsStore);

using enum AppointmentState;

TEST_P(AppointmentsStore, KeepsWhatItIsGivenForItsOwnerAlone) {
  auto kept = one(7, proposed, 1000);
  kept.by_me = kept.my_turn = true;
  kept.time_2 = Time{5};
  kept.sequence = 3;
  insert({{mira, kept}});
  EXPECT_EQ(find(db(), mira, kept.id), kept);
  EXPECT_EQ(by_letter(db(), mira, PostId{70}), kept);
  EXPECT_EQ(find(db(), leyla, kept.id), std::nullopt);
  EXPECT_EQ(by_letter(db(), leyla, PostId{70}), std::nullopt);

  kept.state = accepted;
  kept.my_turn = false;
  kept.last_by_me = true;
  kept.starts_at = kept.time_2;
  kept.post = PostId{71};
  kept.words = "Doch";
  kept.sequence = 4;
  kept.changed_at = Time{9};
  kept.time_zone = "UTC";
  write([&](sql::Transaction& transaction) { update(transaction, std::vector<Owned>{{mira, kept}}); });
  EXPECT_EQ(find(db(), mira, kept.id), kept);
}

TEST_P(AppointmentsStore, ListsWhatComesWhatIsOpenAndWhatIsPast) {
  insert({{mira, one(1, accepted, 5000)},
          {mira, one(2, accepted, 3000)},
          {mira, one(3, accepted, 0)},
          {mira, one(4, proposed, 9000)},
          {mira, one(5, countered, 1000, PersonId{3})},
          {mira, one(6, proposed, -1)},
          {mira, one(7, declined, 9000)},
          {mira, one(8, cancelled, 9000)},
          {mira, one(9, ended, 9000)},
          {leyla, one(10, accepted, 9000)}});
  using Ids = std::vector<std::int64_t>;
  EXPECT_EQ(ids(coming(db(), mira, now, 9)), (Ids{2, 1}));
  EXPECT_EQ(ids(coming(db(), mira, now, 1)), (Ids{2}));
  EXPECT_EQ(ids(open(db(), mira, now, 9)), (Ids{5, 4}));
  EXPECT_EQ(ids(past(db(), mira, now, INT64_MAX, 9)), (Ids{9, 8, 7, 6, 3}));
  EXPECT_EQ(ids(past(db(), mira, now, 8, 2)), (Ids{7, 6}));
  EXPECT_EQ(ids(with(db(), mira, leyla, INT64_MAX, 3)), (Ids{9, 8, 7}));
  EXPECT_EQ(ids(with(db(), mira, leyla, 3, 3)), (Ids{2, 1}));
  EXPECT_EQ(ids(living_with(db(), mira, leyla, now)), (Ids{1, 2, 4}));
  const AppointmentId wanted[] = {AppointmentId{2}, AppointmentId{10}, AppointmentId{7}};
  EXPECT_EQ(ids(find(db(), mira, wanted)), (Ids{2, 7}));
}

TEST_P(AppointmentsStore, AReminderIsTakenOnce) {
  const std::vector<Due> rows = {{20, mira, AppointmentId{7}, Time{100}},
                                 {20, leyla, AppointmentId{7}, Time{100}},
                                 {20, mira, AppointmentId{8}, Time{50}},
                                 {21, mira, AppointmentId{9}, Time{200}},
                                 {22, mira, AppointmentId{9}, Time{300}}};
  write([&](sql::Transaction& transaction) {
    put_due(transaction, rows);
    put_due(transaction, rows);
  });
  const std::int64_t days[] = {20, 21};
  const auto ids_of = [](const std::vector<Due>& due) {
    return collect(due, [](const auto& row) { return row.id.value * 10 + row.person.value; });
  };
  EXPECT_EQ(ids_of(due(db(), days, Time{99}, 9)), (std::vector<std::int64_t>{81}));
  EXPECT_EQ(ids_of(due(db(), days, Time{900}, 9)), (std::vector<std::int64_t>{81, 71, 72, 91}));
  EXPECT_EQ(ids_of(due(db(), days, Time{900}, 2)), (std::vector<std::int64_t>{81, 71, 91}));
  for (const bool is_there : {true, false}) {
    write([&](sql::Transaction& transaction) { EXPECT_EQ(take_due(transaction, rows[0]), is_there); });
  }
  EXPECT_EQ(ids_of(due(db(), days, Time{900}, 9)), (std::vector<std::int64_t>{81, 72, 91}));
}

}  // namespace
}  // namespace stadt::appointments_store
