#include "base/scopes.hpp"
#include "people/people.hpp"
#include "people/present.hpp"
#include "people/routes.hpp"
#include "people/rules.hpp"
#include "people/store.hpp"
#include "people/visible_house.hpp"
#include "text/clean.hpp"
#include "text/markup.hpp"

namespace stadt {

namespace {

constexpr int short_characters = 60;

// A house as one viewer sees it.
struct HousePage {
  json::Rendered<Account> account;
  std::vector<HouseItem> items;
  std::optional<Relationship> relationship;
};
BOOST_DESCRIBE_STRUCT(HousePage, (), (account, items, relationship))

// One's own house, everything that can be changed.
struct OwnHouse {
  std::string name;
  std::string pronouns;
  std::string line;
  std::string bio;
  std::string region;
  std::string time_zone;
  std::string language;
  bool locked = false;
  bool discoverable = true;
  bool overheard = true;
  std::vector<HouseItem> items;
};
BOOST_DESCRIBE_STRUCT(OwnHouse, (),
                      (name, pronouns, line, bio, region, time_zone, language, locked, discoverable, overheard, items))

struct HouseInput {
  std::optional<std::string> name;
  std::optional<std::string> pronouns;
  std::optional<std::string> line;
  std::optional<std::string> bio;
  std::optional<std::string> region;
  std::optional<std::string> time_zone;
  std::optional<std::string> language;
  std::optional<bool> locked;
  std::optional<bool> discoverable;
  std::optional<bool> overheard;
  std::optional<std::vector<HouseItem>> items;
};
BOOST_DESCRIBE_STRUCT(HouseInput, (),
                      (name, pronouns, line, bio, region, time_zone, language, locked, discoverable, overheard, items))

std::unexpected<Error> nobody() { return fail(ErrorKind::not_found, "not_found", "There is nobody by this name."); }

std::vector<HouseItem> all_items(sql::Session& db, PersonId person) {
  std::vector<HouseItem> items;
  for (auto& owned : people_store::items(db, std::span(&person, 1))) items.push_back(std::move(owned.item));
  return items;
}

Result<http::Answer> show_house(const PeopleParts& parts, http::Call& call) {
  const std::string& name = call.request.path_params[0];
  const auto by_id = parse_id(name);
  const auto id = by_id ? std::optional(PersonId{*by_id}) : parts.accounts.find(call.db, name);
  if (!id) return nobody();
  const auto fragment = parts.accounts.fragments(call.db, std::span(&*id, 1))[0];
  if (!fragment) return nobody();
  HousePage page{.account = {{*fragment}}, .items = {}, .relationship = std::nullopt};
  if (call.viewer) {
    const auto relationship =
        people_store::relationships(call.db, call.viewer.person, std::span(&*id, 1), parts.env.now())[0];
    if (relationship.blocked_by) return nobody();
    page.relationship = relationship;
  }
  page.items = people::visible_house(call.db, *id, call.viewer.person);
  return http::json_response(page);
}

Result<std::string> own_house(sql::Session& db, PersonId id) {
  const auto person = people_store::person(db, id);
  if (!person) return nobody();
  return json::write(OwnHouse{person->name, person->pronouns, person->line, person->bio, person->region,
                              person->time_zone, person->language, person->locked, person->discoverable,
                              person->overheard, all_items(db, id)});
}

Result<std::optional<std::string>> cleaned(std::string_view field, const std::optional<std::string>& value, int most) {
  if (!value) return std::nullopt;
  return TRY(text::clean_line(field, *value, most));
}

Result<people::ProfileChange> change_of(HouseInput input, const std::string& origin) {
  people::ProfileChange change;
  change.name = TRY(cleaned("name", input.name, name_characters));
  change.pronouns = TRY(cleaned("pronouns", input.pronouns, short_characters));
  change.line = TRY(cleaned("line", input.line, line_characters));
  change.region = TRY(cleaned("region", input.region, short_characters));
  change.time_zone = TRY(cleaned("time_zone", input.time_zone, short_characters));
  change.language = TRY(cleaned("language", input.language, short_characters));
  if (input.bio) {
    change.bio = TRY(text::clean_text("bio", *input.bio, bio_characters));
    change.bio_html = text::render(*change.bio, {.origin = origin}).html;
  }
  change.locked = input.locked;
  change.discoverable = input.discoverable;
  change.overheard = input.overheard;
  if (input.items) change.items = TRY(checked_items(std::move(*input.items)));
  return change;
}

Result<http::Answer> change_house(const PeopleParts& parts, http::Call& call) {
  auto input = TRY(call.request.read<HouseInput>());
  auto change = TRY(change_of(std::move(input), parts.origin));
  const PersonId person = call.viewer.person;
  return http::write(
      [&env = parts.env, person, change = std::move(change)](sql::Transaction& transaction) -> Result<PersonId> {
        CHECKED(people::change_profile(transaction, env, person, change));
        return person;
      },
      [](http::Call& again, PersonId id) -> Result<http::Response> {
        http::Response response;
        response.body = TRY(own_house(again.db, id));
        return response;
      });
}

}  // namespace

http::Routes house_routes(const PeopleParts& parts) {
  const http::Access own_read{.who = http::Who::person, .scopes = scopes::read_accounts};
  const http::Access own_write{.who = http::Who::person, .scopes = scopes::write_accounts};
  return {{.method = http::Method::get,
           .pattern = "/api/stadt/v1/people/{handle}",
           .access = {.scopes = scopes::read_accounts},
           .handler = [parts](http::Call& call) { return show_house(parts, call); },
           .summary = "A person's house, as the viewer may see it.",
           .schema_out = json::schema<HousePage>()},
          {.method = http::Method::get,
           .pattern = "/api/stadt/v1/house",
           .access = own_read,
           .handler = [](http::Call& call) -> Result<http::Answer> {
             http::Response response;
             response.body = TRY(own_house(call.db, call.viewer.person));
             return response;
           },
           .summary = "One's own house with all its items.",
           .schema_out = json::schema<OwnHouse>()},
          {.method = http::Method::put,
           .pattern = "/api/stadt/v1/house",
           .access = own_write,
           .handler = [parts](http::Call& call) { return change_house(parts, call); },
           .summary = "Change one's own house; `items` replaces all of them.",
           .schema_in = json::schema<HouseInput>(),
           .schema_out = json::schema<OwnHouse>()}};
}

}  // namespace stadt
