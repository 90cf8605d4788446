// A walk through the invented city: the essay's twelve stories are played, told as they happen, and end with what each
// of them brought. Walking twice repeats nothing.
#pragma once

#include "demo/narrator.hpp"
#include "demo/visit.hpp"

namespace stadt::demo {

// The error names the story that did not turn out as it is told.
Result<> walk(const Send& send, Narrator& narrator);

}  // namespace stadt::demo
