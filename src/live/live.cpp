#include "live/live.hpp"

#include <algorithm>
#include <atomic>
#include <climits>
#include <thread>

#include "base/log.hpp"
#include "http/address.hpp"
#include "json/read.hpp"
#include "live/desk.hpp"
#include "live/rules.hpp"
#include "live/teller.hpp"

namespace stadt {

namespace {

constexpr auto longest_sleep = std::chrono::seconds(60);
const live::News listening = {"stadt.listening", ""};

// What a client says on its stream.
struct Spoken {
  std::string type;
  std::string stream;
  std::string tag;
  std::string table;
  bool confirm = false;  // wishes to be told that it listens from now on
};
BOOST_DESCRIBE_STRUCT(Spoken, (), (type, stream, tag, table, confirm))

Result<Spoken> spoken(std::string_view text) {
  const auto value = TRY(json::parse(text));
  return json::read<Spoken>(value);
}

}  // namespace

struct Live::State {
  explicit State(LiveParts own_parts) : parts(std::move(own_parts)) {}

  LiveParts parts;
  // The streams, which may end after everything else, report here.
  std::shared_ptr<live::Desk> desk = std::make_shared<live::Desk>();
  std::atomic<live::ListenerId> last_id = 0;
  std::thread thread;

  // Of the live thread.
  live::Listeners listeners;
  live::Outbox outbox;
  live::Teller teller{parts, listeners, outbox};
  Time next_end = Time{INT64_MAX};  // of a token

  void run();
  void take(live::Listener& listener);
  void take(const live::Said& said);
  void take(const live::Ended& ended) { listeners.remove(ended.listener); }
  void take(const live::Overrun&) { close(listeners.all(), http::CloseCode::try_later); }
  void take(const Event& event);
  Result<> obey(const live::Listener& listener, std::string_view text);
  void close(const std::vector<live::ListenerId>& those, http::CloseCode code);
  void close_ended();
};

void Live::State::run() {
  while (!desk->is_closed()) {
    auto notes = desk->take(longest_sleep);
    close_ended();
    for (auto& note : notes) {
      std::visit([this](auto& one) { take(one); }, note);
    }
    outbox.send(parts.streams);
  }
}

void Live::State::take(live::Listener& listener) {
  if (listener.viewer.token != 0) next_end = std::min(next_end, listener.viewer.until);
  listeners.add(std::move(listener));
}

// A stream that cannot be told what has happened ends, so that its client asks for it.
void Live::State::take(const Event& event) try {
  switch (event.kind) {
    case EventKind::token_revoked:
      return close(listeners.of_token(event.object), http::CloseCode::policy);
    case EventKind::person_changed:
    case EventKind::person_left: {
      const auto those = listeners.of_person(PersonId{event.actor});
      if (those.empty()) return;
      const auto person = parts.accounts.person(parts.database.session(), PersonId{event.actor});
      if (!person || person->state != PersonState::active) close(those, http::CloseCode::policy);
      return;
    }
    default:
      return teller.tell(parts.database.session(), event);
  }
} catch (const sql::Failure& failure) {
  log::warning("live.read_failed", {{"reason", std::string(failure.what())}});
  close(listeners.all(), http::CloseCode::broken);
} catch (const std::exception& problem) {
  log::error("live.failed",
             {{"event", std::int64_t{static_cast<int>(event.kind)}}, {"reason", std::string(problem.what())}});
  close(listeners.all(), http::CloseCode::broken);
}

void Live::State::take(const live::Said& said) {
  const auto* listener = listeners.find(said.listener);
  if (!listener) return;
  const auto obeyed = obey(*listener, said.text);
  if (!obeyed) outbox.answer(*listener, live::refusal_text(obeyed.error()));
}

Result<> Live::State::obey(const live::Listener& listener, std::string_view text) {
  const auto [type, stream, tag, table, confirm] = TRY(spoken(text));
  const auto subscription = TRY(live::subscription_of({stream, tag, table}, listener.viewer));
  if (type == "unsubscribe") {
    listeners.unsubscribe(listener.id, subscription);
    return {};
  }
  if (type != "subscribe") {
    return fail(ErrorKind::unprocessable, "live.type", "Say \"subscribe\" or \"unsubscribe\" in `type`.");
  }
  if (listener.subscriptions.size() >= live::most_subscriptions) {
    return fail(ErrorKind::too_many, "live.subscriptions", "This connection listens to enough. Open another one.");
  }
  listeners.subscribe(listener.id, subscription);
  // What was committed before this is what a reader finds who asks now.
  if (confirm) outbox.answer(listener, live::frame_text(subscription.topic.channel, subscription.parameter, listening));
  return {};
}

// They hear nothing from now on, also while their goodbye is on its way.
void Live::State::close(const std::vector<live::ListenerId>& those, http::CloseCode code) {
  std::vector<std::weak_ptr<http::Stream>> streams;
  for (const auto id : those) {
    if (const auto* listener = listeners.find(id)) streams.push_back(listener->stream);
    listeners.remove(id);
  }
  if (streams.empty()) return;
  outbox.send(parts.streams);
  parts.streams.close(std::move(streams), code);
}

void Live::State::close_ended() {
  const Time now = parts.env.now();
  if (now < next_end) return;
  close(listeners.ended_by(now), http::CloseCode::policy);
  next_end = listeners.next_end();
}

Live::Live(LiveParts parts) : state_(std::make_unique<State>(std::move(parts))) {
  state_->thread = std::thread([this] { state_->run(); });
}

Live::~Live() { stop(); }

void Live::follow(std::span<const Event> events) { state_->desk->tell(events); }

Result<std::shared_ptr<http::Stream>> Live::open(Opening opening) {
  if (!state_->parts.sight.ready()) {
    return fail(ErrorKind::unavailable, "live.starting", "The city is just opening. Try again in a moment.");
  }
  if (!state_->parts.streams.has_room()) {
    return fail(ErrorKind::unavailable, "live.full", "Very many are listening right now. Try again in a moment.");
  }
  const auto person = opening.viewer.person;
  const auto whom = person ? "person " + std::to_string(person.value) : http::network_of(opening.address);
  const int most = person ? live::most_streams_of_person : live::most_streams_of_network;
  if (!state_->desk->enter(whom, state_->parts.limits ? most : INT_MAX)) {
    return fail(ErrorKind::too_many, "live.streams", "Too many streams are open already. Close one of them.");
  }
  const live::ListenerId id = ++state_->last_id;
  const auto desk = state_->desk;
  auto stream = std::make_shared<http::Stream>(
      opening.kind,
      http::Stream::Owner{.heard = [desk, id](std::string text) { desk->put(live::Said{id, std::move(text)}); },
                          .ended =
                              [desk, id, whom] {
                                desk->put(live::Ended{id});
                                desk->leave(whom);
                              }});
  desk->put(live::Listener{id, opening.viewer, opening.kind, stream, std::move(opening.subscriptions)});
  return stream;
}

void Live::stop() {
  state_->desk->close();
  if (state_->thread.joinable()) state_->thread.join();
}

}  // namespace stadt
