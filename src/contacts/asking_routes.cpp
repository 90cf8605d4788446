#include "base/scopes.hpp"
#include "contacts/request_entity.hpp"
#include "contacts/routes.hpp"
#include "people/beholder.hpp"

namespace stadt {

namespace {

// An honest evening has few requests; the budget decides, this only slows a machine down.
constexpr http::Bucket asking_bucket{"asking", 60, std::chrono::minutes(30)};

struct AnchorInput {
  AnchorKind kind = AnchorKind::none;
  std::optional<std::string> id;
  std::optional<std::string> text;
};
BOOST_DESCRIBE_STRUCT(AnchorInput, (), (kind, id, text))

struct WishInput {
  PersonId account_id;
  AnchorInput anchor;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(WishInput, (), (account_id, anchor, reason))

// What the sender sees before sending.
struct Mirror {
  int resembles = 0;  // own requests of the last weeks
  bool reads_like_offer = false;
  bool too_short = false;
  Delivery delivered = Delivery::inbox;
  std::vector<Why> why;
  bool among_friends = false;  // they have talked at the anchor's table: nothing of it applies
  bool exhausted = false;      // as many as may be are on their way
  std::optional<Time> stopped_until;
};
BOOST_DESCRIBE_STRUCT(Mirror, (),
                      (resembles, reads_like_offer, too_short, delivered, why, among_friends, exhausted, stopped_until))

struct AnchorsInput {
  PersonId account_id;
};
BOOST_DESCRIBE_STRUCT(AnchorsInput, (), (account_id))

contacts::Wish wish_of(WishInput input) {
  return {
      .to = input.account_id,
      .anchor = {input.anchor.kind, std::move(input.anchor.id).value_or(""), std::move(input.anchor.text).value_or("")},
      .reason = std::move(input.reason)};
}

Result<http::Response> request_response(const PostsParts& parts, http::Call& call, RequestId id) {
  auto entity = contacts::find_request(parts.accounts, call.db, call.viewer.person, id);
  if (!entity) return fail(ErrorKind::not_found, "not_found", "There is no such request.");
  return http::json_response(*entity);
}

Result<http::Answer> ask(const PostsParts& parts, http::Call& call) {
  auto wish = wish_of(TRY(call.request.read<WishInput>()));
  wish.reason = TRY(contacts::checked_reason(wish.reason));
  return http::write([parts, from = call.viewer.person, wish = std::move(wish)](
                         sql::Transaction& transaction) { return contacts::ask(transaction, parts, from, wish); },
                     [parts](http::Call& again, RequestId id) { return request_response(parts, again, id); });
}

Result<http::Answer> show_mirror(const PostsParts& parts, http::Call& call) {
  auto wish = wish_of(TRY(call.request.read<WishInput>()));
  Mirror mirror;
  auto reason = contacts::checked_reason(wish.reason);
  if (reason) wish.reason = std::move(*reason);
  if (!reason && reason.error().code == "contact.reason_long") return fail(reason.error());
  mirror.too_short = !reason;
  auto outlook = TRY(contacts::outlook(call.db, parts, call.viewer.person, wish));
  mirror.reads_like_offer = contacts::reads_like_offer(wish.reason);
  mirror.resembles = outlook.resembles;
  mirror.delivered = outlook.decision.delivery;
  mirror.why = std::move(outlook.decision.why);
  mirror.among_friends = outlook.have_talked;
  mirror.exhausted = outlook.exhausted;
  mirror.stopped_until = outlook.stopped_until;
  return http::json_response(mirror);
}

Result<http::Answer> show_anchors(const PostsParts& parts, http::Call& call) {
  const auto input = TRY(call.request.read<AnchorsInput>());
  if (!parts.accounts.person(call.db, input.account_id) ||
      !people::on_speaking_terms(call.db, parts.sight, call.viewer.person, input.account_id)) {
    return fail(ErrorKind::not_found, "not_found", "There is nobody by this id.");
  }
  return http::json_response(contacts::offered_anchors(call.db, {call.viewer.person, input.account_id}));
}

Result<http::Answer> withdraw(const PostsParts& parts, http::Call& call) {
  const auto id = TRY(call.request.path_id<RequestId>(0));
  return http::write([parts, sender = call.viewer.person,
                      id](sql::Transaction& transaction) { return contacts::withdraw(transaction, parts, sender, id); },
                     [parts](http::Call& again, RequestId done) { return request_response(parts, again, done); });
}

// Those who look after the city end a stop before its time.
Result<http::Answer> lift_stop(const PostsParts& parts, http::Call& call) {
  const auto sender = TRY(call.request.path_id<PersonId>(0));
  const auto me = parts.accounts.person(call.db, call.viewer.person);
  if (!me || me->role < Role::moderator) {
    return fail(ErrorKind::forbidden, "contact.role", "Only moderators and operators end a stop.");
  }
  return http::write(
      [sender](sql::Transaction& transaction) -> Result<PersonId> {
        CHECKED(contacts::lift_stop(transaction, sender));
        return sender;
      },
      [](http::Call&, PersonId) -> Result<http::Response> { return http::Response{.body = "{}"}; });
}

}  // namespace

http::Routes asking_routes(const PostsParts& parts) {
  const http::Access reader{.who = http::Who::person, .scopes = scopes::read_follows};
  const http::Access writer{.who = http::Who::person, .scopes = scopes::write_follows};
  using enum http::Method;
  return {{.method = post,
           .pattern = "/api/stadt/v1/requests",
           .access = writer,
           .handler = [parts](http::Call& call) { return ask(parts, call); },
           .summary = "Ask to get to know somebody, with a reason.",
           .bucket = asking_bucket,
           .schema_in = json::schema<WishInput>(),
           .schema_out = json::schema<RequestEntity>()},
          {.method = post,
           .pattern = "/api/stadt/v1/requests/mirror",
           .access = reader,
           .handler = [parts](http::Call& call) { return show_mirror(parts, call); },
           .summary = "How a request would read and where it would lie; nothing is sent.",
           .schema_in = json::schema<WishInput>(),
           .schema_out = json::schema<Mirror>()},
          {.method = get,
           .pattern = "/api/stadt/v1/requests/anchors",
           .access = reader,
           .handler = [parts](http::Call& call) { return show_anchors(parts, call); },
           .summary = "What of somebody a request may refer to.",
           .schema_in = json::schema<AnchorsInput>(),
           .schema_out = json::schema<std::vector<Anchor>>()},
          {.method = post,
           .pattern = "/api/stadt/v1/requests/{id}/withdraw",
           .access = writer,
           .handler = [parts](http::Call& call) { return withdraw(parts, call); },
           .summary = "Take one's own request back.",
           .schema_out = json::schema<RequestEntity>()},
          {.method = delete_,
           .pattern = "/api/stadt/v1/requests/stops/{account}",
           .access = writer,
           .handler = [parts](http::Call& call) { return lift_stop(parts, call); },
           .summary = "For moderators: let somebody send requests again."}};
}

}  // namespace stadt
