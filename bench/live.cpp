#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <stdexcept>

#include "scenarios.hpp"

namespace stadt::bench {

namespace {

constexpr int open_streams = 10'000;
constexpr int people = 20;  // who have them open, on their homes
constexpr int listeners = 1'000;
constexpr int posts = 50;
constexpr double patience_s = 5;
constexpr double goal_mib = 120;
constexpr double goal_cpu_ms = 5;
constexpr double goal_delivery_ms = 50;

void allow_many_files() {
  rlimit files{};
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
}

// One open stream; what it is told is counted and thrown away.
class Listener {
 public:
  Listener(int port, const std::string& target, const std::string& token)
      : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
      throw std::runtime_error("no connection for a stream");
    }
    const auto request =
        fmt::format("GET {} HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n{}"
                    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
                    target, token.empty() ? "" : "Authorization: Bearer " + token + "\r\n");
    ::send(socket_, request.data(), request.size(), MSG_NOSIGNAL);
    std::string answer(4096, '\0');
    const auto size = ::recv(socket_, answer.data(), answer.size(), 0);
    if (size < 12 || answer.compare(9, 3, "101") != 0) throw std::runtime_error("a stream was refused: " + answer);
  }
  Listener(Listener&& other) noexcept : socket_(std::exchange(other.socket_, -1)) {}
  ~Listener() {
    if (socket_ >= 0) ::close(socket_);
  }

  int socket() const { return socket_; }

 private:
  int socket_ = -1;
};

// Waits for one message on each of many streams.
class Crowd {
 public:
  Crowd(int port, const std::string& target, int count) : queue_(::epoll_create1(EPOLL_CLOEXEC)) {
    for (int i = 0; i < count; ++i) {
      listeners_.emplace_back(port, target, "");
      epoll_event event{.events = EPOLLIN | EPOLLET, .data = {.u32 = static_cast<std::uint32_t>(i)}};
      ::epoll_ctl(queue_, EPOLL_CTL_ADD, listeners_.back().socket(), &event);
    }
  }
  ~Crowd() { ::close(queue_); }

  // When each of them had heard of it.
  std::vector<double> hear() {
    std::vector<double> heard_at(listeners_.size(), 0);
    std::vector<epoll_event> events(256);
    std::string bytes(64 * 1024, '\0');
    const double deadline = now_seconds() + patience_s;
    for (std::size_t heard = 0; heard < listeners_.size();) {
      const int count = ::epoll_wait(queue_, events.data(), static_cast<int>(events.size()), 100);
      if (now_seconds() > deadline) throw std::runtime_error("a stream was told nothing");
      for (int i = 0; i < count; ++i) {
        const auto which = events[static_cast<std::size_t>(i)].data.u32;
        ::recv(listeners_[which].socket(), bytes.data(), bytes.size(), MSG_DONTWAIT);
        if (heard_at[which] == 0) ++heard;
        heard_at[which] = now_seconds();
      }
    }
    return heard_at;
  }

 private:
  int queue_;
  std::vector<Listener> listeners_;
};

double cpu_of_posts(const City& city, Client& client, const std::string& token, const std::string& table, Crowd* crowd,
                    std::vector<double>& delays_ms) {
  const double before = city.server->cpu_seconds();
  for (int i = 0; i < posts; ++i) {
    write_post(client, token, sentence(60, i), table);
    const double acknowledged = now_seconds();
    if (!crowd) continue;
    for (const double at : crowd->hear()) delays_ms.push_back(std::max(0.0, (at - acknowledged) * 1000));
  }
  return (city.server->cpu_seconds() - before) / posts * 1000;
}

void report_memory(City& city, Client& client, const std::string& app) {
  std::vector<std::string> tokens;
  tokens.reserve(people);
  for (int i = 0; i < people; ++i) tokens.push_back(arrive(client, app, fmt::format("listener{}", i)));
  std::vector<Listener> open;
  open.reserve(open_streams);
  for (int i = 0; i < open_streams; ++i) {
    open.emplace_back(city.port, "/api/v1/streaming?stream=user", tokens[static_cast<std::size_t>(i % people)]);
  }
  write_post(client, tokens[0], sentence(60, 1));
  const double mib = city.server->anonymous_mib();
  report(fmt::format("Memory with {} open streams (RssAnon)", open_streams), fmt::format("{:.1f} MiB", mib), "–",
         fmt::format("≤ {:.0f} MiB", goal_mib), mib <= goal_mib);
}

}  // namespace

void bench_live(const Options& options) {
  allow_many_files();
  City city = start_city(options);
  Client client(city.port);
  const std::string app = app_token(client);
  report_memory(city, client, app);

  const std::string token = arrive(client, app, "speaker");
  const std::string table = write_post(client, token, sentence(40, 1));
  std::vector<double> cpu_ms;
  std::vector<double> delays_ms;
  for (int round = 0; round < options.rounds; ++round) {
    const double alone = cpu_of_posts(city, client, token, table, nullptr, delays_ms);
    Crowd crowd(city.port, "/api/v1/streaming?stream=stadt:table&table=" + table, listeners);
    cpu_ms.push_back(cpu_of_posts(city, client, token, table, &crowd, delays_ms) - alone);
  }
  report(fmt::format("One post told to {} open streams", listeners), fmt::format("{:.2f} ms CPU", median(cpu_ms)), "–",
         fmt::format("≤ {:.0f} ms", goal_cpu_ms), median(cpu_ms) <= goal_cpu_ms);
  std::ranges::sort(delays_ms);
  const double slowest = delays_ms[delays_ms.size() * 99 / 100];
  report("Delivery to all of them after the acknowledgement, p99", fmt::format("{:.1f} ms", slowest), "–",
         fmt::format("≤ {:.0f} ms", goal_delivery_ms), slowest <= goal_delivery_ms);
}

}  // namespace stadt::bench
