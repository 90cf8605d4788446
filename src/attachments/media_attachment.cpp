#include "attachments/media_attachment.hpp"

#include <fmt/format.h>

#include "json/read.hpp"

namespace stadt {

namespace {

MediaSize size_of(int width, int height) {
  return {width, height, fmt::format("{}x{}", width, height), height == 0 ? 1 : double(width) / height};
}

std::optional<std::string> unless_empty(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

}  // namespace

MediaAttachment media_attachment(const std::string& origin, const Picture& picture) {
  MediaAttachment entity;
  entity.id = picture.id;
  entity.url = fmt::format("{}/media/pictures/{}", origin, picture.file);
  entity.preview_url = fmt::format("{}/media/pictures/{}", origin, picture.small_file);
  entity.meta = {size_of(picture.width, picture.height),
                 size_of(picture.small_width, picture.small_height),
                 {picture.focus_x / 1000.0, picture.focus_y / 1000.0}};
  entity.description = unless_empty(picture.description);
  entity.blurhash = unless_empty(picture.hash);
  if (picture.hung_in != 0) entity.stadt = MediaCity{std::to_string(picture.hung_in)};
  return entity;
}

std::string frozen(const std::vector<Picture>& pictures) { return json::write(pictures); }

std::vector<Picture> thawed(std::string_view list) {
  if (list == "[]") return {};
  const auto value = json::parse(list);
  if (!value) return {};
  auto pictures = json::read<std::vector<Picture>>(*value);
  return pictures ? std::move(*pictures) : std::vector<Picture>();
}

std::string media_attachments(const std::string& origin, std::string_view list) {
  std::vector<MediaAttachment> entities;
  for (const auto& picture : thawed(list)) entities.push_back(media_attachment(origin, picture));
  return json::write(entities);
}

}  // namespace stadt
