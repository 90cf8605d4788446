#include "base/scopes.hpp"
#include "galleries/exhibition_entity.hpp"
#include "galleries/routes.hpp"
#include "galleries/store.hpp"
#include "http/page.hpp"

namespace stadt {

namespace {

struct EntryInput {
  std::string text;
};
BOOST_DESCRIBE_STRUCT(EntryInput, (), (text))

struct Nothing {};
BOOST_DESCRIBE_STRUCT(Nothing, (), ())

Result<http::Answer> list(const PostsParts& parts, http::Call& call) {
  const auto id = TRY(call.request.path_id<ExhibitionId>(0));
  const auto page = TRY(http::read_page(call.request));
  const auto wall = TRY(galleries::seen(call.db, parts, call.viewer.person, id));
  const bool open = galleries::sees(wall.visitor) == galleries::Sees::works;
  const auto entries = open ? galleries_store::entries(call.db, id, page.range()) : std::vector<GuestEntry>();
  auto response = http::json_response(galleries::guests({parts, call.db, call.viewer.person}, entries));
  if (!entries.empty()) {
    http::add_links(response, call.request, entries.front().id.value, entries.back().id.value,
                    http::more_after(entries.size(), page));
  }
  return response;
}

Result<http::Answer> sign(const PostsParts& parts, http::Call& call) {
  const auto id = TRY(call.request.path_id<ExhibitionId>(0));
  GuestEntry entry;
  entry.person = call.viewer.person;
  entry.words = TRY(galleries::checked_words(TRY(call.request.read<EntryInput>()).text));
  return http::write(
      [parts, id, entry](sql::Transaction& transaction) { return galleries::sign(transaction, parts, id, entry); },
      [parts, id](http::Call& again, GuestEntryId signed_id) -> Result<http::Response> {
        const auto found = galleries_store::entry(again.db, id, signed_id);
        if (!found) return fail(ErrorKind::not_found, "not_found", "There is no such entry.");
        const auto shown = galleries::guests({parts, again.db, again.viewer.person}, std::span(&*found, 1));
        if (shown.empty()) return fail(ErrorKind::not_found, "not_found", "There is no such entry.");
        return http::json_response(shown.front());
      });
}

Result<http::Answer> remove(const PostsParts& parts, http::Call& call) {
  const auto id = TRY(call.request.path_id<ExhibitionId>(0));
  const auto entry = TRY(call.request.path_id<GuestEntryId>(1));
  return http::write(
      [parts, id, entry, person = call.viewer.person](sql::Transaction& transaction) {
        return galleries::remove_entry(transaction, parts, person, id, entry);
      },
      [](http::Call&, GuestEntryId) -> Result<http::Response> { return http::json_response(Nothing()); });
}

}  // namespace

http::Routes guest_book_routes(const PostsParts& parts) {
  constexpr std::string_view book = "/api/stadt/v1/exhibitions/{id}/guest-book";
  const http::Access writer{.who = http::Who::person, .scopes = scopes::write_statuses};
  return {{.method = http::Method::get,
           .pattern = book,
           .access = {.scopes = scopes::read_statuses},
           .handler = [parts](http::Call& call) { return list(parts, call); },
           .summary = "What guests have written, the newest first.",
           .schema_out = json::schema<std::vector<GuestEntryEntity>>()},
          {.method = http::Method::post,
           .pattern = book,
           .access = writer,
           .handler = [parts](http::Call& call) { return sign(parts, call); },
           .summary = "Write into the guest book, once a day.",
           .schema_in = json::schema<EntryInput>(),
           .schema_out = json::schema<GuestEntryEntity>()},
          {.method = http::Method::delete_,
           .pattern = "/api/stadt/v1/exhibitions/{id}/guest-book/{entry}",
           .access = writer,
           .handler = [parts](http::Call& call) { return remove(parts, call); },
           .summary = "Take an entry out: one's own, or as whose wall it is.",
           .schema_out = json::schema<Nothing>()}};
}

}  // namespace stadt
