// What hangs in the invented city: pictures drawn by their names.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "demo/canvas.hpp"

namespace stadt::demo {

std::vector<std::string_view> motifs();

// A PNG of the motif, its longer side so many points; nothing if no motif is called so. The same every time.
std::optional<std::string> drawn(std::string_view motif, int longer_side = 1024);

}  // namespace stadt::demo
