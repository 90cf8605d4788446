#include "demo/clock.hpp"

namespace stadt::demo {

Clock::Clock(Env& outside, int node) : outside_(outside), now_(outside.now()) { ids_.start(node, 0); }

}  // namespace stadt::demo
