#include "ground/routes.hpp"

#include "base/collect.hpp"
#include "base/scopes.hpp"
#include "ground/experts.hpp"
#include "ground/meeting.hpp"
#include "ground/met.hpp"
#include "people/beholder.hpp"
#include "tables/table.hpp"
#include "text/clean.hpp"
#include "text/markup.hpp"

namespace stadt {

namespace {

constexpr int topic_characters = 100;

struct MetEntity {
  json::Rendered<Account> account;
  int answers = 0;
  json::Rendered<Status> post;
};
BOOST_DESCRIBE_STRUCT(MetEntity, (), (account, answers, post))

struct ExpertsInput {
  std::string burns_for;
  std::string can;
};
BOOST_DESCRIBE_STRUCT(ExpertsInput, (), (burns_for, can))

struct ExpertEntity {
  json::Rendered<Account> account;
  dialogue::Sentence sentence;
  json::Rendered<std::vector<Table>> talks;
};
BOOST_DESCRIBE_STRUCT(ExpertEntity, (), (account, sentence, talks))

struct MeetingEntity {
  json::Rendered<Account> account;
  dialogue::Sentence sentence;
  json::Rendered<Table> table;
  std::vector<Ground> ground;
};
BOOST_DESCRIBE_STRUCT(MeetingEntity, (), (account, sentence, table, ground))

std::unexpected<Error> nobody() { return fail(ErrorKind::not_found, "not_found", "There is nobody by this id."); }

Result<> memory_is_ready(const GroundParts& parts) {
  if (parts.posts.sight.ready()) return {};
  return fail(ErrorKind::unavailable, "sight.reading", "The city is just waking up. Try again in a moment.");
}

Result<http::Answer> show_ground(const GroundParts& parts, http::Call& call) {
  const auto other = TRY(call.request.path_id<PersonId>(0));
  if (!parts.posts.accounts.person(call.db, other) ||
      !people::on_speaking_terms(call.db, parts.posts.sight, call.viewer.person, other)) {
    return nobody();
  }
  if (other == call.viewer.person) return http::json_response(std::vector<Ground>());
  CHECKED(memory_is_ready(parts));
  return http::json_response(ground::between(parts, call.db, call.viewer.person, other));
}

Result<http::Answer> show_met(const GroundParts& parts, Statuses& statuses, http::Call& call) {
  const auto id = TRY(call.request.path_id<ConversationId>(0));
  const auto table = TRY(visible_table(parts.posts, call.db, call.viewer, id));
  const auto people = ground::met(parts, call.db, call.viewer.person, table.id);
  const auto accounts = parts.posts.accounts.fragments(call.db, collect(people, &ground::Met::person));
  auto posts = statuses.by_id(call.db, call.viewer, collect(people, &ground::Met::anchor));
  std::vector<MetEntity> list;
  for (std::size_t i = 0; i < people.size(); ++i) {
    const auto post = posts.find(people[i].anchor);
    if (!accounts[i] || post == posts.end()) continue;
    list.push_back({{{*accounts[i]}}, people[i].answers, {{std::move(post->second)}}});
  }
  return http::json_response(list);
}

std::string joined(const std::unordered_map<ConversationId, std::string>& written,
                   std::span<const ConversationId> tables) {
  std::string list = "[";
  for (const auto id : tables) {
    const auto table = written.find(id);
    if (table != written.end()) list += (list.size() > 1 ? "," : "") + table->second;
  }
  return list + "]";
}

Result<http::Answer> show_experts(const GroundParts& parts, Tables& city_tables, http::Call& call) {
  const auto input = TRY(call.request.read<ExpertsInput>());
  const auto asked = input.burns_for.empty() ? ground::Asked::can : ground::Asked::burns_for;
  const auto& written = input.burns_for.empty() ? input.can : input.burns_for;
  const auto tag = text::tag_key(TRY(text::clean_line("burns_for", written, topic_characters)));
  if (tag.empty()) {
    return fail(ErrorKind::unprocessable, "people.topic", "Say for what: burns_for or can, as one would write a tag.");
  }
  CHECKED(memory_is_ready(parts));
  const auto experts = ground::experts(parts, call.db, call.viewer.person, tag, asked);
  const auto accounts = parts.posts.accounts.fragments(call.db, collect(experts, &ground::Expert::person));
  std::vector<ConversationId> talks;
  for (const auto& expert : experts) talks.insert(talks.end(), expert.talks.begin(), expert.talks.end());
  const auto tables = city_tables.by_id(call.db, call.viewer, talks);
  std::vector<ExpertEntity> list;
  for (std::size_t i = 0; i < experts.size(); ++i) {
    if (!accounts[i]) continue;
    list.push_back({{{*accounts[i]}}, experts[i].sentence, {{joined(tables, experts[i].talks)}}});
  }
  return http::json_response(list);
}

Result<http::Answer> show_meetings(const GroundParts& parts, Tables& city_tables, http::Call& call) {
  CHECKED(memory_is_ready(parts));
  auto meetings = ground::meetings(parts, call.db, call.viewer.person);
  const auto accounts = parts.posts.accounts.fragments(call.db, collect(meetings, &ground::Meeting::person));
  const auto tables = city_tables.by_id(call.db, call.viewer, collect(meetings, &ground::Meeting::table));
  std::vector<MeetingEntity> list;
  for (std::size_t i = 0; i < meetings.size(); ++i) {
    auto& [person, sentence, at, common] = meetings[i];
    const auto table = tables.find(at);
    if (!accounts[i] || table == tables.end()) continue;
    list.push_back({{{*accounts[i]}}, std::move(sentence), {{table->second}}, std::move(common)});
  }
  return http::json_response(list);
}

http::Route route(std::string_view pattern, http::Access access, std::string_view summary, json::SchemaRef answer,
                  http::Handler handler) {
  return {.method = http::Method::get,
          .pattern = pattern,
          .access = access,
          .handler = std::move(handler),
          .summary = summary,
          .schema_out = answer};
}

}  // namespace

http::Routes ground_routes(const GroundParts& parts, Statuses& statuses, Tables& tables) {
  const http::Access open{.scopes = scopes::read_accounts};
  const http::Access own{.who = http::Who::person, .scopes = scopes::read_accounts};
  auto experts = route("/api/stadt/v1/people", open, "Who burns for something, or can be asked about it.",
                       json::schema<std::vector<ExpertEntity>>(),
                       [parts, &tables](http::Call& call) { return show_experts(parts, tables, call); });
  experts.schema_in = json::schema<ExpertsInput>();
  return {std::move(experts),
          route("/api/stadt/v1/people/meet", own, "Whom one could get to know, and where they sit right now.",
                json::schema<std::vector<MeetingEntity>>(),
                [parts, &tables](http::Call& call) { return show_meetings(parts, tables, call); }),
          route("/api/stadt/v1/people/{id}/ground", own, "What one has in common with somebody, the rarest first.",
                json::schema<std::vector<Ground>>(), [parts](http::Call& call) { return show_ground(parts, call); }),
          route("/api/stadt/v1/tables/{id}/met", own, "With whom one exchanged words at a table and is in no contact.",
                json::schema<std::vector<MetEntity>>(),
                [parts, &statuses](http::Call& call) { return show_met(parts, statuses, call); })};
}

}  // namespace stadt
