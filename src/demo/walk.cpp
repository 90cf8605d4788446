#include "demo/walk.hpp"

#include <fmt/format.h>

#include "demo/stories.hpp"

namespace stadt::demo {

namespace {

Result<> play(std::span<const Story> stories, int& number, Visit& visit, Narrator& narrator) {
  for (const auto& story : stories) {
    narrator.title(++number, fmt::format("{}.title", story.key));
    auto played = story.play(visit, narrator);
    if (played) continue;
    played.error().message = fmt::format("{}: {}", story.key, played.error().message);
    return played;
  }
  return {};
}

void sum_up(std::span<const Story> stories, Narrator& narrator) {
  for (const auto& story : stories) narrator.point(fmt::format("{}.brought", story.key));
}

}  // namespace

Result<> walk(const Send& send, Narrator& narrator) {
  Visit visit(send);
  if (text_at(TRY(visit.get("", "/api/stadt/v1/demo")), "demo") != "true") {
    return fail(ErrorKind::not_found, "demo.not_here", "This city is no demo; `stadt demo` fills an empty one.");
  }
  narrator.tell("opening");
  int number = 0;
  CHECKED(play(morning_stories(), number, visit, narrator));
  CHECKED(play(evening_stories(), number, visit, narrator));
  narrator.heading("brought.title");
  sum_up(morning_stories(), narrator);
  sum_up(evening_stories(), narrator);
  narrator.heading("built.title");
  for (const auto key : being_built_still()) narrator.point(key);
  return {};
}

}  // namespace stadt::demo
