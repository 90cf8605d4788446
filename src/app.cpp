#include "app.hpp"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "access/gate.hpp"
#include "access/password.hpp"
#include "access/sessions.hpp"
#include "appointments/routes.hpp"
#include "articles/routes.hpp"
#include "attachments/routes.hpp"
#include "attachments/taking.hpp"
#include "base/bus.hpp"
#include "base/log.hpp"
#include "base/scopes.hpp"
#include "chores.hpp"
#include "contacts/routes.hpp"
#include "demo/routes.hpp"
#include "derivers.hpp"
#include "feed/routes.hpp"
#include "galleries/routes.hpp"
#include "ground/routes.hpp"
#include "health/health.hpp"
#include "http/openapi.hpp"
#include "http/server.hpp"
#include "http/static_files.hpp"
#include "http/streams.hpp"
#include "instance/routes.hpp"
#include "letters/conversation.hpp"
#include "letters/routes.hpp"
#include "live/routes.hpp"
#include "media/default_picture.hpp"
#include "media/files.hpp"
#include "media/worker.hpp"
#include "notifications/present.hpp"
#include "notifications/routes.hpp"
#include "occasions/routes.hpp"
#include "open_city.hpp"
#include "pages/pages.hpp"
#include "pebbles/routes.hpp"
#include "people/routes.hpp"
#include "pillars/routes.hpp"
#include "places/routes.hpp"
#include "posts/routes.hpp"
#include "sight/sight.hpp"
#include "sight/view.hpp"
#include "tables/routes.hpp"
#include "today/routes.hpp"

namespace stadt {

namespace {

constexpr auto lease_renewal = std::chrono::seconds(30);
constexpr auto between_chores = std::chrono::seconds(1);
constexpr std::size_t most_read_at_once = 10'000;  // posts, before a write is answered

http::Settings server_settings(const config::Settings& settings, const std::string& origin) {
  const auto& given = settings.server;
  return {.listen = given.listen,
          .origin = origin,
          .threads = given.threads,
          .trusted_proxies = given.trusted_proxies,
          .header_limit_kib = given.header_limit_kib,
          .body_limit_kib = given.body_limit_kib,
          .upload_limit_mib = given.upload_limit_mib,
          .idle_timeout_s = given.idle_timeout_s,
          .request_timeout_s = given.request_timeout_s,
          .connections = given.connections,
          .rate_limits = settings.limits.enabled};
}

void join(http::Routes& all, http::Routes more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

}  // namespace

// From the ground up; what stands below does not know what stands above.
struct App::Parts {
  Parts(const config::Settings& given, Env& given_env, std::unique_ptr<Sight> given_sight,
        std::unique_ptr<sql::Database> given_database)
      : settings(given),
        origin(origin_of(given)),
        env(given_env),
        files(given.data + "/media", env),
        pictures(attachments::folder_in(given.data), env),
        worker({.program = given.media.worker}),
        own_sight(std::move(given_sight)),
        sight(*own_sight),
        database(std::move(given_database)),
        accounts(origin),
        gate(env, *database, origin),
        statuses(origin, accounts, sight),
        column({env, accounts, sight, origin}),
        hearing({env, accounts, sight, origin}),
        tables({env, accounts, sight, origin}, statuses),
        streams({.most = given.server.streams}),
        live({.env = env,
              .database = *database,
              .sight = sight,
              .accounts = accounts,
              .statuses = statuses,
              .streams = streams,
              .entities = live_entities(),
              .limits = given.limits.enabled}),
        own_chores(env, *database, sight, pictures) {}

  config::Settings settings;
  std::string origin;
  std::unique_ptr<Env> own_env;  // none when a test brings its own
  Env& env;
  media::Files files;     // of people's houses
  media::Files pictures;  // of posts and walls
  media::Worker worker;
  std::unique_ptr<Sight> own_sight;  // derivers ask it: it outlives the database
  Sight& sight;
  std::unique_ptr<sql::Database> database;
  std::unique_ptr<sql::NodeLease> lease;
  Bus bus;
  Accounts accounts;
  ground::Organisations organisations;
  access::Gate gate;
  Statuses statuses;
  pillars::Column column;
  occasions::Hearing hearing;
  Tables tables;
  http::Streams streams;
  Live live;
  http::Routes api;
  std::unique_ptr<http::Server> server;
  Time started;

  Chores own_chores;
  std::mutex chores_mutex;
  std::condition_variable chores_end;
  bool stopping = false;
  std::thread chores;

  PostsParts posts_parts();
  void follow_events();
  LiveEntities live_entities();
  http::Routes api_routes();
  http::Routes page_routes();
  health::Source health_source();
  void open_server();
  void read_sight();
  void read_wanted();
  void run_chores();
};

// Sight first: what the others show is decided with it. Streams last: they tell what the others show.
void App::Parts::follow_events() {
  bus.subscribe([this](std::span<const Event> events) {
    sight.follow(events);
    read_wanted();
  });
  bus.subscribe([this](std::span<const Event> events) { accounts.follow(events); });
  bus.subscribe([this](std::span<const Event> events) { statuses.follow(events); });
  bus.subscribe([this](std::span<const Event> events) { tables.follow(events); });
  bus.subscribe([this](std::span<const Event> events) { organisations.follow(events); });
  bus.subscribe([this](std::span<const Event> events) { column.follow(events); });
  bus.subscribe([this](std::span<const Event> events) { hearing.follow(events); });
  bus.subscribe([this](std::span<const Event> events) { gate.follow(events); });
  bus.subscribe([this](std::span<const Event> events) { live.follow(events); });
  database->follow([this](std::span<const Event> events) { bus.publish(events); });
}

PostsParts App::Parts::posts_parts() {
  const auto alt_text = settings.media.alt_text_required ? AltText::required : AltText::wished;
  return {env, accounts, sight, origin, alt_text};
}

// Streams hand over what other rooms have written out.
LiveEntities App::Parts::live_entities() {
  const PostsParts posts = posts_parts();
  return {.notification =
              [this, posts](sql::Session& db, PersonId owner, std::int64_t id) {
                const Viewer viewer{.person = owner, .app = {}, .scopes = scopes::everything};
                return notifications::rendered({posts, statuses, db, viewer}, NotificationId{id});
              },
          .conversation = [this, posts](
                              sql::Session& db, PersonId owner,
                              PostId letter) { return letters::conversation_with(posts, statuses, db, owner, letter); },
          .unread_letters = letters::count_unread};
}

http::Routes App::Parts::api_routes() {
  const PeopleParts people{env, accounts, origin, worker, files};
  const PlacesParts places{env, accounts, sight, origin};
  const PostsParts posts = posts_parts();
  const feed::FeedParts feed{posts, tables, settings.feed.foresight};
  const AccessParts access{env, *database, accounts, gate, origin, settings.city.name, settings.city.registration_open};
  const InstanceParts instance{env, accounts, origin, settings.city};
  http::Routes routes;
  join(routes, oauth_routes(access));
  join(routes, consent_routes(access));
  join(routes, session_routes(access));
  join(routes, arrival_routes(access));
  join(routes, relation_routes(people));
  join(routes, account_routes(people));
  join(routes, profile_routes(people));
  join(routes, house_routes(people));
  join(routes, place_routes(places));
  join(routes, member_routes(places));
  join(routes, attachment_routes({env, worker, pictures, origin}));
  join(routes, writing_routes(posts, statuses));
  join(routes, reading_routes(posts, statuses));
  join(routes, reaction_routes(posts, statuses));
  join(routes, table_routes(posts, statuses, tables));
  join(routes, listening_routes(posts));
  join(routes, neighbour_routes(posts, statuses, tables));
  join(routes, placing_routes(posts, tables));
  join(routes, feed_routes(posts, statuses, tables));
  join(routes, table_list_routes(feed));
  join(routes, parameter_routes(feed));
  join(routes, ground_routes({posts, organisations}, statuses, tables));
  join(routes, asking_routes(posts));
  join(routes, request_routes(posts));
  join(routes, contact_routes(posts));
  join(routes, letter_routes(posts, statuses));
  join(routes, pebble_routes(posts, statuses, tables));
  join(routes, pillar_routes(posts, column));
  join(routes, occasion_routes(posts, hearing));
  join(routes, appointment_routes(posts));
  join(routes, article_routes(posts));
  join(routes, exhibition_routes(posts));
  join(routes, work_routes(posts, statuses));
  join(routes, guest_book_routes(posts));
  join(routes, notification_routes(posts, statuses));
  join(routes, notification_group_routes(posts, statuses));
  join(routes, marker_routes(posts));
  join(routes, live_routes(access, live));
  join(routes, today_routes(posts, hearing));
  join(routes, instance_routes(instance));
  join(routes, demo_routes(access));
  join(routes, default_picture_routes());
  join(routes, media::file_routes(files, "/media/{path...}"));
  join(routes, media::file_routes(pictures, "/media/pictures/{path...}"));
  join(routes, health::health_routes(health_source()));
  return routes;
}

http::Routes App::Parts::page_routes() {
  pages::Settings own{.city_name = settings.city.name,
                      .city_line = settings.city.line,
                      .origin = origin,
                      .language = settings.city.language == "en" ? pages::Language::en : pages::Language::de};
  return pages::page_routes(std::move(own), pages::Shell(http::embedded_index()), pages::api_over(api));
}

health::Source App::Parts::health_source() {
  return {.report =
              [this](sql::Session& db) {
                health::Report report{.version = STADT_VERSION};
                report.sight = sight.ready() ? health::Condition::ready : health::Condition::starting;
                report.uptime_s = (env.now() - started).count() / 1000;
                db.find<int>(R"sql(SELECT 1)sql");
                return report;
              },
          .metrics =
              [this] {
                const auto stats = server->snapshot();
                std::vector<health::Metric> metrics;
                for (std::size_t i = 1; i < stats.answers_by_class.size(); ++i) {
                  metrics.push_back({"stadt_http_answers_total{class=\"" + std::to_string(i) + "xx\"}",
                                     static_cast<double>(stats.answers_by_class[i])});
                }
                metrics.push_back({"stadt_http_handling_seconds_total", stats.handling_sum_s});
                metrics.push_back({"stadt_http_in_flight", static_cast<double>(stats.in_flight)});
                metrics.push_back({"stadt_http_connections", static_cast<double>(stats.connections)});
                metrics.push_back({"stadt_http_cut_total", static_cast<double>(stats.cut)});
                const auto open = streams.snapshot();
                metrics.push_back({"stadt_streams_open", static_cast<double>(open.open)});
                metrics.push_back({"stadt_streams_messages_total", static_cast<double>(open.messages)});
                metrics.push_back({"stadt_streams_cut_total", static_cast<double>(open.cut)});
                metrics.push_back({"stadt_streams_hostile_total", static_cast<double>(open.hostile)});
                metrics.push_back({"stadt_passwords_hashed_total", static_cast<double>(access::passwords_hashed())});
                metrics.push_back({"stadt_sight_ready", sight.ready() ? 1.0 : 0.0});
                return metrics;
              }};
}

void App::Parts::open_server() {
  started = env.now();
  follow_events();
  api = api_routes();
  auto routes = api;
  join(routes, page_routes());
  join(routes, article_feed_routes({env, accounts, sight, origin}));
  join(routes, http::openapi_routes(api));
  server = std::make_unique<http::Server>(
      server_settings(settings, origin), env, std::move(routes),
      [this](http::Request& request, const http::Access& access, sql::Session& db) {
        return gate.check(request, access, db);
      },
      *database, http::embedded_files(), streams);
}

// Somebody spoke at a table of which memory has let go: everybody reads their own writes there, too. Very many posts
// are left to the chores, a second later. What fails is tried again by them.
void App::Parts::read_wanted() try {
  const auto posts = sight.view()->wanted_posts();
  if (posts > 0 && posts <= most_read_at_once) sight.read_wanted(database->session());
} catch (const sql::Failure& failure) {
  log::warning("sight.table_unread", {{"reason", std::string(failure.what())}});
}

// Until it has succeeded, pages are read from SQL.
void App::Parts::read_sight() try {
  sight.rebuild(database->session());
  organisations.rebuild(database->session());
  log::info("sight.ready", {{"after_ms", (env.now() - started).count()}});
} catch (const sql::Failure& failure) {
  log::error("sight.failed", {{"reason", std::string(failure.what())}});
}

// What happens beside the requests: sight is read and looked after, the node's lease is kept. Who stops the city does
// not wait for the lock while something is done.
void App::Parts::run_chores() {
  read_sight();
  auto renewed = std::chrono::steady_clock::now();
  std::unique_lock lock(chores_mutex);
  while (!chores_end.wait_for(lock, between_chores, [this] { return stopping; })) {
    lock.unlock();
    const auto now = std::chrono::steady_clock::now();
    if (lease && now - renewed > lease_renewal) {
      renewed = now;
      lease->renew();
    }
    own_chores.tend(
        {.node = lease ? lease->node() : 0, .behind = database->behind(), .read_sight = [this] { read_sight(); }});
    lock.lock();
  }
}

App::App(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
App::~App() { stop(); }

Result<std::unique_ptr<App>> App::open(const config::Settings& settings) {
  OpenCity city = TRY(open_city(settings));
  Env& env = *city.env;
  auto parts = std::make_unique<Parts>(settings, env, std::move(city.sight), std::move(city.database));
  parts->own_env = std::move(city.env);
  parts->lease = std::move(city.lease);
  parts->open_server();
  return std::unique_ptr<App>(new App(std::move(parts)));
}

std::unique_ptr<App> App::assemble(const config::Settings& settings, Env& env,
                                   std::unique_ptr<sql::Database> database) {
  auto parts = std::make_unique<Parts>(settings, env, unread_sight(settings), std::move(database));
  add_derivers(*parts->database, env, parts->sight.campaigns());
  parts->open_server();
  auto app = std::unique_ptr<App>(new App(std::move(parts)));
  app->read_sight();
  return app;
}

Result<> App::start() {
  CHECKED(parts_->server->start());
  parts_->chores = std::thread([this] { parts_->run_chores(); });
  return {};
}

int App::port() const { return parts_->server->port(); }

void App::stop() {
  {
    std::scoped_lock lock(parts_->chores_mutex);
    if (std::exchange(parts_->stopping, true)) return;
    parts_->chores_end.notify_all();
  }
  parts_->server->stop(std::chrono::seconds(parts_->settings.server.stop_grace_s));
  parts_->live.stop();
  if (parts_->chores.joinable()) parts_->chores.join();
  if (parts_->lease) parts_->lease->release();
  parts_->database->stop();
}

http::Response App::handle(http::Request request) { return parts_->server->handle(std::move(request)); }

void App::read_sight() {
  parts_->sight.rebuild(parts_->database->session());
  parts_->organisations.rebuild(parts_->database->session());
}

Sight::Check App::check_sight() {
  auto& db = parts_->database->session();
  parts_->sight.read_wanted(db);
  return parts_->sight.check(db);
}

sql::Database& App::database() { return *parts_->database; }
Sight& App::sight() { return parts_->sight; }

}  // namespace stadt
