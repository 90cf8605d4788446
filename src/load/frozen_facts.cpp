#include "load/frozen_facts.hpp"

#include <algorithm>

#include "base/collect.hpp"
#include "posts/repeat_rules.hpp"
#include "sight/sight.hpp"
#include "text/words.hpp"

namespace stadt::load {

std::vector<Freezing::Talk>& Freezing::talks_of(std::int64_t one, std::int64_t other) {
  const auto [lower, upper] = std::minmax(one, other);
  return talks_[lower * std::ssize(plan_.posts_of_person) + upper];
}

int Freezing::count_talks(std::int64_t one, std::int64_t other, std::size_t here, Time at) {
  if (one == other) return 0;
  auto& talks = talks_of(one, other);
  std::erase_if(talks, [&](const Talk& talk) { return talk.last <= at - talks_count_for; });
  const auto others = std::ranges::count_if(talks, [&](const Talk& talk) { return talk.conversation != here; });
  return static_cast<int>(std::min<std::ptrdiff_t>(others, most_talks));
}

bool Freezing::repeats(std::size_t conversation, const std::string& sketch, const std::string& signature) const {
  const auto& said = said_[conversation];
  std::vector<SketchedPost> newest_first;
  for (auto one = said.rbegin(); one != said.rend() && std::ssize(newest_first) < posts_looked_through; ++one) {
    newest_first.push_back({PostId{static_cast<std::int64_t>(one->post)}, one->sketch});
  }
  const auto alike = worth_comparing(sketch, newest_first);
  const auto signatures =
      collect(alike, [&](PostId post) { return signature_of_(static_cast<std::size_t>(post.value)); });
  return repeats_one_of(signature, signatures);
}

FrozenFacts Freezing::next(std::size_t post, const std::string& signature) {
  const PlannedPost& planned = plan_.posts[post];
  const bool answers = planned.parent != post;
  const std::int64_t author = plan_.lines[post].author;
  const Time at = plan_.time_of_post(post);
  FrozenFacts facts{.sketch = text::sketch(signature)};
  if (answers) {
    const std::int64_t host = plan_.lines[plan_.conversations[planned.conversation].opening].author;
    const std::int64_t answered = plan_.lines[planned.parent].author;
    facts.repeats = !facts.sketch.empty() && repeats(planned.conversation, facts.sketch, signature);
    facts.guest_talks = count_talks(author, host, planned.conversation, at);
    facts.pair_talks = count_talks(author, answered, planned.conversation, at);
    if (author != answered) {
      auto& talks = talks_of(author, answered);
      const auto known = std::ranges::find(talks, planned.conversation, &Talk::conversation);
      if (known == talks.end())
        talks.push_back({planned.conversation, at});
      else
        known->last = at;
    }
  }
  said_[planned.conversation].push_back({post, facts.sketch});
  return facts;
}

}  // namespace stadt::load
