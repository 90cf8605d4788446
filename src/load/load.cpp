#include "load/load.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include "access/password.hpp"
#include "load/bulk.hpp"
#include "load/city_plan.hpp"
#include "load/frozen_facts.hpp"
#include "load/invented.hpp"
#include "people/people.hpp"
#include "people/relation.hpp"
#include "places/places.hpp"
#include "posts/months.hpp"
#include "posts/post.hpp"
#include "text/markup.hpp"
#include "text/words.hpp"

namespace stadt::load {

namespace {

constexpr auto quiet_before_now = std::chrono::hours(1);
constexpr std::int64_t most_loaded_places = 12;
constexpr int rows_per_report = 4096;
constexpr std::size_t followed_by_visitor = 50;
constexpr std::string_view language = "de";
constexpr std::string_view no_list = "[]";

class Filling {
 public:
  Filling(sql::Database& database, Env& env, const Wish& wish, const std::function<void(const Progress&)>& progress)
      : database_(database), env_(env), wish_(wish), progress_(progress), writes_(database) {}

  Result<Loaded> run();

 private:
  void people();
  Result<> places();
  void conversations();
  void posts();
  void post(std::size_t position);
  void guests();
  void answers();
  void exchanges();
  void tags();
  void follows();
  Result<> visitor();

  std::string source_of(std::size_t position) const {
    const auto& line = lines_[position];
    return invented_text(line.message, line.topic, line.words, line.question);
  }
  PersonId person(std::int64_t number) const { return people_[static_cast<std::size_t>(number)]; }
  ConversationId conversation(std::size_t position) const {
    return ConversationId{plan_.posts[plan_.conversations[position].opening].id.value};
  }
  PlaceId place(std::int64_t topic) const {
    return places_.empty() ? PlaceId{} : places_[static_cast<std::size_t>(topic) % places_.size()];
  }
  void report(std::string_view part, std::size_t done, std::size_t total) {
    if (done % rows_per_report == 0 || done == total) {
      progress_({part, static_cast<std::int64_t>(done), static_cast<std::int64_t>(total), writes_.rows()});
    }
  }

  sql::Database& database_;
  Env& env_;
  const Wish& wish_;
  const std::function<void(const Progress&)>& progress_;
  Writes writes_;
  std::vector<TreeLine> lines_;
  std::vector<FollowLine> edges_;
  CityPlan plan_;
  std::vector<PersonId> people_;
  std::vector<PlaceId> places_;

  struct TaggedPost {
    std::string tag;
    std::size_t post = 0;
    auto operator<=>(const TaggedPost&) const = default;
  };
  std::vector<TaggedPost> tagged_;
  std::vector<std::pair<std::string, std::string>> streets_;  // key and how it was first written

  struct PostRows {
    explicit PostRows(Writes& writes)
        : post(writes, "post",
               "bucket, id, conversation_id, parent_id, parent_author_id, author_id, author_handle, audience, "
               "language, source, html, mentions, tags, words, question, signature, replies, repeats, guest_talks, "
               "pair_talks, sketch"),
          by_author(writes, "author_post",
                    "author_id, id, conversation_id, parent_author_id, boost_of, boost_author_id, audience, mark, "
                    "media, article, tags"),
          in_public(writes, "public_post", "month, id, author_id, media") {}
    Rows post;
    Rows by_author;
    Rows in_public;
  };
  std::optional<PostRows> post_rows_;
  std::optional<Freezing> freezing_;
};

Result<Loaded> Filling::run() {
  const auto living = database_.session().find<std::int64_t>(R"sql(SELECT count(*) FROM person)sql");
  if (living.value_or(0) > 0) {
    return fail(ErrorKind::conflict, "load.inhabited",
                "People live in this city already. Load into an empty one: name a new folder with --data.");
  }
  lines_ = TRY(read_trees(wish_.trees));
  if (!wish_.follows.empty()) edges_ = TRY(read_follows(wish_.follows));
  std::int64_t people_count = 0;
  for (const auto& line : lines_) people_count = std::max(people_count, line.author + 1);
  for (const auto& edge : edges_) people_count = std::max({people_count, edge.follower + 1, edge.followed + 1});
  plan_ = plan_city(lines_, static_cast<std::size_t>(people_count), env_.now() - quiet_before_now);
  const Time begin = lines_.empty() ? env_.now() - quiet_before_now : plan_.time_of_post(0);
  for (std::int64_t i = 0; i < people_count; ++i)
    people_.push_back(planned_person(i, begin, plan_.posts_of_person.size()));

  people();
  CHECKED(writes_.finish());
  CHECKED(places());
  conversations();
  CHECKED(writes_.finish());  // posts refer to them
  posts();
  guests();
  answers();
  exchanges();
  tags();
  follows();
  CHECKED(writes_.finish());
  CHECKED(visitor());
  return Loaded{people_count, std::ssize(plan_.conversations), std::ssize(plan_.posts), std::ssize(edges_),
                writes_.rows()};
}

void Filling::people() {
  std::vector<int> followers(people_.size());
  std::vector<int> following(people_.size());
  std::ranges::sort(edges_);
  edges_.erase(std::unique(edges_.begin(), edges_.end()), edges_.end());
  for (const auto& edge : edges_) {
    ++following[static_cast<std::size_t>(edge.follower)];
    ++followers[static_cast<std::size_t>(edge.followed)];
  }
  Rows rows(writes_, "person",
            "id, handle, name, language, default_language, followers, following, posts, "
            "last_post_at, created_at, updated_at");
  Rows handles(writes_, "handle", "handle, person_id");
  for (std::size_t i = 0; i < people_.size(); ++i) {
    const auto number = static_cast<std::int64_t>(i);
    const std::string handle = invented_handle(number);
    const Time arrived = time_of(people_[i]);
    const Time last = plan_.posts_of_person[i] > 0 ? plan_.time_of_post(plan_.last_of_person[i]) : Time{};
    rows.add(people_[i], handle, invented_name(number), language, language, followers[i], following[i],
             plan_.posts_of_person[i], last, arrived, arrived);
    handles.add(handle, people_[i]);
    report("people", i + 1, people_.size());
  }
}

Result<> Filling::places() {
  if (lines_.empty()) return {};
  for (std::int64_t topic = 0; topic < std::min(plan_.topics, most_loaded_places); ++topic) {
    const places::Opening opening{
        .handle = "cafe" + std::to_string(topic),
        .kind = PlaceKind::cafe,
        .text = {.name = invented_place_name(topic), .line = "Aus einer geladenen Stadt", .house_rule_html = {}}};
    CHECKED(database_.write_and_wait([&](sql::Transaction& transaction) -> Result<> {
      places_.push_back(TRY(places::establish(transaction, env_, opening, people_[0])));
      return {};
    }));
  }
  return {};
}

void Filling::conversations() {
  Rows rows(writes_, "conversation",
            "bucket, id, kind, host_id, audience, place_id, language, tags, replies, guests, last_id, last_at");
  for (std::size_t i = 0; i < plan_.conversations.size(); ++i) {
    const auto& planned = plan_.conversations[i];
    const TreeLine& opening = lines_[planned.opening];
    const auto kind = opening.question ? TableKind::question : TableKind::talk;
    rows.add(bucket_of(conversation(i)), conversation(i), kind, person(opening.author), Audience::public_,
             place(opening.topic), language, std::string_view(" "), planned.replies, planned.guests,
             plan_.posts[planned.last].id, plan_.time_of_post(planned.last));
    report("tables", i + 1, plan_.conversations.size());
  }
}

void Filling::posts() {
  post_rows_.emplace(writes_);
  freezing_.emplace(plan_, [this](std::size_t position) { return text::signature(source_of(position)); });
  for (std::size_t i = 0; i < plan_.posts.size(); ++i) {
    post(i);
    report("posts", i + 1, plan_.posts.size());
  }
  post_rows_.reset();
  freezing_.reset();
}

void Filling::post(std::size_t position) {
  const TreeLine& line = lines_[position];
  const PlannedPost& planned = plan_.posts[position];
  const bool answers = line.parent != 0;
  const PostId parent = answers ? plan_.posts[planned.parent].id : PostId{};
  const PersonId parent_author = answers ? person(lines_[planned.parent].author) : PersonId{};
  const PersonId author = person(line.author);
  const std::string source = source_of(position);
  const text::Rendered rendered = text::render(source, {.origin = wish_.origin});
  const auto frozen = freezing_->next(position, rendered.signature);
  std::string keys = " ";
  for (const auto& tag : rendered.tags) {
    keys += tag.key + " ";
    tagged_.push_back({tag.key, position});
    const bool known =
        std::ranges::find(streets_, tag.key, &std::pair<std::string, std::string>::first) != streets_.end();
    if (!known) streets_.emplace_back(tag.key, tag.name);
  }
  const std::string tags = rendered.tags.empty() ? std::string(no_list) : json::write(rendered.tags);
  post_rows_->post.add(bucket_of(planned.id), planned.id, conversation(planned.conversation), parent, parent_author,
                       author, invented_handle(line.author), Audience::public_, language, source, rendered.html,
                       no_list, tags, rendered.words, rendered.question, rendered.signature, planned.replies,
                       frozen.repeats, frozen.guest_talks, frozen.pair_talks, frozen.sketch);
  post_rows_->by_author.add(author, planned.id, conversation(planned.conversation), parent_author, 0, 0,
                            Audience::public_, Mark::both, 0, 0, keys);
  post_rows_->in_public.add(month_of(planned.id), planned.id, author, 0);
}

void Filling::guests() {
  Rows rows(writes_, "guest",
            "bucket, conversation_id, person_id, first_id, posts, words, questions, answered, "
            "answered_by_host");
  for (std::size_t i = 0; i < plan_.guests.size(); ++i) {
    const auto& guest = plan_.guests[i];
    const auto table = conversation(guest.conversation);
    rows.add(bucket_of(table), table, person(guest.person), plan_.posts[guest.first].id, guest.posts, guest.words,
             guest.questions, guest.answered, guest.answered_by_host);
    report("guests", i + 1, plan_.guests.size());
  }
}

void Filling::answers() {
  Rows rows(writes_, "answer_pair", "bucket, conversation_id, from_id, to_id, posts, words, first_id, last_id");
  for (std::size_t i = 0; i < plan_.answers.size(); ++i) {
    const auto& pair = plan_.answers[i];
    const auto table = conversation(pair.conversation);
    rows.add(bucket_of(table), table, person(pair.from), person(pair.to), pair.posts, pair.words,
             plan_.posts[pair.first].id, plan_.posts[pair.last].id);
    report("answers", i + 1, plan_.answers.size());
  }
}

// The same over all tables, each pair from both sides.
void Filling::exchanges() {
  struct Side {
    std::int64_t answered = 0;
    std::int64_t answered_by = 0;
    Time last_at;
  };
  std::map<std::pair<PersonId, PersonId>, Side> sides;
  for (const auto& pair : plan_.answers) {
    const PersonId from = person(pair.from);
    const PersonId to = person(pair.to);
    auto& said = sides[{from, to}];
    auto& heard = sides[{to, from}];
    said.answered += pair.posts;
    heard.answered_by += pair.posts;
    said.last_at = heard.last_at = std::max(said.last_at, plan_.time_of_post(pair.last));
  }
  Rows rows(writes_, "exchange", "person_id, other_id, answered, answered_by, last_at");
  std::size_t done = 0;
  for (const auto& [people, side] : sides) {
    rows.add(people.first, people.second, side.answered, side.answered_by, side.last_at);
    report("exchanges", ++done, sides.size());
  }
}

void Filling::tags() {
  Rows streets(writes_, "tag", "tag, display");
  for (const auto& [key, display] : streets_) streets.add(key, display);
  Rows rows(writes_, "tag_post", "tag, id, conversation_id, author_id, tags, media");
  std::ranges::sort(tagged_);
  for (const auto& [tag, position] : tagged_) {
    const auto& planned = plan_.posts[position];
    rows.add(tag, planned.id, conversation(planned.conversation), person(lines_[position].author), " " + tag + " ", 0);
  }
}

// Both directions, each in the order of its own key.
void Filling::follows() {
  const std::int64_t first_id = env_.next_id(0);
  {
    Rows rows(writes_, "follow_out", "person_id, target_id, state, boosts, notify, languages, id");
    for (std::size_t i = 0; i < edges_.size(); ++i) {
      rows.add(person(edges_[i].follower), person(edges_[i].followed), FollowState::following, 1, 0, std::string_view(),
               first_id + static_cast<std::int64_t>(i));
      report("follows", i + 1, edges_.size());
    }
  }
  std::vector<std::size_t> order(edges_.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::sort(order, {}, [&](std::size_t i) { return std::pair(edges_[i].followed, edges_[i].follower); });
  Rows rows(writes_, "follow_in", "person_id, follower_id, state, id");
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto& edge = edges_[order[i]];
    rows.add(person(edge.followed), person(edge.follower), FollowState::following,
             first_id + static_cast<std::int64_t>(order[i]));
    report("followers", i + 1, order.size());
  }
}

// Somebody to look around as: signs in, and follows those who talk most.
Result<> Filling::visitor() {
  if (wish_.handle.empty()) return {};
  people::Arrival arrival;
  arrival.handle = arrival.name = wish_.handle;
  arrival.email = wish_.handle + "@example.org";
  arrival.password_hash = TRY(access::hash_password(wish_.password));
  std::vector<std::size_t> talkative(people_.size());
  std::iota(talkative.begin(), talkative.end(), 0);
  std::ranges::stable_sort(talkative, std::greater(), [&](std::size_t i) { return plan_.posts_of_person[i]; });
  talkative.resize(std::min(talkative.size(), followed_by_visitor));
  return database_.write_and_wait([&](sql::Transaction& transaction) -> Result<> {
    const PersonId visitor = TRY(people::arrive(transaction, env_, arrival));
    for (const std::size_t i : talkative) CHECKED(people::follow(transaction, env_, visitor, people_[i], {}));
    return {};
  });
}

}  // namespace

Result<Loaded> fill(sql::Database& database, Env& env, const Wish& wish,
                    const std::function<void(const Progress&)>& progress) {
  Filling filling(database, env, wish, progress);
  return filling.run();
}

}  // namespace stadt::load
