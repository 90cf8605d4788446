// Memory that runs out: one allocation of this thread fails when it is wished, so that what follows can be tried.
#pragma once

namespace stadt::testing {

// The next `operator new` of this thread, as far as it is called from what was built here, throws std::bad_alloc; those
// after it do not.
void fail_next_allocation();

}  // namespace stadt::testing
