// How a request moves on: both its rows, its outcome for the budget, and the event, each hearing only what is theirs.
#pragma once

#include "base/env.hpp"
#include "contacts/anchors.hpp"
#include "contacts/contact_request.hpp"
#include "sql/database.hpp"

namespace stadt::contacts {

void record_sent(sql::Transaction& transaction, Env& env, const Pair& pair, const ContactRequest& request);

// What later requests of anybody are compared with; nothing of a text that is too short to compare.
void record_compared(sql::Transaction& transaction, Env& env, const Pair& pair, RequestId request,
                     std::string_view signature);

// The addressee's word; `request` is theirs, held until the transaction ends.
void change(sql::Transaction& transaction, Env& env, PersonId addressee, const ContactRequest& request,
            RequestState next);
// The sender's; what is over already is refused, what is taken back already stays so.
Result<> take_back(sql::Transaction& transaction, Env& env, const Pair& pair, const ContactRequest& request);
// The two have become contacts by another request: this one is answered with it, and nobody is told twice.
void settle(sql::Transaction& transaction, Env& env, const Pair& pair);
// The city's: nobody asks any more.
void end_request(sql::Transaction& transaction, Env& env, const Pair& pair);

}  // namespace stadt::contacts
