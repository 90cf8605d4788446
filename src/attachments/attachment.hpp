// Pictures that people have sent, before and while they stand somewhere: in a post, on a wall.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "base/time.hpp"

namespace stadt {

using AttachmentId = Id<struct AttachmentTag>;

// Stored as numbers: never renumber. A picture belongs to one thing at a time; one that is dropped only waits for its
// files to go.
enum class AttachmentUse { waiting = 0, posted = 1, hung = 2, dropped = 3 };

// The point of a picture that stays to be seen when it is cropped, in thousandths from its middle, right and up.
struct Focus {
  int x = 0;
  int y = 0;

  bool operator==(const Focus&) const = default;
};

// What whoever shows a picture keeps of it (a post freezes a list of them), so that reading needs no other table.
struct Picture {
  AttachmentId id;
  std::string file;  // keys of media/files.hpp
  std::string small_file;
  int width = 0;  // points
  int height = 0;
  int small_width = 0;
  int small_height = 0;
  int focus_x = 0;
  int focus_y = 0;
  std::string description;
  std::string hash;
  std::int64_t hung_in = 0;  // the exhibition where it hangs; 0: it is the post's own

  bool operator==(const Picture&) const = default;
};
BOOST_DESCRIBE_STRUCT(Picture, (),
                      (id, file, small_file, width, height, small_width, small_height, focus_x, focus_y, description,
                       hash, hung_in))

struct Attachment {
  PersonId owner;
  AttachmentUse use = AttachmentUse::waiting;
  std::int64_t subject = 0;  // of a post or a work; 0: none
  Time since;
  Picture picture;

  bool operator==(const Attachment&) const = default;
};

// What is known of a person who sends one more.
struct SenderFacts {
  int waiting = 0;
  int today = 0;
};

// What is said of a picture anew; nothing: as it was.
struct Retouch {
  AttachmentId id = {};
  std::optional<std::string> description = {};
  std::optional<Focus> focus = {};

  bool operator==(const Retouch&) const = default;
};

}  // namespace stadt
