// The whole city in memory: one writer changes it, many read it without locks (published.hpp): they hold a visit of the
// reclaimer that it was made with. Every change is
// idempotent, because events that happen while the city is read from SQL are applied once more afterwards.
#pragma once

#include <optional>
#include <string>

#include "base/event.hpp"
#include "sight/heads.hpp"
#include "sight/kept.hpp"
#include "sight/memorials.hpp"
#include "sight/post_facts.hpp"
#include "sight/strongest.hpp"
#include "sight/table_sight.hpp"
#include "sight/table_timeline.hpp"

namespace stadt {

struct TagSight {
  std::string key;
  PublishedArray<Number> tables;  // opened with it, in the order of their opening
  PublishedArray<Number> people;  // who has contributed there
  // Of them, once they are more than are looked at (Strongest): by warmth, and by what they can.
  Strongest warmest;
  Strongest ablest;

  bool has_very_many() const { return people.size() > people_all_looked_at; }
};

struct PlaceSight {
  PlaceId id;
  PublishedArray<Number> tables;     // in the order of their opening
  NumberSet members;                 // who show that they are
  std::atomic<bool> closed = false;  // for ever: no table stands here, nobody is a member any more
};

constexpr std::size_t most_links = 64;  // of one table

struct LinkSight {
  std::int64_t hash = 0;
  PublishedArray<Number> tables;
};

// What a public post brings to its table.
struct PublicPost {
  Number table = 0;
  Turn turn;
  PostId parent;
};

// A table as SQL has it, to be put in the place of what is known of it.
struct WholeTable {
  Number table = 0;
  std::vector<PublicPost> posts;
  std::vector<std::string> links;  // JSON: those of one post each
  std::vector<TableSight::Nod> nods;
};

class CitySight {
 public:
  explicit CitySight(Reclaimer& reclaimer);
  ~CitySight();

  // Reading.
  Number number(PersonId id) const { return id ? person_numbers_.find(id.value) : 0; }
  Number number(ConversationId id) const { return id ? table_numbers_.find(id.value) : 0; }
  Number number(PlaceId id) const { return id ? place_numbers_.find(id.value) : 0; }
  Number tag_number(std::string_view key) const { return tag_numbers_.find(hash_of(key)); }
  Number link_number(std::string_view link) const { return link_numbers_.find(hash_of(link)); }
  const PersonSight* find(PersonId id) const {
    const Number found = number(id);
    return found ? &people_[found] : nullptr;
  }
  const PersonSight& person(Number number) const { return people_[number]; }
  const TableSight& table(Number number) const { return tables_[number]; }
  const TagSight& tag(Number number) const { return tags_[number]; }
  const PlaceSight& place(Number number) const { return places_[number]; }
  const LinkSight& link(Number number) const { return links_[number]; }
  // They will be looked at soon.
  void expect_person(Number number) const { __builtin_prefetch(&people_[number]); }
  void expect_table(Number number) const { __builtin_prefetch(&tables_[number]); }
  Number people() const { return people_.size(); }
  Number tables() const { return tables_.size(); }
  Number tags() const { return tags_.size(); }
  Number places() const { return places_.size(); }
  const TableTimeline& timeline() const { return *timeline_.load(std::memory_order_seq_cst); }
  std::span<const Number> heads(dialogue::Pace pace) const { return heads_[static_cast<std::size_t>(pace)].view(); }
  const Memorials& memorials() const { return memorials_; }
  std::size_t bytes() const;

  // Changing.
  void apply(const Event& event);
  // What was said at the tables that have been silent for longest is let go of, until what is held fits.
  void fit(std::size_t most_bytes);
  // The tables that are light there are light here, too: so that both know the same.
  void lighten_as(const CitySight& other);
  // Tables whose quality has changed since this was last asked.
  std::vector<Number> take_changed();
  // Tables whose posts have to be read from SQL again.
  std::vector<Number> take_wanted();
  void want(Number table);
  // How many posts that is, as far as it is known; 0: none.
  std::size_t wanted_posts() const { return wanted_posts_.load(std::memory_order_relaxed); }
  // Such a table, as it was read.
  void put_table(const WholeTable& whole);

  // Building, without readers yet (store.cpp).
  Number add(PersonId id);
  Number add_tag(std::string_view key);
  Number add_place(PlaceId id);
  enum class Membership { none, hidden, shown };
  void set_membership(Number person, Number place, Membership membership);
  void close_place(Number place);
  Memory& memory() { return memory_; }
  PersonSight& own_person(Number number) { return people_[number]; }
  TableSight& own_table(Number number) { return tables_[number]; }
  struct Opening {
    ConversationId id;
    PersonId host;
    PlaceId place;
    std::uint8_t kind = 0;
    std::uint32_t listeners = 0;
  };
  Number add_table(const Opening& opening);
  void add_tags(Number table, std::span<const std::string> keys);
  void add_links(Number table, std::span<const std::string> links);
  void add_nod(Number table, const TableSight::Nod& nod);
  void note_letter(Number from, Number to, Time at);
  // Who a post is about.
  struct Voices {
    Number author = 0;
    Number parent = 0;
    Number boosted = 0;
  };
  Voices voices_of(const PostFacts& facts);
  Turn turn_of(const PostFacts& facts, const Voices& voices);
  // They will be asked for soon: memory may bring meanwhile what they are found by.
  void expect(PersonId id) const { person_numbers_.expect(id.value); }
  void expect(ConversationId id) const { table_numbers_.expect(id.value); }
  // A post in the order of ids; the number of the table at which it was said in public, 0: at none.
  Number put_post(const PostFacts& facts);
  // Accounts of all tables from their turns; the building is finished.
  void settle_all();
  void set_standing(const Standing& standing);
  void begin_standings() { newcomers_trust_ = full_trust; }
  // Of somebody of whom nothing is known yet, percent.
  int newcomers_trust() const { return newcomers_trust_.load(std::memory_order_relaxed); }
  void reserve(std::size_t people, std::size_t tables);
  static std::int64_t hash_of(std::string_view text);

 private:
  void apply_relation(const Event& event);
  bool set_own(const Event& event, IdSet Discretion::* set, bool is_in);
  void apply_discretion(PersonSight& actor, const Event& event);
  void apply_hiding(const Event& event);
  void apply_contact(const Event& event);
  void apply_reaction(const Event& event);
  void apply_nod(const Event& event, bool nods);
  void apply_listening(const Event& event);
  void show_heat(Number table);
  void apply_place(const Event& event);
  void move_table(Number table, Number place);
  void apply_post(const Event& event);
  void take_boost(const PostFacts& facts, bool boosted);
  void take_in(const PostFacts& facts);
  void take_in_public(const PostFacts& facts);
  void take_out(const PostFacts& facts);
  void take_out_turn(Number table, std::size_t place);
  void take_anew(const PostFacts& facts);
  void take_seat(Number table, Number person);
  void take_seats(Number table, std::span<const Number> former);
  void retag(Number table, std::span<const std::string> keys, std::span<const Share> before);
  void note_answer(const PostFacts& facts, const Voices& voices, int change);
  void remove_link(Number table, Number link);
  void set_links(Number table, std::span<const std::string> links);
  RecentPost recent_of(const PostFacts& facts, const Voices& voices);

  // What people contribute to tags (city_uses.cpp).
  void note_use(TableSight& table, PostId post);
  void change_use(Number person, Number tag, const Share& before, const Share& after);
  void change_uses(std::span<const Number> tags, std::span<const Share> before, std::span<const Share> after);
  std::uint32_t last_contribution(Number person, Number tag) const;
  Strongest::WorthOf worth_of(Number tag, double (*worth)(const TagUse&)) const;
  void rank(Number person, Number tag);
  void rank_all(Number tag);

  bool add_public(const PublicPost& post);
  void settle(Number table);
  void clear_table(Number table);
  void count_hiding();
  void show_line(Number table);
  void show_line(Number table, const dialogue::Ledger& account);
  void remove_table(Number table);
  void lighten(Number table);
  void note_changed(Number table);
  std::int64_t key_of(Number table) const;
  void come_forward(dialogue::Pace pace);
  void enter_timeline(const TableTimeline::Entry& entry);
  void publish(TableTimeline* timeline);
  void take_account_of(const TableSight& table);
  void keep_account(TableSight& table);
  void keep_ledger(TableSight& table, dialogue::Ledger ledger);
  void drop_ledger(TableSight& table);
  void keep_shares(TableSight& table, std::vector<Share> shares);

  Memory memory_;
  PublishedMap person_numbers_;
  PublishedMap table_numbers_;
  PublishedMap tag_numbers_;
  PublishedMap place_numbers_;
  PublishedMap link_numbers_;
  NumberedArray<PersonSight> people_;
  NumberedArray<TableSight> tables_;
  NumberedArray<TagSight> tags_;
  NumberedArray<PlaceSight> places_;
  NumberedArray<LinkSight> links_;
  std::atomic<TableTimeline*> timeline_;
  std::array<Heads, dialogue::paces> heads_;
  Memorials memorials_;
  std::vector<Number> changed_;
  std::vector<Number> wanted_;
  std::atomic<std::size_t> wanted_posts_ = 0;
  std::vector<Number> whole_;  // tables that are not light; some that are, or have gone, stand here until the next look
  std::size_t living_tables_ = 0;
  std::atomic<std::size_t> kept_for_writer_ = 0;  // bytes of accounts
  std::atomic<int> newcomers_trust_ = full_trust;
  dialogue::Ledger account_{PersonId{}, dialogue::Pace::talk};  // the one that was taken last
  Time accounts_since_ = {};  // while building: tables that have been silent for longer keep none
  bool is_building_ = true;
};

// Hours since 1970.
std::uint32_t hour_of(PostId id);
dialogue::Pace pace_of(std::uint8_t kind);
void say(dialogue::Ledger& ledger, const Turn& turn);
double substance_of(const Turn& turn);
// After turns have changed: which of them were answered, and thanked for.
void mark_answers(std::span<Turn> turns);
// What each has contributed at the table, by person; nothing if it has no tags.
std::vector<Share> shares_of(const TableSight& table);
// What makes somebody one of the strongest of a tag.
double warmth_worth(const TagUse& use);
double able_worth(const TagUse& use);

}  // namespace stadt
