#include "base/scopes.hpp"
#include "contacts/request_entity.hpp"
#include "contacts/routes.hpp"
#include "contacts/store.hpp"
#include "http/page.hpp"

namespace stadt {

namespace {

using contacts_store::Box;

enum class BoxName { in, pile, aside, out };
BOOST_DESCRIBE_ENUM(BoxName, in, pile, aside, out)

struct ListInput {
  BoxName box = BoxName::in;
};
BOOST_DESCRIBE_STRUCT(ListInput, (), (box))

struct Count {
  int inbox = 0;
  int pile = 0;
};
BOOST_DESCRIBE_STRUCT(Count, (), (inbox, pile))

// Both words are heard: `reason` with accept, `text` with ask.
struct AnswerInput {
  std::optional<std::string> reason;
  std::optional<std::string> text;
};
BOOST_DESCRIBE_STRUCT(AnswerInput, (), (reason, text))

std::unexpected<Error> no_request() { return fail(ErrorKind::not_found, "not_found", "There is no such request."); }

Result<http::Response> request_response(const PostsParts& parts, http::Call& call, RequestId id) {
  auto entity = contacts::find_request(parts.accounts, call.db, call.viewer.person, id);
  if (!entity) return no_request();
  return http::json_response(*entity);
}

Result<http::Answer> list_requests(const PostsParts& parts, http::Call& call) {
  const auto input = TRY(call.request.read<ListInput>());
  const auto page = TRY(http::read_page(call.request));
  const auto listed =
      contacts_store::list(call.db, call.viewer.person, static_cast<Box>(input.box), page.before(), page.limit);
  const auto direction = input.box == BoxName::out ? RequestDirection::out : RequestDirection::in;
  auto entities = contacts::present(parts.accounts, call.db, call.viewer.person, direction, listed);
  if (input.box == BoxName::aside) {
    std::erase_if(entities, [&](const auto& entity) { return entity.undo_until < parts.env.now(); });
  }
  auto response = http::json_response(entities);
  if (!listed.empty()) {
    http::add_links(response, call.request, listed.front().id.value, listed.back().id.value,
                    http::more_after(listed.size(), page));
  }
  return response;
}

// The addressee's own sentence to the sender, as a letter; in answer to the letter that the request was, if it was one.
Result<posts::Prepared> letter_to(const PostsParts& parts, http::Call& call, const ContactRequest& request,
                                  std::string text) {
  Draft draft{.text = std::move(text), .audience = Audience::mentioned, .to = {request.other}};
  if (request.post && posts::readable(call.db, parts.sight, call.viewer.person, request.post)) {
    draft.parent = request.post;
  }
  return posts::prepare(parts, call.db, call.viewer, std::move(draft));
}

Result<http::Answer> answer(const PostsParts& parts, http::Call& call, RequestAct act) {
  const auto id = TRY(call.request.path_id<RequestId>(0));
  const auto input = TRY(call.request.read<AnswerInput>());
  const auto request = contacts_store::incoming(call.db, call.viewer.person, id);
  if (!request) return no_request();
  contacts::Answer said{.act = act, .letter = std::nullopt};
  const bool may_speak = act == RequestAct::accept || act == RequestAct::ask;
  std::string text = input.text.value_or(input.reason.value_or(""));
  if (act == RequestAct::ask && text.empty()) {
    return fail(ErrorKind::unprocessable, "contact.ask_text",
                "Asking back takes a question. What would you like to know?");
  }
  if (may_speak && !text.empty()) said.letter = TRY(letter_to(parts, call, *request, std::move(text)));
  return http::write(
      [parts, addressee = call.viewer.person, id, said = std::move(said)](sql::Transaction& transaction) {
        return contacts::answer(transaction, parts, addressee, id, said);
      },
      [parts](http::Call& again, RequestId done) { return request_response(parts, again, done); });
}

}  // namespace

http::Routes request_routes(const PostsParts& parts) {
  const http::Access reader{.who = http::Who::person, .scopes = scopes::read_follows};
  const http::Access writer{.who = http::Who::person, .scopes = scopes::write_follows};
  http::Routes routes = {{.method = http::Method::get,
                          .pattern = "/api/stadt/v1/requests",
                          .access = reader,
                          .handler = [parts](http::Call& call) { return list_requests(parts, call); },
                          .summary = "Requests: in, on the pile, put aside, sent.",
                          .schema_in = json::schema<ListInput>(),
                          .schema_out = json::schema<std::vector<RequestEntity>>()},
                         {.method = http::Method::get,
                          .pattern = "/api/stadt/v1/requests/count",
                          .access = reader,
                          .handler = [](http::Call& call) -> Result<http::Answer> {
                            const auto waiting = contacts_store::count_waiting(call.db, call.viewer.person);
                            return http::json_response(Count{waiting.inbox, waiting.pile});
                          },
                          .summary = "How many wait for an answer.",
                          .schema_out = json::schema<Count>()},
                         {.method = http::Method::get,
                          .pattern = "/api/stadt/v1/requests/{id}",
                          .access = reader,
                          .handler = [parts](http::Call& call) -> Result<http::Answer> {
                            return TRY(request_response(parts, call, TRY(call.request.path_id<RequestId>(0))));
                          },
                          .summary = "One request, for one of its two.",
                          .schema_out = json::schema<RequestEntity>()}};
  const auto add = [&](std::string_view pattern, RequestAct act, std::string_view summary) {
    routes.push_back({.method = http::Method::post,
                      .pattern = pattern,
                      .access = writer,
                      .handler = [parts, act](http::Call& call) { return answer(parts, call, act); },
                      .summary = summary,
                      .schema_in = json::schema<AnswerInput>(),
                      .schema_out = json::schema<RequestEntity>()});
  };
  add("/api/stadt/v1/requests/{id}/accept", RequestAct::accept, "Gladly; a sentence back becomes the first message.");
  add("/api/stadt/v1/requests/{id}/ask", RequestAct::ask, "Ask back; the request waits on.");
  add("/api/stadt/v1/requests/{id}/later", RequestAct::later, "Decide another day.");
  add("/api/stadt/v1/requests/{id}/discard", RequestAct::discard, "Put aside; the sender is not told.");
  add("/api/stadt/v1/requests/{id}/advert", RequestAct::advert, "This is advertising.");
  add("/api/stadt/v1/requests/{id}/restore", RequestAct::restore, "Bring back what was put aside.");
  return routes;
}

}  // namespace stadt
