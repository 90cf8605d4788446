#include "base/collect.hpp"
#include "base/scopes.hpp"
#include "contacts/request_entity.hpp"
#include "contacts/routes.hpp"
#include "contacts/store.hpp"
#include "http/page.hpp"
#include "people/people.hpp"
#include "people/ties.hpp"

namespace stadt {

namespace {

struct ContactEntity {
  json::Rendered<Account> account;
  Closeness closeness = Closeness::contact;
  Time since;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(ContactEntity, (), (account, closeness, since, note))

// What one keeps of somebody for oneself, and where the two stand.
struct Card {
  bool contact = false;
  std::optional<Closeness> closeness;
  std::optional<Time> since;
  std::string note;
  std::optional<RequestEntity> request_in;
  std::optional<RequestEntity> request_out;
  bool may_ask = false;
  bool may_write = false;  // a message arrives as one, not as a request
};
BOOST_DESCRIBE_STRUCT(Card, (), (contact, closeness, since, note, request_in, request_out, may_ask, may_write))

struct CardInput {
  std::optional<Closeness> closeness;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(CardInput, (), (closeness, note))

std::unexpected<Error> nobody() { return fail(ErrorKind::not_found, "not_found", "There is nobody by this id."); }

Result<http::Answer> list_contacts(const PostsParts& parts, http::Call& call) {
  const PersonId me = call.viewer.person;
  const auto page = TRY(http::read_page(call.request, {.usual = 40, .most = 80}));
  const auto listed = people::contacts(call.db, me, page.before(), page.limit);
  const auto people = collect(listed, [](const auto& contact) { return contact.person; });
  const auto accounts = parts.accounts.fragments(call.db, people);
  const auto sides = people::acquaintances(call.db, me, people);
  std::vector<ContactEntity> contacts;
  for (std::size_t i = 0; i < listed.size(); ++i) {
    if (accounts[i]) contacts.push_back({{{*accounts[i]}}, listed[i].closeness, listed[i].since, sides[i].note});
  }
  auto response = http::json_response(contacts);
  if (!listed.empty()) {
    http::add_links(response, call.request, listed.front().cursor, listed.back().cursor,
                    http::more_after(listed.size(), page));
  }
  return response;
}

// The request of a pair that waits still, as the viewer has it.
std::optional<RequestEntity> waiting(const PostsParts& parts, http::Call& call, PersonId from, PersonId to) {
  const auto id = contacts_store::claimed(call.db, from, to);
  auto entity = id ? contacts::find_request(parts.accounts, call.db, call.viewer.person, *id) : std::nullopt;
  if (!entity || !contacts::is_living(entity->state)) return std::nullopt;
  return entity;
}

Result<http::Response> show_card(const PostsParts& parts, http::Call& call, PersonId other) {
  const PersonId me = call.viewer.person;
  const auto side = people::acquaintance(call.db, me, other);
  if (me == other || !side.on_speaking_terms || !parts.accounts.person(call.db, other)) return nobody();
  Card card{.contact = side.contact,
            .closeness = std::nullopt,
            .since = std::nullopt,
            .note = side.note,
            .request_in = waiting(parts, call, other, me),
            .request_out = waiting(parts, call, me, other),
            .may_ask = false,
            .may_write = knows(people::acquaintance(call.db, other, me))};
  if (side.contact) {
    card.closeness = side.closeness;
    card.since = side.since;
  }
  card.may_ask = !side.contact && !card.request_in && !card.request_out;
  return http::json_response(card);
}

Result<http::Answer> change_card(const PostsParts& parts, http::Call& call) {
  const auto other = TRY(call.request.path_id<PersonId>(0));
  const auto input = TRY(call.request.read<CardInput>());
  return http::write(
      [&env = parts.env, me = call.viewer.person, other, input](sql::Transaction& transaction) -> Result<PersonId> {
        if (input.note) CHECKED(people::put_note(transaction, me, other, *input.note));
        if (input.closeness) CHECKED(people::set_closeness(transaction, env, me, other, *input.closeness));
        return other;
      },
      [parts](http::Call& again, PersonId shown) { return show_card(parts, again, shown); });
}

Result<http::Answer> end_contact(const PostsParts& parts, http::Call& call) {
  const auto other = TRY(call.request.path_id<PersonId>(0));
  return http::write(
      [&env = parts.env, me = call.viewer.person, other](sql::Transaction& transaction) -> Result<PersonId> {
        if (!people::end_contact(transaction, env, me, other)) return nobody();
        return other;
      },
      [](http::Call&, PersonId) -> Result<http::Response> { return http::Response{.body = "{}"}; });
}

}  // namespace

http::Routes contact_routes(const PostsParts& parts) {
  const http::Access reader{.who = http::Who::person, .scopes = scopes::read_follows};
  const http::Access writer{.who = http::Who::person, .scopes = scopes::write_follows};
  using enum http::Method;
  return {{.method = get,
           .pattern = "/api/stadt/v1/contacts",
           .access = reader,
           .handler = [parts](http::Call& call) { return list_contacts(parts, call); },
           .summary = "One's contacts, newest first.",
           .schema_out = json::schema<std::vector<ContactEntity>>()},
          {.method = delete_,
           .pattern = "/api/stadt/v1/contacts/{id}",
           .access = writer,
           .handler = [parts](http::Call& call) { return end_contact(parts, call); },
           .summary = "End a contact, for both; who follows whom stays."},
          {.method = get,
           .pattern = "/api/stadt/v1/people/{id}/card",
           .access = reader,
           .handler = [parts](http::Call& call) -> Result<http::Answer> {
             return TRY(show_card(parts, call, TRY(call.request.path_id<PersonId>(0))));
           },
           .summary = "The private card of somebody: closeness, note, and where the two stand.",
           .schema_out = json::schema<Card>()},
          {.method = put,
           .pattern = "/api/stadt/v1/people/{id}/card",
           .access = writer,
           .handler = [parts](http::Call& call) { return change_card(parts, call); },
           .summary = "Change the private card.",
           .schema_in = json::schema<CardInput>(),
           .schema_out = json::schema<Card>()}};
}

}  // namespace stadt
