// What people do at a column: hang a poster, change it, take it down, raise a thumb. Nobody is told of any of it.
#pragma once

#include "base/env.hpp"
#include "pillars/notice.hpp"
#include "sql/database.hpp"

namespace stadt::pillars {

// `checked` is what rules made of a draft. A conflict while another poster of the person lives.
Result<NoticeId> post(sql::Transaction& transaction, Env& env, PersonId person, Notice checked);
// The same of a draft that was not checked yet.
Result<NoticeId> post(sql::Transaction& transaction, Env& env, PersonId person, const NoticeDraft& draft);
// One's own and living; anything else is not found.
Result<NoticeId> change(sql::Transaction& transaction, Env& env, PersonId person, NoticeId id, Notice checked);
Result<NoticeId> take_down(sql::Transaction& transaction, Env& env, PersonId person, NoticeId id);

// Raising twice is raising once; a thumb lasts as long as the poster.
enum class ThumbWish { raised, lowered };
Result<NoticeId> thumb(sql::Transaction& transaction, Env& env, PersonId person, NoticeId id, ThumbWish wish);

std::unexpected<Error> no_notice();

}  // namespace stadt::pillars
