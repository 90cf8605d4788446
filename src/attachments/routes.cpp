#include "attachments/routes.hpp"

#include <algorithm>

#include "attachments/attachments.hpp"
#include "attachments/media_attachment.hpp"
#include "attachments/rules.hpp"
#include "attachments/taking.hpp"
#include "base/scopes.hpp"
#include "http/multipart.hpp"

namespace stadt {

namespace {

constexpr std::string_view file_field = "file";

struct MediaInput {
  std::optional<std::string> file;  // files come beside the input: a text in their place is a mistake
  std::optional<std::string> description;
  std::optional<std::string> focus;
};
BOOST_DESCRIBE_STRUCT(MediaInput, (), (file, description, focus))

struct Nothing {};
BOOST_DESCRIBE_STRUCT(Nothing, (), ())

Result<Retouch> change_of(const MediaInput& input, AttachmentId id) {
  Retouch change{.id = id};
  if (input.description) change.description = TRY(checked_description(*input.description));
  if (input.focus) change.focus = TRY(read_focus(*input.focus));
  return change;
}

Result<http::Response> shown(const AttachmentParts& parts, http::Call& call, AttachmentId id) {
  const auto found = TRY(attachments::own(call.db, call.viewer.person, id));
  return http::json_response(media_attachment(parts.origin, found.picture));
}

// A commit that fails may have reached the disk all the same: files that were named once are left alone.
http::Write write_new(const AttachmentParts& parts, PersonId owner, attachments::Taken taken) {
  return http::write(
      [&env = parts.env, owner, taken = std::move(taken)](sql::Transaction& transaction) mutable {
        auto added = attachments::add(transaction, env, owner, taken.picture);
        if (added) {
          taken.are_named();
        } else {
          taken = {};
        }
        return added;
      },
      [parts](http::Call& again, AttachmentId id) { return shown(parts, again, id); });
}

Result<http::Answer> upload(const AttachmentParts& parts, http::Call& call) {
  const auto change = TRY(change_of(TRY(call.request.read<MediaInput>()), {}));
  const auto* uploads = TRY(call.request.uploads());
  const auto file = std::ranges::find(*uploads, file_field, &http::Upload::field);
  if (file == uploads->end()) {
    return fail(ErrorKind::unprocessable, "media.not_a_file",
                "Send the picture as a file of a multipart body, in the field `file`.");
  }
  return http::Slow{
      [parts, &bytes = file->bytes, change](http::Call& later) -> Result<std::variant<http::Response, http::Write>> {
        auto taken = TRY(attachments::take(parts.worker, parts.files, bytes));
        taken.picture.description = change.description.value_or("");
        taken.picture.focus_x = change.focus.value_or(Focus()).x;
        taken.picture.focus_y = change.focus.value_or(Focus()).y;
        return write_new(parts, later.viewer.person, std::move(taken));
      }};
}

Result<http::Answer> describe(const AttachmentParts& parts, http::Call& call) {
  const auto id = TRY(call.request.path_id<AttachmentId>(0));
  const auto change = TRY(change_of(TRY(call.request.read<MediaInput>()), id));
  return http::write([owner = call.viewer.person, change](
                         sql::Transaction& transaction) { return attachments::retouch(transaction, owner, change); },
                     [parts](http::Call& again, AttachmentId changed) { return shown(parts, again, changed); });
}

Result<http::Answer> remove(const AttachmentParts& parts, http::Call& call) {
  const auto id = TRY(call.request.path_id<AttachmentId>(0));
  return http::write(
      [&env = parts.env, owner = call.viewer.person, id](sql::Transaction& transaction) {
        return attachments::remove(transaction, env, owner, id);
      },
      [](http::Call&, AttachmentId) -> Result<http::Response> { return http::json_response(Nothing()); });
}

http::Route route(http::Method method, std::string_view pattern, std::string_view summary, http::Handler handler) {
  return {.method = method,
          .pattern = pattern,
          .access = {.who = http::Who::person, .scopes = scopes::write_media},
          .handler = std::move(handler),
          .summary = summary,
          .schema_out = json::schema<MediaAttachment>()};
}

}  // namespace

http::Routes attachment_routes(const AttachmentParts& parts) {
  http::Routes routes;
  for (const std::string_view pattern : {"/api/v1/media", "/api/v2/media"}) {
    auto sending =
        route(http::Method::post, pattern, "Send a picture, as `file` of a multipart body; it waits a day for its use.",
              [parts](http::Call& call) { return upload(parts, call); });
    sending.bucket = http::media_bucket;
    sending.schema_in = json::schema<MediaInput>();
    routes.push_back(std::move(sending));
  }
  constexpr std::string_view one = "/api/v1/media/{id}";
  routes.push_back(
      route(http::Method::get, one, "A picture of one's own.", [parts](http::Call& call) -> Result<http::Answer> {
        return TRY(shown(parts, call, TRY(call.request.path_id<AttachmentId>(0))));
      }));
  auto describing = route(http::Method::put, one, "Describe a picture that stands nowhere yet.",
                          [parts](http::Call& call) { return describe(parts, call); });
  describing.schema_in = json::schema<MediaInput>();
  routes.push_back(std::move(describing));
  auto removing = route(http::Method::delete_, one, "Remove a picture that stands nowhere yet.",
                        [parts](http::Call& call) { return remove(parts, call); });
  removing.schema_out = json::schema<Nothing>();
  routes.push_back(std::move(removing));
  return routes;
}

}  // namespace stadt
