#include "base/collect.hpp"
#include "base/scopes.hpp"
#include "people/accounts.hpp"
#include "posts/store.hpp"
#include "tables/neighbours.hpp"
#include "tables/routes.hpp"
#include "tables/table.hpp"

namespace stadt {

namespace {

struct Shares {
  bool link = false;
  std::vector<std::string> tags;
  json::Rendered<std::vector<Account>> guests;
  bool place = false;
  bool quote = false;
};
BOOST_DESCRIBE_STRUCT(Shares, (), (link, tags, guests, place, quote))

struct NeighbourEntity {
  json::Rendered<Table> table;
  std::optional<json::Rendered<StatusLine>> overheard;
  Shares shares;
  dialogue::Sentence sentence;
};
BOOST_DESCRIBE_STRUCT(NeighbourEntity, (), (table, overheard, shares, sentence))

// Who lets their public posts be overheard at other tables, by the posts that may be.
class Overhearing {
 public:
  Overhearing(const PostsParts& parts, Statuses& statuses, http::Call& call,
              std::span<const tables::NeighbourTable> neighbours) {
    std::vector<PostId> wanted;
    for (const auto& one : neighbours) wanted.insert(wanted.end(), one.said.begin(), one.said.end());
    for (const auto& post : posts_store::posts(call.db, wanted)) {
      const auto author = parts.accounts.person(call.db, post.author);
      if (post.author == call.viewer.person) continue;  // one knows what one said
      if (author && author->overheard && post.audience == Audience::public_ && post.warning.empty()) {
        allowed_.push_back(post.id);
      }
    }
    written_ = statuses.lines(call.db, call.viewer, allowed_);
  }

  std::optional<json::Rendered<StatusLine>> line_of(const tables::NeighbourTable& neighbour) const {
    for (const auto post : neighbour.said) {
      const auto found = written_.find(post);
      if (found != written_.end()) return {{found->second}};
    }
    return std::nullopt;
  }

 private:
  std::vector<PostId> allowed_;
  std::unordered_map<PostId, std::string> written_;
};

Result<http::Answer> show_neighbours(const PostsParts& parts, Statuses& statuses, Tables& tables, http::Call& call) {
  const auto id = TRY(call.request.path_id<ConversationId>(0));
  CHECKED(visible_table(parts, call.db, call.viewer, id));
  if (!parts.sight.ready()) {
    return fail(ErrorKind::unavailable, "sight.reading", "The city is just waking up. Try again in a moment.");
  }
  auto found = tables::neighbours(parts.sight, call.viewer.person, parts.env.now(), id);
  tables::tell_said(call.db, parts.sight, call.viewer.person, found);
  const auto ids = collect(found, &tables::NeighbourTable::table);
  const auto written = tables.by_id(call.db, call.viewer, ids);
  const Overhearing overhearing(parts, statuses, call, found);
  std::vector<NeighbourEntity> entities;
  for (const auto& one : found) {
    const auto table = written.find(one.table);
    if (table == written.end()) continue;
    auto names = parts.accounts.names(call.db, one.guests);
    std::erase(names, "");  // of those who are gone
    Shares shares{one.link, one.tags, {account_list(parts.accounts, call.db, one.guests)}, one.place, one.quote};
    entities.push_back(
        {{table->second}, overhearing.line_of(one), std::move(shares), tables::what_is_shared(one, names)});
  }
  return http::json_response(entities);
}

}  // namespace

http::Routes neighbour_routes(const PostsParts& parts, Statuses& statuses, Tables& tables) {
  http::Route route{.method = http::Method::get,
                    .pattern = "/api/stadt/v1/tables/{id}/neighbours",
                    .access = {.scopes = scopes::read_statuses},
                    .handler = [parts, &statuses,
                                &tables](http::Call& call) { return show_neighbours(parts, statuses, tables, call); },
                    .summary = "The tables beside one, and what is being said there."};
  route.schema_out = json::schema<std::vector<NeighbourEntity>>();
  return {route};
}

}  // namespace stadt
