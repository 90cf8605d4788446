#include "ground/ground.hpp"

#include <algorithm>
#include <unordered_map>

#include "base/collect.hpp"
#include "ground/roles.hpp"
#include "ground/titles.hpp"
#include "people/visible_house.hpp"
#include "sight/view.hpp"

namespace stadt::ground {

namespace {

using dialogue::GroundKind;
using dialogue::SharedItem;

// Something that two share, on its way to a sentence.
struct Line : Common {
  dialogue::GroundWords words;
};

// The last moment of a year, as far as it has passed.
Time end_of_year(int year, Time now) {
  if (year == 0) return now;
  const std::chrono::sys_days next = std::chrono::year(year + 1) / std::chrono::January / 1;
  return std::min(now, Time{std::chrono::milliseconds(next.time_since_epoch()).count()});
}

// A page of sentences about several people, made in rounds.
class Telling {
 public:
  Telling(const GroundParts& parts, sql::Session& db, PersonId viewer, std::size_t most)
      : parts_(parts), db_(db), viewer_(viewer), most_(most), now_(parts.posts.env.now()) {}

  std::vector<std::vector<Ground>> run(std::vector<Drawn>& drawn) {
    auto lists = collect(drawn, [](const Drawn& one) {
      return collect(one.items, [](const Common& common) { return Line{common, {}}; });
    });
    add_roles(drawn, lists);
    for (auto& lines : lists) keep_strongest(lines);
    read_names(lists);
    return collect(lists, [this](const std::vector<Line>& lines) { return said(lines); });
  }

 private:
  using Lists = std::vector<std::vector<Line>>;

  void add_roles(const std::vector<Drawn>& drawn, Lists& lists) const {
    const auto others = collect(drawn, &Drawn::other);
    const auto shown = people::shown_to_each_other(db_, parts_.posts.sight, viewer_, others);
    std::vector<std::string> names;
    std::vector<std::vector<SharedRole>> roles;
    for (const auto& houses : shown) {
      roles.push_back(overlapping(houses.own, houses.theirs));
      for (const auto& role : roles.back()) names.push_back(role.organisation);
    }
    const auto counts = parts_.organisations.people(db_, names);
    std::size_t next = 0;
    for (std::size_t i = 0; i < lists.size(); ++i) {
      for (auto& role : roles[i]) {
        const SharedItem item{GroundKind::organisation, 0, counts[next++], end_of_year(role.to_year, now_)};
        lists[i].push_back({{.item = item, .table = {}, .place = {}, .tag = {}},
                            {std::move(role.organisation), role.from_year, role.to_year}});
      }
    }
  }

  void keep_strongest(std::vector<Line>& lines) const {
    std::vector<SharedItem> items;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      items.push_back(lines[i].item);
      items.back().subject = static_cast<std::int64_t>(i);
    }
    std::vector<Line> kept;
    for (const auto& item : dialogue::strongest(std::move(items), population(), now_, most_)) {
      kept.push_back(std::move(lines[static_cast<std::size_t>(item.subject)]));
    }
    lines = std::move(kept);
  }

  std::int64_t population() const { return parts_.posts.sight.view()->people(); }

  void read_names(const Lists& lists) {
    std::vector<ConversationId> tables;
    std::vector<std::string> tags;
    std::vector<PlaceId> places;
    for (const auto& lines : lists) {
      for (const auto& line : lines) {
        if (line.table) tables.push_back(line.table);
        if (line.place) places.push_back(line.place);
        if (!line.tag.empty()) tags.push_back(line.tag);
      }
    }
    titles_ = titles(db_, tables);
    for (auto& tag : ground_store::tag_names(db_, tags)) tags_.emplace(std::move(tag.key), std::move(tag.display));
    for (auto& place : places::find_all(db_, places)) places_.emplace(place.id, std::move(place));
  }

  std::vector<Ground> said(const std::vector<Line>& lines) const {
    std::vector<Ground> told;
    for (auto line : lines) {
      Ground ground;
      ground.kind = line.item.kind;
      if (line.table) {
        const auto title = titles_.find(line.table);
        if (title == titles_.end()) continue;
        line.words.name = title->second;
        ground.table_id = line.table;
      } else if (line.place) {
        const auto place = places_.find(line.place);
        if (place == places_.end()) continue;
        line.words.name = place->second.name;
        ground.place = place->second;
      } else if (!line.tag.empty()) {
        const auto tag = tags_.find(line.tag);
        line.words.name = tag == tags_.end() ? line.tag : tag->second;
        ground.tag = line.words.name;
      }
      ground.sentence = dialogue::sentence_of(line.item, line.words);
      told.push_back(std::move(ground));
    }
    return told;
  }

  const GroundParts& parts_;
  sql::Session& db_;
  PersonId viewer_;
  std::size_t most_;
  Time now_;
  std::unordered_map<ConversationId, std::string> titles_;
  std::unordered_map<std::string, std::string> tags_;
  std::unordered_map<PlaceId, Place> places_;
};

}  // namespace

std::vector<std::vector<Ground>> told(const GroundParts& parts, sql::Session& db, PersonId viewer,
                                      std::vector<Drawn> drawn, std::size_t most) {
  if (drawn.empty()) return {};
  return Telling(parts, db, viewer, most).run(drawn);
}

std::vector<Ground> between(const GroundParts& parts, sql::Session& db, PersonId viewer, PersonId other) {
  std::vector<Drawn> drawn(1);
  drawn[0].other = other;
  {
    const auto city = parts.posts.sight.view();
    const Two two{city->number(viewer), city->number(other)};
    drawn[0].items = named(*city, common_ground(*city, Eyes(*city, viewer), two, traces_of(*city, two.viewer)));
  }
  return std::move(told(parts, db, viewer, std::move(drawn), dialogue::most_ground)[0]);
}

}  // namespace stadt::ground
