#include "sight/requests_store.hpp"

#include <algorithm>

namespace stadt::sight_store {

namespace {

struct RequestRow {
  PersonId sender;
  std::int64_t id = 0;
  std::string signature;
};
BOOST_DESCRIBE_STRUCT(RequestRow, (), (sender, id, signature))

}  // namespace

std::vector<Campaigns::Sent> requests(sql::Session& db, std::size_t limit) {
  std::vector<Campaigns::Sent> sent;
  db.each<RequestRow>(
      R"sql(
      SELECT person_id, id, signature FROM request_out
      WHERE signature <> '' AND uncounted = 0 ORDER BY id DESC LIMIT $1)sql",
      [&](RequestRow row) { sent.push_back({row.sender, row.id, Campaigns::brief(row.signature)}); }, limit);
  std::ranges::reverse(sent);
  return sent;
}

}  // namespace stadt::sight_store
