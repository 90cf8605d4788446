// The client API's MediaAttachment.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "attachments/attachment.hpp"
#include "json/write.hpp"

namespace stadt {

struct MediaSize {
  int width = 0;
  int height = 0;
  std::string size;  // "640x480"
  double aspect = 1;
};
BOOST_DESCRIBE_STRUCT(MediaSize, (), (width, height, size, aspect))

struct MediaFocus {
  double x = 0;
  double y = 0;
};
BOOST_DESCRIBE_STRUCT(MediaFocus, (), (x, y))

struct MediaMeta {
  MediaSize original;
  MediaSize small_;
  MediaFocus focus;
};
BOOST_DESCRIBE_STRUCT(MediaMeta, (), (original, small_, focus))

// What the city adds to a picture: the wall where it hangs.
struct MediaCity {
  std::string exhibition_id;
};
BOOST_DESCRIBE_STRUCT(MediaCity, (), (exhibition_id))

enum class MediaType { image };
BOOST_DESCRIBE_ENUM(MediaType, image)

struct MediaAttachment {
  AttachmentId id;
  MediaType type = MediaType::image;
  std::string url;
  std::string preview_url;
  std::optional<std::string> remote_url;
  std::optional<std::string> preview_remote_url;
  std::optional<std::string> text_url;
  MediaMeta meta;
  std::optional<std::string> description;
  std::optional<std::string> blurhash;
  json::Absent<MediaCity> stadt;
};
BOOST_DESCRIBE_STRUCT(MediaAttachment, (),
                      (id, type, url, preview_url, remote_url, preview_remote_url, text_url, meta, description,
                       blurhash, stadt))

MediaAttachment media_attachment(const std::string& origin, const Picture& picture);

// A list of pictures as a post keeps it, and back; what cannot be read is an empty list.
std::string frozen(const std::vector<Picture>& pictures);
std::vector<Picture> thawed(std::string_view list);
// As clients receive it.
std::string media_attachments(const std::string& origin, std::string_view list);

}  // namespace stadt
