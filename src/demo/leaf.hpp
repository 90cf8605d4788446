// A fern as it grows by itself: four maps, thrown at chance (M. Barnsley, Fractals Everywhere, 1988).
#pragma once

#include <vector>

#include "demo/canvas.hpp"

namespace stadt::demo {

class Leaf {
 public:
  Leaf();
  // How much of the light it keeps away at a place of the unit square, from 0 to 1.
  double at(Spot place) const;

 private:
  std::vector<float> cover_;
};

}  // namespace stadt::demo
