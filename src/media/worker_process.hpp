// The child's side of the media worker: what `stadt media-worker` does.
#pragma once

namespace stadt::media {

// Takes one order from standard input, writes one answer to standard output, and ends the process: a filtered process
// has nothing left that an orderly end would need.
[[noreturn]] void serve_one_picture();

}  // namespace stadt::media
