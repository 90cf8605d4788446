#include "base/scopes.hpp"
#include "places/place.hpp"
#include "tables/placing.hpp"
#include "tables/routes.hpp"
#include "tables/table.hpp"

namespace stadt {

namespace {

Result<http::Answer> take_table_down(const PostsParts& parts, Tables& tables, http::Call& call) {
  const auto place = places::named(call.db, call.request.path_params[0]);
  if (!place) return fail(ErrorKind::not_found, "not_found", "There is no such place.");
  const auto table = TRY(call.request.path_id<ConversationId>(1));
  CHECKED(visible_table(parts, call.db, call.viewer, table));
  return http::write(
      [&env = parts.env, place = place->id, table, person = call.viewer.person](sql::Transaction& transaction) {
        return tables::take_down(transaction, env, person, place, table);
      },
      [&tables](http::Call& again, ConversationId taken) -> Result<http::Response> {
        const auto written = tables.by_id(again.db, again.viewer, std::span(&taken, 1));
        const auto found = written.find(taken);
        if (found == written.end()) return fail(ErrorKind::not_found, "not_found", "There is no such table.");
        http::Response response;
        response.body = found->second;
        return response;
      });
}

}  // namespace

http::Routes placing_routes(const PostsParts& parts, Tables& tables) {
  return {{.method = http::Method::delete_,
           .pattern = "/api/stadt/v1/places/{handle}/tables/{id}",
           .access = {.who = http::Who::person, .scopes = scopes::write_statuses},
           .handler = [parts, &tables](http::Call& call) { return take_table_down(parts, tables, call); },
           .summary = "Take a table down from a place: it stays its author's. For its author and the hosts.",
           .schema_out = json::schema<Table>()}};
}

}  // namespace stadt
