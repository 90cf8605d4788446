#include "base/scopes.hpp"
#include "http/multipart.hpp"
#include "media/files.hpp"
#include "media/worker.hpp"
#include "people/account.hpp"
#include "people/people.hpp"
#include "people/routes.hpp"
#include "people/rules.hpp"
#include "text/clean.hpp"
#include "text/markup.hpp"

namespace stadt {

namespace {

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
  std::optional<std::string> avatar;  // files come beside the input: a text in their place is a mistake
  std::optional<std::string> header;
};
BOOST_DESCRIBE_STRUCT(CredentialsInput, (),
                      (display_name, note, locked, bot, discoverable, indexable, hide_collections, fields_attributes,
                       source, avatar, header))

// The pictures of a person: where one comes from, what becomes of it, where its key stands.
struct PictureField {
  std::string_view name;
  media::Frame frame;
  std::optional<std::string> CredentialsInput::* text;
  std::optional<std::string> people::ProfileChange::* key;
};
constexpr PictureField picture_fields[] = {
    {"avatar", media::avatar_frame, &CredentialsInput::avatar, &people::ProfileChange::avatar},
    {"header", media::header_frame, &CredentialsInput::header, &people::ProfileChange::header}};

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

// Applications that send an empty field mean "as it was".
Result<> no_pictures_as_text(const CredentialsInput& input) {
  for (const auto& field : picture_fields) {
    const auto& text = input.*field.text;
    if (!text || text->empty()) continue;
    Error error{ErrorKind::unprocessable, "media.not_a_file", "Send the picture as a file of a multipart body."};
    error.details.push_back({std::string(field.name), "ERR_INVALID", error.message});
    return fail(std::move(error));
  }
  return {};
}

const http::Upload* upload_of(const std::vector<http::Upload>& uploads, std::string_view field) {
  for (const auto& upload : uploads) {
    if (upload.field == field) return &upload;
  }
  return nullptr;
}

using NewFiles = std::vector<std::shared_ptr<media::NewFile>>;

// Decodes and keeps what was sent; the keys go into the change.
Result<NewFiles> take_pictures(const PeopleParts& parts, const std::vector<http::Upload>& uploads,
                               people::ProfileChange& change) {
  NewFiles files;
  for (const auto& field : picture_fields) {
    const auto* upload = upload_of(uploads, field.name);
    if (!upload) continue;
    auto webp = parts.worker.fit(upload->bytes, field.frame);
    if (!webp) {
      Error error = std::move(webp).error();
      error.details.push_back({std::string(field.name), "ERR_INVALID", error.message});
      return fail(std::move(error));
    }
    files.push_back(TRY(parts.files.keep(*webp)));
    change.*field.key = files.back()->key();
  }
  return files;
}

// A commit that fails may have reached the disk all the same: a file that was named once is left alone.
http::Write write_change(const PeopleParts& parts, PersonId person, people::ProfileChange change, NewFiles files) {
  return http::write(
      [&env = parts.env, person, change = std::move(change),
       files = std::move(files)](sql::Transaction& transaction) mutable -> Result<people::DroppedPictures> {
        auto dropped = people::change_profile(transaction, env, person, change);
        if (!dropped) files.clear();
        for (const auto& file : files) file->is_named();
        return dropped;
      },
      [&store = parts.files, origin = parts.origin, person](
          http::Call& again, const people::DroppedPictures& dropped) -> Result<http::Response> {
        for (const auto& key : dropped) store.remove(key);
        http::Response response;
        response.body = TRY(own_account(origin, again.db, person));
        return response;
      });
}

Result<http::Answer> update_credentials(const PeopleParts& parts, http::Call& call) {
  const auto input = TRY(call.request.read<CredentialsInput>());
  CHECKED(no_pictures_as_text(input));
  auto change = TRY(change_of(input, parts.origin));
  const auto* uploads = TRY(call.request.uploads());
  if (uploads->empty()) return write_change(parts, call.viewer.person, std::move(change), {});
  return http::Slow{[parts, uploads, change = std::move(change)](
                        http::Call& later) mutable -> Result<std::variant<http::Response, http::Write>> {
    auto files = TRY(take_pictures(parts, *uploads, change));
    return write_change(parts, later.viewer.person, std::move(change), std::move(files));
  }};
}

http::Route route(http::Method method, std::string_view pattern, std::string_view summary, http::Handler handler) {
  return {.method = method,
          .pattern = pattern,
          .access = {.who = http::Who::person, .scopes = scopes::write_accounts},
          .handler = std::move(handler),
          .summary = summary,
          .schema_out = json::schema<Account>()};
}

http::Route removal(const PeopleParts& parts, std::string_view pattern, std::string_view summary,
                    std::optional<std::string> people::ProfileChange::* key) {
  return route(http::Method::delete_, pattern, summary, [parts, key](http::Call& call) -> Result<http::Answer> {
    people::ProfileChange change;
    change.*key = "";
    return write_change(parts, call.viewer.person, std::move(change), {});
  });
}

}  // namespace

http::Routes profile_routes(const PeopleParts& parts) {
  auto update = route(http::Method::patch, "/api/v1/accounts/update_credentials",
                      "Change one's own profile; `avatar` and `header` are files of a multipart body.",
                      [parts](http::Call& call) { return update_credentials(parts, call); });
  update.bucket = http::media_bucket;
  return {update, removal(parts, "/api/v1/profile/avatar", "Take one's picture away.", &people::ProfileChange::avatar),
          removal(parts, "/api/v1/profile/header", "Take the picture above one's house away.",
                  &people::ProfileChange::header)};
}

}  // namespace stadt
