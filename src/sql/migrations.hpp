// Numbered files, embedded in the binary, applied at start in one transaction each and never edited after their
// release.
#pragma once

#include <span>

#include "base/embedded.hpp"
#include "base/result.hpp"
#include "sql/session.hpp"

namespace stadt::sql {

// Applies what is missing. Refuses a store that a newer program has written, and a file that was edited after it was
// applied. `script` runs the text of one file and its entry in one transaction.
Result<> migrate(Session& session, std::span<const embedded::File> files,
                 const std::function<void(const std::string& script)>& script);

}  // namespace stadt::sql
