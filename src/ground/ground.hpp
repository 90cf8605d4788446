// What people have in common, as sentences: only from what both may see, rarest first (design: DIALOGUE §3).
#pragma once

#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "dialogue/ground_rules.hpp"
#include "ground/common_ground.hpp"
#include "ground/organisations.hpp"
#include "json/write.hpp"
#include "places/place.hpp"
#include "posts/posts.hpp"

namespace stadt {

struct Ground {
  dialogue::GroundKind kind = dialogue::GroundKind::conversation;
  dialogue::Sentence sentence;
  std::optional<ConversationId> table_id;
  std::optional<std::string> tag;  // as its first writer wrote it
  std::optional<Place> place;
};
BOOST_DESCRIBE_STRUCT(Ground, (), (kind, sentence, table_id, tag, place))

struct GroundParts {
  PostsParts posts;
  ground::Organisations& organisations;
};

namespace ground {

// Somebody, and what memory knows of them and the viewer together.
struct Drawn {
  PersonId other;
  std::vector<Common> items;
};

// For each of them, in their order, at most so many; one round to SQL for each kind of thing. Whom the viewer may not
// see is the caller's matter.
std::vector<std::vector<Ground>> told(const GroundParts& parts, sql::Session& db, PersonId viewer,
                                      std::vector<Drawn> drawn, std::size_t most);
std::vector<Ground> between(const GroundParts& parts, sql::Session& db, PersonId viewer, PersonId other);

}  // namespace ground
}  // namespace stadt
