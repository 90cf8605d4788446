// What a process gives up before it looks at bytes of strangers.
#pragma once

namespace stadt::media {

// From here on the process computes and writes to standard output, nothing else: no files, no network, no programs, no
// new executable memory, bounded memory and time. Whatever it tries beyond that ends it. False: the system does not
// offer this, and nothing may be decoded. Builds with sanitizers, which need what this takes, keep everything.
bool enter_sandbox();

// Whether this build has a sandbox at all.
bool has_sandbox();

}  // namespace stadt::media
