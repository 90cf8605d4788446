// What happens on walls: exhibitions are made, works hung, ordered, taken down; a picture gets its table; guests sign.
// Each runs inside one transaction and records one event. What a person may not see is not found.
#pragma once

#include <optional>
#include <vector>

#include "attachments/attachment.hpp"
#include "galleries/exhibition.hpp"
#include "galleries/rules.hpp"
#include "posts/posts.hpp"

namespace stadt::galleries {

// How somebody stands to it.
Visitor visitor(sql::Session& db, const PostsParts& parts, PersonId person, const Exhibition& exhibition);
// As this person sees it.
struct Seen {
  Exhibition exhibition;
  Visitor visitor;
};
Result<Seen> seen(sql::Session& db, const PostsParts& parts, PersonId person, ExhibitionId id);

// All of these are checked: `checked` of rules.hpp.
// `artists`: whom the hosts of a place ask to hang their own works there; nothing: as it was.
using Artists = std::optional<std::vector<PersonId>>;
Result<ExhibitionId> make(sql::Transaction& transaction, const PostsParts& parts, Exhibition exhibition,
                          const Artists& artists = {});
Result<ExhibitionId> change(sql::Transaction& transaction, const PostsParts& parts, PersonId person,
                            const Exhibition& exhibition, const Artists& artists = {});
Result<ExhibitionId> close(sql::Transaction& transaction, const PostsParts& parts, PersonId person, ExhibitionId id);
Result<ExhibitionId> order(sql::Transaction& transaction, const PostsParts& parts, PersonId person, ExhibitionId id,
                           const std::vector<WorkId>& works);

// A picture of one's own that waits (attachments.hpp), with what is said of it.
struct Hanging {
  ExhibitionId exhibition;
  PersonId artist;
  Retouch picture;
  Label label;
};
Result<WorkId> hang(sql::Transaction& transaction, const PostsParts& parts, const Hanging& hanging);
// By the artist. Its table shows the picture as it is described then.
Result<WorkId> relabel(sql::Transaction& transaction, const PostsParts& parts, WorkId work, const Hanging& hanging);
// By the artist, for good; by a host: the picture waits for the artist's next wall.
Result<WorkId> take_down(sql::Transaction& transaction, const PostsParts& parts, PersonId person, ExhibitionId id,
                         WorkId work);

// The words of whoever opens a table about a picture that everybody may see, ready for the transaction.
struct TableWish {
  ExhibitionId exhibition;
  WorkId work;
  Draft words;  // text and language
};
struct PreparedTable {
  TableWish wish;
  posts::Prepared post;
};
Result<PreparedTable> prepare_table(const PostsParts& parts, sql::Session& db, Viewer viewer, TableWish wish);
// There is one at the most, unless it was taken back.
Result<PostId> open_table(sql::Transaction& transaction, const PostsParts& parts, const PreparedTable& table);

Result<GuestEntryId> sign(sql::Transaction& transaction, const PostsParts& parts, ExhibitionId id, GuestEntry entry);
// By whoever wrote it, or by a host.
Result<GuestEntryId> remove_entry(sql::Transaction& transaction, const PostsParts& parts, PersonId person,
                                  ExhibitionId id, GuestEntryId entry);

}  // namespace stadt::galleries
