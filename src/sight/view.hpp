// What memory holds, as long as one looks at it: nothing of it is given back meanwhile.
#pragma once

#include "sight/city_sight.hpp"
#include "sight/sight.hpp"

namespace stadt {

class SightView {
 public:
  SightView(Reclaimer::Visit visit, const CitySight& city) : visit_(std::move(visit)), city_(city) {}
  const CitySight* operator->() const { return &city_; }
  const CitySight& operator*() const { return city_; }

 private:
  Reclaimer::Visit visit_;
  const CitySight& city_;
};

}  // namespace stadt
