#include "contacts/request_entity.hpp"
#include "contacts/rules.hpp"
#include "contacts/store.hpp"
#include "people/ties.hpp"

namespace stadt::contacts {

namespace {

RequestEntity entity_of(const ContactRequest& request, RequestDirection direction, const std::string& account) {
  RequestEntity entity{.id = request.id,
                       .direction = direction,
                       .state = request.state,
                       .account = {{account}},
                       .anchor = request.anchor,
                       .reason = request.reason,
                       .delivered = request.delivery,
                       .why = {{request.why}},
                       .created_at = request.created_at,
                       .answered_at = std::nullopt,
                       .undo_until = std::nullopt,
                       .by_message = bool(request.post),
                       .post_id = std::nullopt};
  if (request.state != RequestState::pending) entity.answered_at = request.changed_at;
  if (is_put_aside(request.state)) entity.undo_until = request.changed_at + undo_for;
  if (request.post) entity.post_id = request.post;
  return entity;
}

}  // namespace

std::vector<RequestEntity> present(Accounts& accounts, sql::Session& db, PersonId viewer, RequestDirection direction,
                                   std::span<const ContactRequest> requests) {
  std::vector<PersonId> others;
  for (const auto& request : requests) others.push_back(request.other);
  const auto fragments = accounts.fragments(db, others);
  const auto sides = people::acquaintances(db, viewer, others);
  std::vector<RequestEntity> entities;
  for (std::size_t i = 0; i < requests.size(); ++i) {
    if (fragments[i] && sides[i].on_speaking_terms)
      entities.push_back(entity_of(requests[i], direction, *fragments[i]));
  }
  return entities;
}

std::vector<RequestEntity> find_requests(Accounts& accounts, sql::Session& db, PersonId viewer,
                                         std::span<const RequestId> ids) {
  if (ids.empty()) return {};
  auto entities = present(accounts, db, viewer, RequestDirection::in, contacts_store::incoming(db, viewer, ids));
  auto sent = present(accounts, db, viewer, RequestDirection::out, contacts_store::outgoing(db, viewer, ids));
  entities.insert(entities.end(), std::make_move_iterator(sent.begin()), std::make_move_iterator(sent.end()));
  return entities;
}

std::optional<RequestEntity> find_request(Accounts& accounts, sql::Session& db, PersonId viewer, RequestId id) {
  auto found = find_requests(accounts, db, viewer, std::span(&id, 1));
  if (found.empty()) return std::nullopt;
  return std::move(found[0]);
}

}  // namespace stadt::contacts
