#include "attachments/taking.hpp"

namespace stadt::attachments {

Result<Taken> take(media::Worker& worker, media::Files& files, std::string_view bytes) {
  const auto whole = TRY(worker.within(bytes, media::picture_frame));
  const auto small = TRY(worker.within(whole.webp, media::preview_frame));
  Taken taken{{}, TRY(files.keep(whole.webp)), TRY(files.keep(small.webp))};
  taken.picture.file = taken.file->key();
  taken.picture.small_file = taken.small_file->key();
  taken.picture.width = whole.size.width;
  taken.picture.height = whole.size.height;
  taken.picture.small_width = small.size.width;
  taken.picture.small_height = small.size.height;
  taken.picture.hash = whole.hash;
  return taken;
}

}  // namespace stadt::attachments
