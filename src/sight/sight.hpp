// The city seen from memory: who knows whom, who spoke where and who answered whom, derived from SQL, kept current by
// the event log. Never authoritative: it says which posts a page holds; what they say is read from SQL.
#pragma once

#include <algorithm>
#include <boost/describe.hpp>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "base/event.hpp"
#include "base/ids.hpp"
#include "sight/campaigns.hpp"
#include "sight/kept.hpp"
#include "sight/post_facts.hpp"
#include "sql/session.hpp"

namespace stadt {

// How a viewer stands to another person, from the viewer's side.
struct Relation {
  bool following = false;
  bool requested = false;
  bool followed_by = false;
  bool requested_by = false;
  bool contact = false;
  bool close = false;  // the other one calls the viewer close
  bool blocking = false;
  bool blocked_by = false;
  bool muting = false;
  bool shows_boosts = true;

  bool operator==(const Relation&) const = default;
};

// A page by keyset, as the client API asks for it. Exclusive bounds; `min_id` takes the page directly newer.
struct PageRequest {
  std::optional<std::int64_t> max_id;
  std::optional<std::int64_t> since_id;
  std::optional<std::int64_t> min_id;
  int limit = 20;

  std::int64_t below() const { return max_id.value_or(INT64_MAX); }
  std::int64_t above() const { return std::max(since_id.value_or(0), min_id.value_or(0)); }
};

constexpr int home_depth = 800;
constexpr int public_depth = 50'000;

// Somebody speaks at a table: who they are to it is asked at this moment, and frozen with what they say.
struct Meeting {
  PersonId author;
  PersonId host;
  PersonId parent_author;  // none: the post answers nobody
  ConversationId table;
  Time at;
};
struct Company {
  int trust = 100;      // of the author, percent
  int community = 0;    // of the author, 0: none known
  int guest_talks = 0;  // other tables where author and host answered one another in the 30 days before, at most 255
  int pair_talks = 0;   // the same of author and parent's author

  bool operator==(const Company&) const = default;
};
constexpr auto talks_count_for = std::chrono::days(30);
constexpr int most_talks = 255;

class SightView;     // sight/view.hpp
struct SeatingPlan;  // sight/seating.hpp

// Thread-safe. Readers wait neither for each other nor for the writer; each list that they see is whole.
class Sight {
 public:
  explicit Sight(std::size_t most_bytes = SIZE_MAX);
  ~Sight();

  // Reads everything from SQL; until it has finished, `ready` is false and pages are read from SQL (feed/).
  void rebuild(sql::Session& db);
  bool ready() const;
  // It was never read, or something went wrong since: it has to be read anew.
  bool broken() const;
  // Called by the writer after each commit, before the answers go out: everybody reads their own writes.
  void follow(std::span<const Event> events);
  // Reads everything once more and compares; what differs is replaced by what SQL says.
  struct Check {
    CityChecksum in_memory;
    CityChecksum in_sql;
    bool same() const { return in_memory == in_sql; }
  };
  Check check(sql::Session& db);
  // While somebody has not heard for too long what happened, pages are read from SQL.
  void set_behind(bool is_behind);
  // Reads the posts of tables of which memory knows too little.
  void read_wanted(sql::Session& db);
  // How good the tables are that have changed since this was last asked.
  std::vector<TableQuality> take_changed();
  void set_standings(std::span<const Standing> standings);

  SightView view() const;
  // Who sat where a while ago, for walks; nothing before the first of them was made.
  std::shared_ptr<const SeatingPlan> seating() const;
  // Makes it anew if enough was said since.
  void renew_seating(Time now);
  std::size_t bytes() const;

  Relation relation(PersonId viewer, PersonId other) const;
  // Neither of the two has blocked the other.
  bool on_speaking_terms(PersonId one, PersonId other) const;
  // Muted or blocked by the viewer, or blocking the viewer.
  bool hidden(PersonId viewer, PersonId author) const;
  bool mutes_conversation(PersonId viewer, ConversationId conversation) const;

  // From what is public alone.
  Company company(const Meeting& meeting) const;

  // What requests have been like lately; nothing until sight was read.
  const Campaigns& campaigns() const;

  // What a viewer did with a post, for the flags of a status.
  struct Reactions {
    bool nodded = false;
    bool boosted = false;
    bool bookmarked = false;
    bool pinned = false;

    bool operator==(const Reactions&) const = default;
  };
  Reactions reactions(PersonId viewer, PostId post) const;

  // A page of the home timeline, newest first: own posts and those of followed authors; replies only to oneself or to
  // followed people; nothing of hidden people or muted conversations. At most home_depth posts deep.
  std::vector<PostId> home(PersonId viewer, const PageRequest& page) const;
  // Those of these people on whose home page a post stands, by the rules of `home`.
  std::vector<PersonId> at_home(std::span<const PersonId> viewers, const PostFacts& post) const;
  // Whom a person follows, and whether their boosts are wanted: what the same page from SQL needs.
  struct Followed {
    PersonId person;
    bool boosts = true;
  };
  std::vector<Followed> following(PersonId viewer) const;

  // Public tables by their last public post, newest first, of hosts who are not hidden from the viewer. The cursor of a
  // table is its last post's id.
  struct NewestTable {
    ConversationId table;
    PostId last;
  };
  std::vector<NewestTable> newest_tables(PersonId viewer, PlaceId place, const PageRequest& page) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace stadt
