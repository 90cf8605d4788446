#include "demo/routes.hpp"

#include <array>
#include <mutex>
#include <set>

#include "demo/filling.hpp"
#include "people/account.hpp"

namespace stadt {

namespace {

// Whose eyes are offered first; the others may be entered from their houses.
constexpr std::array eyes_offered = {"mira", "nour", "hedwig", "konrad", "ruth", "paul_emil"};
constexpr http::Bucket entering_bucket{"demo_enter", 120, std::chrono::minutes(5)};

struct DemoState {
  bool demo = false;
  bool empty = false;
  json::Rendered<std::vector<Account>> eyes{{"[]"}};
};
BOOST_DESCRIBE_STRUCT(DemoState, (), (demo, empty, eyes))

struct EnterInput {
  std::string handle;
};
BOOST_DESCRIBE_STRUCT(EnterInput, (), (handle))

// What kind of city this is stays as it is from the first resident on, so it is asked of SQL only until then.
class Guide {
 public:
  enum class Kind { empty, demo, ordinary };

  Kind kind(sql::Session& db) {
    std::scoped_lock lock(mutex_);
    if (kind_ == Kind::empty) kind_ = read(db);
    return kind_;
  }
  // Only those whom the city itself has invented; whoever arrives in it later is their own.
  bool is_invented(const std::string& handle) {
    std::scoped_lock lock(mutex_);
    if (invented_.empty()) {
      const auto content = demo::own_content();
      for (const auto& resident : content ? content->residents : std::vector<demo::Resident>()) {
        invented_.insert(resident.handle);
      }
    }
    return invented_.contains(handle);
  }
  std::vector<PersonId> eyes(sql::Session& db, const Accounts& accounts) {
    std::scoped_lock lock(mutex_);
    if (eyes_.size() == eyes_offered.size()) return eyes_;
    eyes_.clear();
    for (const auto* handle : eyes_offered) {
      if (const auto id = accounts.find(db, handle)) eyes_.push_back(*id);
    }
    return eyes_;
  }

 private:
  static Kind read(sql::Session& db) {
    if (demo::is_demo(db)) return Kind::demo;
    return demo::is_empty(db) ? Kind::empty : Kind::ordinary;
  }

  std::mutex mutex_;
  Kind kind_ = Kind::empty;
  std::set<std::string, std::less<>> invented_;
  std::vector<PersonId> eyes_;
};

Result<http::Answer> show_state(const AccessParts& parts, Guide& guide, http::Call& call) {
  DemoState state;
  const auto kind = guide.kind(call.db);
  state.demo = kind == Guide::Kind::demo;
  state.empty = kind == Guide::Kind::empty;
  if (state.demo) state.eyes.text = account_list(parts.accounts, call.db, guide.eyes(call.db, parts.accounts));
  return http::json_response(state);
}

// A form, of a page without scripts, goes on to the first page.
Result<http::Response> answer_to(const AccessParts& parts, http::Call& call, PersonId person) {
  constexpr int see_other = 303;
  const auto type = call.request.header("Content-Type").value_or("");
  if (type.starts_with("application/x-www-form-urlencoded")) return http::redirect_response("/", see_other);
  http::Response response;
  response.body = TRY(own_account(parts.origin, call.db, person));
  return response;
}

Result<http::Answer> enter(const AccessParts& parts, Guide& guide, http::Call& call) {
  if (guide.kind(call.db) != Guide::Kind::demo)
    return fail(ErrorKind::not_found, "not_found", "There is nothing here.");
  CHECKED(parts.gate.from_here(call.request));
  const auto input = TRY(call.request.read<EnterInput>());
  const auto person =
      guide.is_invented(input.handle) ? parts.accounts.find(call.db, input.handle) : std::optional<PersonId>();
  if (!person) return fail(ErrorKind::not_found, "not_found", "Nobody of this name was invented here.");
  return http::write(
      [&env = parts.env, entry = access::entry_of(parts.gate, call.request),
       id = *person](sql::Transaction& transaction) -> Result<access::Issued> {
        return access::begin_session(transaction, env, id, entry);
      },
      [parts](http::Call& again, const access::Issued& issued) -> Result<http::Response> {
        auto response = TRY(answer_to(parts, again, issued.token.person));
        response.headers.push_back({"Set-Cookie", parts.gate.session_cookie(issued.secret)});
        return response;
      });
}

}  // namespace

http::Routes demo_routes(const AccessParts& parts) {
  const auto guide = std::make_shared<Guide>();
  return {{.method = http::Method::get,
           .pattern = "/api/stadt/v1/demo",
           .access = {},
           .handler = [parts, guide](http::Call& call) { return show_state(parts, *guide, call); },
           .summary = "Whether everybody here is invented, and through whose eyes one may look.",
           .schema_out = json::schema<DemoState>()},
          {.method = http::Method::post,
           .pattern = "/api/stadt/v1/demo/enter",
           .access = {},
           .handler = [parts, guide](http::Call& call) { return enter(parts, *guide, call); },
           .summary = "In an invented city: enter as one of its residents.",
           .bucket = entering_bucket,
           .schema_in = json::schema<EnterInput>(),
           .schema_out = json::schema<Account>()}};
}

}  // namespace stadt
