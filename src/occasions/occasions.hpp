// What people do with occasions: tell one, put it in other words while it is young, take it back. Nobody is notified.
#pragma once

#include "base/env.hpp"
#include "occasions/rules.hpp"
#include "sql/database.hpp"

namespace stadt::occasions {

Result<OccasionId> tell(sql::Transaction& transaction, Env& env, PersonId person, const OccasionDraft& draft);
// One's own and living; anything else is not found. Circle, kind and role stay.
Result<OccasionId> change(sql::Transaction& transaction, Env& env, PersonId person, OccasionId id,
                          const std::string& words);
Result<OccasionId> take_back(sql::Transaction& transaction, Env& env, PersonId person, OccasionId id);

std::unexpected<Error> no_occasion();

}  // namespace stadt::occasions
