// How people become contacts: ask with a reason, answer, take back. Each runs inside one transaction, reads every fact
// again and records what follows. The addressee's row is the truth; the sender is never told of being put aside.
#pragma once

#include <optional>
#include <string>

#include "contacts/anchors.hpp"
#include "contacts/budget_rules.hpp"
#include "contacts/contact_request.hpp"
#include "contacts/rules.hpp"
#include "posts/posts.hpp"
#include "sql/database.hpp"

namespace stadt::contacts {

struct Wish {
  PersonId to;
  Anchor anchor;
  std::string reason;  // checked
};
Result<RequestId> ask(sql::Transaction& transaction, const PostsParts& parts, PersonId from, const Wish& wish);

// A first letter to somebody who does not know its author (letters/). The request that waits for an answer: a new one,
// or the one that the pair has already.
struct Letter {
  PostId post;
  PersonId from;
  PersonId to;
  PostId answers;  // none: it comes out of nowhere
  std::string text;
};
Result<RequestId> ask_by_letter(sql::Transaction& transaction, Env& env, const Campaigns& campaigns,
                                const Letter& letter);

// What the addressee says; `letter` is their own sentence to the sender, where there is one.
struct Answer {
  RequestAct act = RequestAct::later;
  std::optional<posts::Prepared> letter;
};
Result<RequestId> answer(sql::Transaction& transaction, const PostsParts& parts, PersonId addressee, RequestId id,
                         const Answer& answer);
Result<RequestId> withdraw(sql::Transaction& transaction, const PostsParts& parts, PersonId sender, RequestId id);
// For those who look after the city: sending may go on before its stop ends.
Result<> lift_stop(sql::Transaction& transaction, PersonId sender);

// A block ends the requests between two people; a letter of the addressee's to the sender asks back; a letter that was
// a request takes it along when it is deleted.
Result<> derive(sql::Transaction& transaction, Env& env, const Event& event);

// What would become of a wish, before it is sent.
struct Outlook {
  DeliveryDecision decision;
  int resembles = 0;
  bool have_talked = false;
  bool exhausted = false;
  std::optional<Time> stopped_until;
};
Result<Outlook> outlook(sql::Session& db, const PostsParts& parts, PersonId from, const Wish& wish);

}  // namespace stadt::contacts
