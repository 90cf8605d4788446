// A request as the API shows it to one of the two.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "contacts/contact_request.hpp"
#include "json/write.hpp"
#include "people/account.hpp"
#include "people/accounts.hpp"

namespace stadt {

enum class RequestDirection { in, out };
BOOST_DESCRIBE_ENUM(RequestDirection, in, out)

struct RequestEntity {
  RequestId id;
  RequestDirection direction = RequestDirection::in;
  RequestState state = RequestState::pending;
  json::Rendered<Account> account;  // the other one
  Anchor anchor;
  std::string reason;
  Delivery delivered = Delivery::inbox;
  json::Rendered<std::vector<Why>> why;
  Time created_at;
  std::optional<Time> answered_at;
  std::optional<Time> undo_until;  // of one's own putting aside
  bool by_message = false;
  std::optional<PostId> post_id;  // the message
};
BOOST_DESCRIBE_STRUCT(RequestEntity, (),
                      (id, direction, state, account, anchor, reason, delivered, why, created_at, answered_at,
                       undo_until, by_message, post_id))

namespace contacts {

// In the order of the requests; those of people who are gone or hidden are left out.
std::vector<RequestEntity> present(Accounts& accounts, sql::Session& db, PersonId viewer, RequestDirection direction,
                                   std::span<const ContactRequest> requests);
// One request for one of its two, from whichever side they stand on; nothing if it is not there for them.
std::optional<RequestEntity> find_request(Accounts& accounts, sql::Session& db, PersonId viewer, RequestId id);
// The same of many, in any order.
std::vector<RequestEntity> find_requests(Accounts& accounts, sql::Session& db, PersonId viewer,
                                         std::span<const RequestId> ids);

}  // namespace contacts
}  // namespace stadt
