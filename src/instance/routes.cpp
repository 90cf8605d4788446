#include "instance/routes.hpp"

#include <fmt/format.h>

#include <atomic>
#include <memory>
#include <mutex>

#include "instance/instance.hpp"
#include "instance/store.hpp"

namespace stadt {

namespace {

constexpr auto counted_every = std::chrono::minutes(1);

// Counting people touches everything, so it is done once a minute at the most.
class Census {
 public:
  instance_store::Counts counts(sql::Session& db, Time now) {
    std::scoped_lock lock(mutex_);
    if (now >= counted_at_ + counted_every) {
      counts_ = instance_store::count(db, now);
      counted_at_ = now;
    }
    return counts_;
  }

 private:
  std::mutex mutex_;
  Time counted_at_;
  instance_store::Counts counts_;
};

std::string domain_of(const std::string& origin) { return origin.substr(origin.find("://") + 3); }

std::string streaming_of(const std::string& origin) {
  return (origin.starts_with("https://") ? "wss://" : "ws://") + domain_of(origin);
}

Configuration configuration_of(const std::string& origin) {
  Configuration configuration;
  configuration.urls.streaming = streaming_of(origin);
  return configuration;
}

InstanceV2 second(const InstanceParts& parts, const instance_store::Counts& counts) {
  InstanceV2 instance;
  instance.domain = domain_of(parts.origin);
  instance.title = parts.city.name;
  instance.source_url = parts.origin + "/about";
  instance.description = parts.city.line;
  instance.usage.users.active_month = counts.active_month;
  instance.thumbnail.url = parts.origin + "/media/default/header/stadt";
  instance.configuration = configuration_of(parts.origin);
  instance.registrations.enabled = parts.city.registration_open;
  instance.contact.email = parts.city.contact;
  instance.rules = house_rules();
  return instance;
}

InstanceV1 first(const InstanceParts& parts, const instance_store::Counts& counts) {
  InstanceV1 instance;
  instance.uri = domain_of(parts.origin);
  instance.title = parts.city.name;
  instance.short_description = instance.description = parts.city.line;
  instance.email = parts.city.contact;
  instance.urls.streaming_api = streaming_of(parts.origin);
  instance.stats = {counts.people, counts.posts, 1};
  instance.thumbnail = parts.origin + "/media/default/header/stadt";
  instance.registrations = parts.city.registration_open;
  instance.configuration = configuration_of(parts.origin);
  instance.rules = house_rules();
  return instance;
}

std::string nodeinfo(const InstanceParts& parts, const instance_store::Counts& counts) {
  return fmt::format(
      R"({{"version":"2.0","software":{{"name":"stadt","version":"{}"}},"protocols":["activitypub"],)"
      R"("services":{{"inbound":[],"outbound":[]}},"usage":{{"users":{{"total":{},"activeMonth":{},"activeHalfyear":{}}},)"
      R"("localPosts":{}}},"openRegistrations":{},"metadata":{{}}}})",
      STADT_VERSION, counts.people, counts.active_month, counts.active_half_year, counts.posts,
      parts.city.registration_open);
}

Result<http::Answer> webfinger(const InstanceParts& parts, http::Call& call) {
  const json::Value* input = TRY(call.request.input());
  const auto* resource = input->find("resource");
  const auto* text = resource ? resource->as<std::string>() : nullptr;
  const auto id = text && text->starts_with("acct:") ? parts.accounts.find(call.db, text->substr(5)) : std::nullopt;
  const auto person = id ? parts.accounts.person(call.db, *id) : std::nullopt;
  if (!person) return fail(ErrorKind::not_found, "not_found", "There is nobody by this name.");
  http::Response response{.content_type = "application/jrd+json; charset=utf-8"};
  response.body = fmt::format(
      R"({{"subject":"acct:{}@{}","aliases":["{}","{}"],"links":[{{"rel":"http://webfinger.net/rel/profile-page",)"
      R"("type":"text/html","href":"{}"}}]}})",
      person->handle, domain_of(parts.origin), parts.accounts.url(*person), parts.accounts.uri(person->id),
      parts.accounts.url(*person));
  return response;
}

http::Route fixed(std::string_view pattern, std::string_view summary, std::string body,
                  std::string_view type = "application/json; charset=utf-8") {
  http::Route route;
  route.pattern = pattern;
  route.summary = summary;
  route.handler = [body = std::move(body), type](http::Call&) -> Result<http::Answer> {
    return http::Response{.content_type = std::string(type), .body = body};
  };
  return route;
}

http::Route counted(const InstanceParts& parts, const std::shared_ptr<Census>& census, std::string_view pattern,
                    std::string_view summary, std::string (*write)(const InstanceParts&, const instance_store::Counts&),
                    json::SchemaRef answer = {}) {
  http::Route route;
  route.schema_out = answer;
  route.pattern = pattern;
  route.summary = summary;
  route.handler = [parts, census, write](http::Call& call) -> Result<http::Answer> {
    return http::Response{.body = write(parts, census->counts(call.db, parts.env.now()))};
  };
  return route;
}

std::string write_first(const InstanceParts& parts, const instance_store::Counts& counts) {
  return json::write(first(parts, counts));
}
std::string write_second(const InstanceParts& parts, const instance_store::Counts& counts) {
  return json::write(second(parts, counts));
}

}  // namespace

std::vector<Rule> house_rules() {
  return {{"1", "Dialog, nicht Monolog.", "Dialogue, not monologue."},
          {"2", "Kennenlernen, nicht Akquise: mit einem Grund in eigenen Worten.",
           "Getting to know, not acquisition: with a reason in one's own words."},
          {"3", "Meine Stadt, mein Zuhause: Jede und jeder bestimmt, wer was sieht.",
           "My city, my home: everybody decides who sees what."}};
}

http::Routes instance_routes(const InstanceParts& parts) {
  const auto census = std::make_shared<Census>();
  const std::string& origin = parts.origin;
  http::Route finger;
  finger.pattern = "/.well-known/webfinger";
  finger.summary = "Who is acct:handle@domain?";
  finger.handler = [parts](http::Call& call) { return webfinger(parts, call); };
  return {
      counted(parts, census, "/api/v2/instance", "The city.", write_second, json::schema<InstanceV2>()),
      counted(parts, census, "/api/v1/instance", "The city, in its older form.", write_first,
              json::schema<InstanceV1>()),
      counted(parts, census, "/nodeinfo/2.0", "The city among servers.", nodeinfo),
      fixed("/.well-known/nodeinfo", "Where NodeInfo stands.",
            fmt::format(
                R"({{"links":[{{"rel":"http://nodeinfo.diaspora.software/ns/schema/2.0","href":"{}/nodeinfo/2.0"}}]}})",
                origin)),
      fixed("/.well-known/host-meta", "Where WebFinger stands.",
            fmt::format(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><XRD xmlns=\"http://docs.oasis-open.org/ns/xri/xrd-1.0\">"
                "<Link rel=\"lrdd\" template=\"{}/.well-known/webfinger?resource={{uri}}\"/></XRD>",
                origin),
            "application/xrd+xml; charset=utf-8"),
      finger,
      fixed("/api/v1/instance/rules", "The house rules.", json::write(house_rules())),
      fixed("/api/v1/instance/peers", "Other cities.", "[]"),
      fixed("/api/v1/custom_emojis", "Pictures for words: none.", "[]"),
      fixed("/api/v1/announcements", "Announcements: none.", "[]"),
      fixed("/api/v1/instance/extended_description", "More about the city.",
            fmt::format(R"({{"updated_at":null,"content":{}}})", json::write("<p>" + parts.city.line + "</p>"))),
  };
}

}  // namespace stadt
