#include <fmt/format.h>

#include <algorithm>

#include "base/scopes.hpp"
#include "http/page.hpp"
#include "people/people.hpp"
#include "people/present.hpp"
#include "people/routes.hpp"
#include "people/rules.hpp"
#include "people/store.hpp"
#include "text/clean.hpp"
#include "text/markup.hpp"

namespace stadt {

namespace {

constexpr std::size_t max_ids = 100;
constexpr int most_found = 80;

struct Ids {
  std::vector<PersonId> id;
};
BOOST_DESCRIBE_STRUCT(Ids, (), (id))

struct FieldInput {
  std::string name;
  std::string value;
};
BOOST_DESCRIBE_STRUCT(FieldInput, (), (name, value))

struct SourceInput {
  std::optional<Visibility> privacy;
  std::optional<bool> sensitive;
  std::optional<std::string> language;
};
BOOST_DESCRIBE_STRUCT(SourceInput, (), (privacy, sensitive, language))

struct CredentialsInput {
  std::optional<std::string> display_name;
  std::optional<std::string> note;
  std::optional<bool> locked;
  std::optional<bool> bot;
  std::optional<bool> discoverable;
  std::optional<bool> indexable;
  std::optional<bool> hide_collections;
  std::optional<json::Value> fields_attributes;
  std::optional<SourceInput> source;
};
BOOST_DESCRIBE_STRUCT(CredentialsInput, (),
                      (display_name, note, locked, bot, discoverable, indexable, hide_collections, fields_attributes,
                       source))

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

Result<http::Answer> show_one(const PeopleParts& parts, http::Call& call, PersonId id) {
  const auto fragment = parts.accounts.fragments(call.db, std::span(&id, 1))[0];
  if (!fragment) return nobody();
  return json_text(*fragment);
}

// Fields come as a list, as an object of numbered entries, or as [0][name] of a form.
Result<std::vector<HouseItem>> fields_of(const json::Value& value) {
  std::vector<HouseItem> items;
  const auto add = [&](const json::Value& entry) -> Result<> {
    auto field = TRY(json::read<FieldInput>(entry));
    if (field.name.empty() && field.value.empty()) return {};
    HouseItem item;
    item.kind = ItemKind::field;
    item.text = std::move(field.name);
    item.detail = std::move(field.value);
    items.push_back(std::move(item));
    return {};
  };
  if (const auto* list = value.as<json::Array>()) {
    for (const auto& entry : *list) CHECKED(add(entry));
  } else if (const auto* object = value.as<json::Object>()) {
    for (const auto& [key, entry] : *object) CHECKED(add(entry));
  }
  return items;
}

Result<people::ProfileChange> change_of(const CredentialsInput& input, const std::string& origin) {
  people::ProfileChange change;
  if (input.display_name) change.name = TRY(text::clean_line("display_name", *input.display_name, name_characters));
  if (input.note) {
    change.bio = TRY(text::clean_text("note", *input.note, bio_characters));
    change.bio_html = text::render(*change.bio, {.origin = origin}).html;
  }
  change.locked = input.locked;
  change.bot = input.bot;
  change.discoverable = input.discoverable;
  change.indexable = input.indexable;
  change.hide_collections = input.hide_collections;
  if (input.fields_attributes) change.fields = TRY(fields_of(*input.fields_attributes));
  if (input.source) {
    if (input.source->privacy) change.default_audience = audience_of(*input.source->privacy);
    change.default_sensitive = input.source->sensitive;
    if (input.source->language) {
      change.default_language = TRY(text::clean_line("source[language]", *input.source->language, 10));
    }
  }
  return change;
}

Result<http::Answer> update_credentials(const PeopleParts& parts, http::Call& call) {
  const auto input = TRY(call.request.read<CredentialsInput>());
  auto change = TRY(change_of(input, parts.origin));
  const PersonId person = call.viewer.person;
  return http::write(
      [&env = parts.env, person, change = std::move(change)](sql::Transaction& transaction) -> Result<PersonId> {
        CHECKED(people::change_profile(transaction, env, person, change));
        return person;
      },
      [origin = parts.origin](http::Call& again, PersonId id) -> Result<http::Response> {
        return json_text(TRY(own_account(origin, again.db, id)));
      });
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
  for (const auto& relation : people_store::relationships(call.db, call.viewer.person, shown, parts.env.now())) {
    if (relation.blocked_by) std::erase(shown, relation.id);
  }
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
  const http::Access open{};
  const http::Access reader{.who = http::Who::person, .scopes = scopes::read_accounts | scopes::profile};
  const http::Access writer{.who = http::Who::person, .scopes = scopes::write_accounts};
  return {
      route(get, "/api/v1/accounts/verify_credentials", reader, "Who am I?", json::schema<Account>(),
            [parts](http::Call& call) -> Result<http::Answer> {
              return json_text(TRY(own_account(parts.origin, call.db, call.viewer.person)));
            }),
      route(patch, "/api/v1/accounts/update_credentials", writer, "Change one's own profile.",
            json::schema<Account>(),
            [parts](http::Call& call) { return update_credentials(parts, call); }),
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
            json::schema<std::vector<Account>>(),
            [parts](http::Call& call) { return find_people(parts, call); }),
      route(get, "/api/v1/accounts/{id}", open, "One account.", json::schema<Account>(),
            [parts](http::Call& call) -> Result<http::Answer> {
              return show_one(parts, call, TRY(call.request.path_id<PersonId>(0)));
            }),
      route(get, "/api/v1/accounts", open, "Several accounts by id.", json::schema<std::vector<Account>>(),
            [parts](http::Call& call) -> Result<http::Answer> {
              auto wanted = TRY(call.request.read<Ids>());
              if (wanted.id.size() > max_ids) wanted.id.resize(max_ids);
              return json_text(account_list(parts.accounts, call.db, wanted.id));
            }),
  };
}

}  // namespace stadt
