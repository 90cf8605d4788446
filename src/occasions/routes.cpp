#include "occasions/routes.hpp"

#include "base/scopes.hpp"
#include "occasions/occasions.hpp"

namespace stadt {

namespace {

using occasions::Hearing;

struct OccasionInput {
  OccasionKind kind = OccasionKind::other;
  std::string words;
  Audience audience = Audience::contacts;
  std::optional<ItemId> role_id;  // an item of one's own house
};
BOOST_DESCRIBE_STRUCT(OccasionInput, (), (kind, words, audience, role_id))

struct WordsInput {
  std::string words;
};
BOOST_DESCRIBE_STRUCT(WordsInput, (), (words))

struct ListInput {
  std::optional<bool> all;
};
BOOST_DESCRIBE_STRUCT(ListInput, (), (all))

struct OccasionPage {
  std::vector<OccasionEntity> occasions;
  std::int64_t more = 0;  // shown with `all`
};
BOOST_DESCRIBE_STRUCT(OccasionPage, (), (occasions, more))

Result<http::Answer> list(Hearing& hearing, http::Call& call) {
  const auto input = TRY(call.request.read<ListInput>());
  const auto wish = input.all.value_or(false) ? Hearing::Wish::all : Hearing::Wish::three_a_week;
  auto heard = hearing.heard(call.db, call.viewer.person, wish);
  return http::json_response(OccasionPage{std::move(heard.occasions), static_cast<std::int64_t>(heard.more)});
}

Result<http::Response> show_own(const Hearing& hearing, http::Call& call, OccasionId id) {
  const auto own = hearing.of_person(call.db, call.viewer.person, call.viewer.person);
  for (const auto& occasion : own) {
    if (occasion.id == id) return http::json_response(occasion);
  }
  return occasions::no_occasion();
}

Result<http::Answer> tell(const PostsParts& parts, const Hearing& hearing, http::Call& call) {
  auto input = TRY(call.request.read<OccasionInput>());
  occasions::OccasionDraft draft{.kind = input.kind,
                                 .words = std::move(input.words),
                                 .audience = input.audience,
                                 .item = input.role_id.value_or(ItemId{})};
  return http::write([&env = parts.env, me = call.viewer.person, draft = std::move(draft)](
                         sql::Transaction& transaction) { return occasions::tell(transaction, env, me, draft); },
                     [&hearing](http::Call& again, OccasionId id) { return show_own(hearing, again, id); });
}

Result<http::Answer> change(const PostsParts& parts, const Hearing& hearing, http::Call& call) {
  const auto id = TRY(call.request.path_id<OccasionId>(0));
  auto input = TRY(call.request.read<WordsInput>());
  return http::write([&env = parts.env, me = call.viewer.person, id, words = std::move(input.words)](
                         sql::Transaction& transaction) { return occasions::change(transaction, env, me, id, words); },
                     [&hearing](http::Call& again, OccasionId changed) { return show_own(hearing, again, changed); });
}

Result<http::Answer> take_back(const PostsParts& parts, http::Call& call) {
  const auto id = TRY(call.request.path_id<OccasionId>(0));
  return http::write([&env = parts.env, me = call.viewer.person,
                      id](sql::Transaction& transaction) { return occasions::take_back(transaction, env, me, id); },
                     [](http::Call&, OccasionId) -> Result<http::Response> { return http::Response{.body = "{}"}; });
}

}  // namespace

http::Routes occasion_routes(const PostsParts& parts, Hearing& hearing) {
  const http::Access reader{.who = http::Who::person, .scopes = scopes::read_follows};
  const http::Access writer{.who = http::Who::person, .scopes = scopes::write_statuses};
  using enum http::Method;
  return {{.method = get,
           .pattern = "/api/stadt/v1/occasions",
           .access = reader,
           .handler = [&hearing](http::Call& call) { return list(hearing, call); },
           .summary = "What one's people told of their lives, newest first: three a week, or all of fourteen days.",
           .schema_in = json::schema<ListInput>(),
           .schema_out = json::schema<OccasionPage>()},
          {.method = post,
           .pattern = "/api/stadt/v1/occasions",
           .access = writer,
           .handler = [parts, &hearing](http::Call& call) { return tell(parts, hearing, call); },
           .summary = "Tell something of one's life, in own words, to a circle. Nobody is notified.",
           .schema_in = json::schema<OccasionInput>(),
           .schema_out = json::schema<OccasionEntity>()},
          {.method = put,
           .pattern = "/api/stadt/v1/occasions/{id}",
           .access = writer,
           .handler = [parts, &hearing](http::Call& call) { return change(parts, hearing, call); },
           .summary = "Put it in other words, on the first day.",
           .schema_in = json::schema<WordsInput>(),
           .schema_out = json::schema<OccasionEntity>()},
          {.method = delete_,
           .pattern = "/api/stadt/v1/occasions/{id}",
           .access = writer,
           .handler = [parts](http::Call& call) { return take_back(parts, call); },
           .summary = "Take it back."},
          {.method = get,
           .pattern = "/api/stadt/v1/people/{id}/occasions",
           .access = {.scopes = scopes::read_accounts},
           .handler = [&hearing](http::Call& call) -> Result<http::Answer> {
             const auto teller = TRY(call.request.path_id<PersonId>(0));
             return http::json_response(hearing.of_person(call.db, call.viewer.person, teller));
           },
           .summary = "What somebody told of their life, as far as the viewer belongs to the circle.",
           .schema_out = json::schema<std::vector<OccasionEntity>>()}};
}

}  // namespace stadt
