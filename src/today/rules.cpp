#include "today/rules.hpp"

#include <algorithm>

namespace stadt::today {

namespace {

class Choice {
 public:
  Choice(const Day& day, const Looker& looker, Time now, const std::function<bool(PersonId)>& is_hidden)
      : day_(day), looker_(looker), now_(now), is_hidden_(is_hidden) {}

  std::vector<Line> run() {
    meetups();
    memorial();
    occasion();
    answered();
    requests();
    newcomer();
    thanked();
    free_chair();
    while (lines_.size() < most_lines && talk()) {
    }
    if (lines_.size() > most_lines) lines_.resize(most_lines);
    return std::move(lines_);
  }

 private:
  bool is_free(const Conversation& table) const {
    return !is_hidden_(table.host) && std::ranges::find(lines_, table.id, &Line::table) == lines_.end();
  }
  bool is_free(PersonId person) const {
    return person != looker_.person && !is_hidden_(person) &&
           std::ranges::find(lines_, person, &Line::person) == lines_.end();
  }
  const Conversation* table(ConversationId id) const {
    const auto found = std::ranges::find(day_.tables, id, &Conversation::id);
    return found == day_.tables.end() ? nullptr : &*found;
  }
  // The one of these tables with the most guests; of equals the one that was spoken at last.
  template <typename Wanted>
  const Conversation* fullest(Wanted is_wanted) const {
    const Conversation* best = nullptr;
    for (const auto& one : day_.tables) {
      if (is_free(one) && is_wanted(one) && (!best || one.guests > best->guests)) best = &one;
    }
    return best;
  }

  void meetups() {
    for (const auto& [id, with] : looker_.meetups) {
      if (lines_.size() == most_meetups) return;
      if (is_free(with)) lines_.push_back({.kind = LineKind::meetup, .person = with, .appointment = id});
    }
  }
  void memorial() {
    const auto* found = fullest([](const auto& one) { return one.kind == TableKind::memorial; });
    if (found) lines_.push_back({.kind = LineKind::memorial, .table = found->id, .count = found->guests + 1});
  }
  // The newest that one of the viewer's people told of their life today; never a guess.
  void occasion() {
    const auto found = std::ranges::find_if(
        looker_.news, [&](const auto& one) { return one.told_at + day_length > now_ && is_free(one.person); });
    if (found == looker_.news.end()) return;
    lines_.push_back({.kind = LineKind::occasion, .person = found->person, .occasion = found->kind});
  }
  void answered() {
    const AnswerToMe* newest = nullptr;
    for (const auto& answer : looker_.answers) {
      const bool is_of_today = time_of(answer.post) + day_length > now_;
      const auto* where = table(answer.table);
      if (!is_of_today || !where || !is_free(*where) || !is_free(answer.by)) continue;
      if (!newest || answer.post > newest->post) newest = &answer;
    }
    if (newest) lines_.push_back({LineKind::answered_you, newest->by, newest->table, 0});
  }
  void requests() {
    if (looker_.requests > 0) lines_.push_back({.kind = LineKind::request, .count = looker_.requests});
  }
  // The first table of somebody who has just arrived.
  void newcomer() {
    for (const auto& one : day_.tables) {
      const bool is_new = time_of(one.host) + new_for > now_ && time_of(one.id) + day_length > now_;
      if (!is_new || !is_free(one) || !is_free(one.host)) continue;
      lines_.push_back({LineKind::newcomer, one.host, one.id, one.guests});
      return;
    }
  }
  void thanked() {
    const Thanks* newest = nullptr;
    for (const auto& thanks : day_.thanks) {
      const auto* where = table(thanks.table);
      if (!where || !is_free(*where) || !is_free(thanks.by)) continue;
      if (!newest || thanks.post > newest->post) newest = &thanks;
    }
    if (newest) lines_.push_back({LineKind::thanks, newest->by, newest->table, 0});
  }
  bool sits_at(const Conversation& one) const {
    return one.host == looker_.person || std::ranges::find(looker_.sits_at, one.id) != looker_.sits_at.end();
  }
  void free_chair() {
    const auto* found = fullest([&](const auto& one) {
      return one.kind != TableKind::memorial && one.guests >= lively && one.guests <= fullest_with_a_chair &&
             !sits_at(one);
    });
    if (found) lines_.push_back({.kind = LineKind::free_chair, .table = found->id, .count = found->guests + 1});
  }
  bool talk() {
    const auto* found = fullest([&](const auto& one) { return one.guests >= lively && is_free(one.host); });
    if (found) lines_.push_back({LineKind::talk, found->host, found->id, found->guests + 1});
    return found != nullptr;
  }

  const Day& day_;
  const Looker& looker_;
  Time now_;
  const std::function<bool(PersonId)>& is_hidden_;
  std::vector<Line> lines_;
};

}  // namespace

std::vector<Line> choose(const Day& day, const Looker& looker, Time now,
                         const std::function<bool(PersonId)>& is_hidden) {
  return Choice(day, looker, now, is_hidden).run();
}

}  // namespace stadt::today
