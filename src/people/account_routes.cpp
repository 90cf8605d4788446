#include <fmt/format.h>

#include <algorithm>

#include "base/scopes.hpp"
#include "http/page.hpp"
#include "people/present.hpp"
#include "people/routes.hpp"
#include "people/rules.hpp"
#include "people/store.hpp"

namespace stadt {

namespace {

constexpr std::size_t max_ids = 100;
constexpr int most_found = 80;

struct Ids {
  std::vector<PersonId> id;
};
BOOST_DESCRIBE_STRUCT(Ids, (), (id))

struct Preferences {
  Visibility visibility = Visibility::public_;
  bool sensitive = false;
  std::optional<std::string> language;
};

// Keys with colons cannot be members of a struct.
std::string write_preferences(const Preferences& preferences) {
  return fmt::format(
      R"({{"posting:default:visibility":{},"posting:default:sensitive":{},"posting:default:language":{},)"
      R"("reading:expand:media":"default","reading:expand:spoilers":false}})",
      json::write(preferences.visibility), json::write(preferences.sensitive), json::write(preferences.language));
}

http::Response json_text(std::string text) {
  http::Response response;
  response.body = std::move(text);
  return response;
}

std::unexpected<Error> nobody() { return fail(ErrorKind::not_found, "not_found", "There is nobody by this name."); }

// Whoever has blocked the viewer is nobody to them. Whom the viewer has blocked is found by those who ask for them:
// else no block could be lifted.
void remove_blockers(const PeopleParts& parts, http::Call& call, std::vector<PersonId>& people) {
  if (!call.viewer) return;
  for (const auto& relation : people_store::relationships(call.db, call.viewer.person, people, parts.env.now())) {
    if (relation.blocked_by) std::erase(people, relation.id);
  }
}

Result<http::Answer> show_one(const PeopleParts& parts, http::Call& call, PersonId id) {
  std::vector<PersonId> asked = {id};
  remove_blockers(parts, call, asked);
  if (asked.empty()) return nobody();
  const auto fragment = parts.accounts.fragments(call.db, asked)[0];
  if (!fragment) return nobody();
  return json_text(*fragment);
}

Result<http::Answer> find_people(const PeopleParts& parts, http::Call& call) {
  const json::Value* input = TRY(call.request.input());
  const auto* typed = input->find("q");
  const auto* text = typed ? typed->as<std::string>() : nullptr;
  std::string prefix = text ? *text : "";
  if (prefix.starts_with('@')) prefix.erase(0, 1);
  prefix = prefix.substr(0, prefix.find('@'));
  std::ranges::transform(prefix, prefix.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  if (!checked_handle(prefix + "0")) return json_text("[]");
  const auto page = TRY(http::read_page(call.request, {.usual = 40, .most = most_found}));
  const auto found = people_store::by_handle_prefix(call.db, prefix, page.limit);
  std::vector<PersonId> shown;
  for (const auto& person : people_store::people(call.db, found)) {
    if (person.discoverable) shown.push_back(person.id);
  }
  remove_blockers(parts, call, shown);
  return json_text(account_list(parts.accounts, call.db, shown));
}

http::Route route(http::Method method, std::string_view pattern, http::Access access, std::string_view summary,
                  json::SchemaRef answer, http::Handler handler) {
  return {.method = method,
          .pattern = pattern,
          .access = access,
          .handler = std::move(handler),
          .summary = summary,
          .schema_out = answer};
}

}  // namespace

http::Routes account_routes(const PeopleParts& parts) {
  using enum http::Method;
  const http::Access open{.scopes = scopes::read_accounts};
  const http::Access reader{.who = http::Who::person, .scopes = scopes::read_accounts | scopes::profile};
  return {
      route(get, "/api/v1/accounts/verify_credentials", reader, "Who am I?", json::schema<Account>(),
            [parts](http::Call& call) -> Result<http::Answer> {
              return json_text(TRY(own_account(parts.origin, call.db, call.viewer.person)));
            }),
      route(get, "/api/v1/preferences", reader, "How one likes to write and read.", json::SchemaRef{},
            [](http::Call& call) -> Result<http::Answer> {
              const auto me = people_store::person(call.db, call.viewer.person);
              if (!me) return nobody();
              Preferences preferences{visibility_of(me->default_audience), me->default_sensitive, std::nullopt};
              if (!me->default_language.empty()) preferences.language = me->default_language;
              return json_text(write_preferences(preferences));
            }),
      route(get, "/api/v1/accounts/lookup", open, "The account of a handle.", json::schema<Account>(),
            [parts](http::Call& call) -> Result<http::Answer> {
              const json::Value* input = TRY(call.request.input());
              const auto* acct = input->find("acct");
              const auto* name = acct ? acct->as<std::string>() : nullptr;
              const auto id = name ? parts.accounts.find(call.db, *name) : std::nullopt;
              if (!id) return nobody();
              return show_one(parts, call, *id);
            }),
      route(get, "/api/v1/accounts/search", reader, "People whose handle begins like this.",
            json::schema<std::vector<Account>>(), [parts](http::Call& call) { return find_people(parts, call); }),
      route(get, "/api/v1/accounts/{id}", open, "One account.", json::schema<Account>(),
            [parts](http::Call& call) -> Result<http::Answer> {
              return show_one(parts, call, TRY(call.request.path_id<PersonId>(0)));
            }),
      route(get, "/api/v1/accounts", open, "Several accounts by id.", json::schema<std::vector<Account>>(),
            [parts](http::Call& call) -> Result<http::Answer> {
              auto wanted = TRY(call.request.read<Ids>());
              if (wanted.id.size() > max_ids) wanted.id.resize(max_ids);
              remove_blockers(parts, call, wanted.id);
              return json_text(account_list(parts.accounts, call.db, wanted.id));
            }),
  };
}

}  // namespace stadt
