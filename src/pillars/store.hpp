// Every SQL statement about posters.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "pillars/notice.hpp"
#include "sql/database.hpp"

namespace stadt::pillars_store {

// Claims the person's one place. False while a poster of theirs lives; `dead` is what hung there before.
struct Claim {
  PersonId person;
  NoticeId notice;
  Time ends_at;
};
std::optional<Claim> claim_of(sql::Session& db, PersonId person);
bool claim(sql::Transaction& transaction, const Claim& claim, Time now);
void move_claim(sql::Transaction& transaction, const Claim& claim);
void release_claim(sql::Transaction& transaction, PersonId person);

void insert(sql::Transaction& transaction, const Notice& notice, std::int64_t span);
// `before` is the span in which it stood.
void update(sql::Transaction& transaction, const Notice& notice, std::int64_t before, std::int64_t after);
// With its thumbs.
void remove(sql::Transaction& transaction, NoticeId notice, std::int64_t span);

std::optional<Notice> notice(sql::Session& db, NoticeId id);
// Those that there are, in any order.
std::vector<Notice> notices(sql::Session& db, std::span<const NoticeId> ids);
// What ends in these spans and after `now`, what ends first in front.
std::vector<Hanging> hanging(sql::Session& db, std::span<const std::int64_t> spans, Time now, int limit);

// Each answers whether it changed anything.
bool insert_thumb(sql::Transaction& transaction, NoticeId notice, PersonId person, Time at);
bool delete_thumb(sql::Transaction& transaction, NoticeId notice, PersonId person);
bool count_thumb(sql::Transaction& transaction, NoticeId notice, int change);

struct Thumb {
  NoticeId notice;
  PersonId person;

  bool operator==(const Thumb&) const = default;
};
// The newest of each, at most `limit` each.
std::vector<Thumb> thumbs(sql::Session& db, std::span<const NoticeId> notices, int limit);
std::vector<NoticeId> thumbed(sql::Session& db, std::span<const NoticeId> notices, PersonId person);

}  // namespace stadt::pillars_store
