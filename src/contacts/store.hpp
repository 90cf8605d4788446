// Every SQL statement about requests. A request is two rows of one transaction: `request_in`, the addressee's, holds
// its true state; `request_out`, the sender's, what the sender is told.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "contacts/contact_request.hpp"
#include "sql/database.hpp"

namespace stadt::contacts_store {

struct NewRequest {
  ContactRequest request;  // `other` is the addressee
  PersonId from;
  std::string signature;
  bool uncounted = false;
};
void insert(sql::Transaction& transaction, const NewRequest& request);

// One living request a pair: the request that holds the claim, or none when it is claimed now.
std::optional<RequestId> claim(sql::Transaction& transaction, PersonId from, PersonId to, RequestId id);
void move_claim(sql::Transaction& transaction, PersonId from, PersonId to, RequestId id);
void release_claim(sql::Transaction& transaction, PersonId from, PersonId to);
std::optional<RequestId> claimed(sql::Session& db, PersonId from, PersonId to);

std::optional<ContactRequest> incoming(sql::Session& db, PersonId addressee, RequestId id);
std::optional<ContactRequest> outgoing(sql::Session& db, PersonId sender, RequestId id);
std::vector<ContactRequest> incoming(sql::Session& db, PersonId addressee, std::span<const RequestId> ids);
std::vector<ContactRequest> outgoing(sql::Session& db, PersonId sender, std::span<const RequestId> ids);
// The same, held until the transaction ends, so that of two answers the second sees the first.
std::optional<ContactRequest> locked_incoming(sql::Transaction& transaction, PersonId addressee, RequestId id);

void set_incoming(sql::Transaction& transaction, PersonId addressee, RequestId id, RequestState state, Time at);
void set_outgoing(sql::Transaction& transaction, PersonId sender, RequestId id, RequestState state, Time at);
void set_outcome(sql::Transaction& transaction, PersonId sender, RequestId id, RequestOutcome outcome, Time at);

enum class Box { in, pile, aside, out };
std::vector<ContactRequest> list(sql::Session& db, PersonId person, Box box, std::int64_t before, int limit);
struct Waiting {
  int inbox = 0;
  int pile = 0;
};
Waiting count_waiting(sql::Session& db, PersonId person);

// The sender's own past, newest first, at most `limit`.
std::vector<PastRequest> history(sql::Session& db, PersonId sender, int limit);
// What later requests are compared with: signatures of counted requests sent after `since`, but to whom `except` is.
std::vector<std::string> signatures(sql::Session& db, PersonId sender, Time since, PersonId except, int limit);

struct Stop {
  Time until;
  int marks = 0;
  int known = 0;
};
std::optional<Stop> stop(sql::Session& db, PersonId sender);
void put_stop(sql::Transaction& transaction, PersonId sender, const Stop& stop);
bool lift_stop(sql::Transaction& transaction, PersonId sender);

}  // namespace stadt::contacts_store
