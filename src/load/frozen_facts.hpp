// What the city would have frozen with each loaded post, had all of it been said here: found in one pass over the plan,
// before the rows are written.
#pragma once

#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "load/city_plan.hpp"
#include "posts/post.hpp"

namespace stadt::load {

struct FrozenFacts {
  std::string sketch;
  bool repeats = false;
  int guest_talks = 0;
  int pair_talks = 0;
};

// Posts are asked for in the order in which they were said, each once. Trust and communities are not known yet: they
// are computed of what was loaded.
class Freezing {
 public:
  // The signature of a post that was asked for before: only few are needed twice.
  using SignatureOf = std::function<std::string(std::size_t post)>;
  Freezing(const CityPlan& plan, SignatureOf signature_of)
      : plan_(plan), signature_of_(std::move(signature_of)), said_(plan.conversations.size()) {}

  FrozenFacts next(std::size_t post, const std::string& signature);

 private:
  struct Talk {
    std::size_t conversation = 0;
    Time last;
  };
  std::vector<Talk>& talks_of(std::int64_t one, std::int64_t other);
  int count_talks(std::int64_t one, std::int64_t other, std::size_t here, Time at);
  bool repeats(std::size_t conversation, const std::string& sketch, const std::string& signature) const;

  const CityPlan& plan_;
  SignatureOf signature_of_;
  struct Said {
    std::size_t post = 0;
    std::string sketch;
  };
  std::vector<std::vector<Said>> said_;                        // by conversation, oldest first
  std::unordered_map<std::int64_t, std::vector<Talk>> talks_;  // by pair
};

}  // namespace stadt::load
