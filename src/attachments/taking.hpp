// A picture as it comes from outside: decoded, made smaller twice, kept.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "attachments/attachment.hpp"
#include "base/result.hpp"
#include "media/files.hpp"
#include "media/worker.hpp"

namespace stadt::attachments {

// Where they are kept, of a city's folder.
inline std::string folder_in(const std::string& data) { return data + "/media/pictures"; }

// Its files are there, and go with this object unless a row names them.
struct Taken {
  Picture picture;  // without id and description
  std::shared_ptr<media::NewFile> file;
  std::shared_ptr<media::NewFile> small_file;

  void are_named() const {
    file->is_named();
    small_file->is_named();
  }
};

// Blocks, as the worker does: for the slow pool only.
Result<Taken> take(media::Worker& worker, media::Files& files, std::string_view bytes);

}  // namespace stadt::attachments
