// The JSON reader: whatever is read can be written and read again, and reads into structs without surprises.
#include <boost/describe.hpp>
#include <optional>
#include <vector>

#include "base/audience.hpp"
#include "fuzz/expect.hpp"
#include "json/read.hpp"
#include "json/value.hpp"
#include "json/write.hpp"

namespace stadt {
namespace {

struct Inner {
  std::string name;
  double ratio = 0;
  std::optional<Time> at;
};
BOOST_DESCRIBE_STRUCT(Inner, (), (name, ratio, at))

struct Outer {
  PostId id;
  bool flag = false;
  int small = 0;
  std::optional<std::int64_t> large;
  std::vector<std::string> texts;
  std::vector<Inner> inner;
  std::optional<Audience> audience;
};
BOOST_DESCRIBE_STRUCT(Outer, (), (id, flag, small, large, texts, inner, audience))

int depth_of(const json::Value& value) {
  int deepest = 0;
  if (const auto* items = value.as<json::Array>()) {
    for (const auto& item : *items) deepest = std::max(deepest, depth_of(item));
    return deepest + 1;
  }
  if (const auto* members = value.as<json::Object>()) {
    for (const auto& [key, member] : *members) deepest = std::max(deepest, depth_of(member));
    return deepest + 1;
  }
  return 0;
}

}  // namespace
}  // namespace stadt

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace stadt;
  const auto value = json::parse(fuzz::text_of(data, size));
  if (!value) {
    fuzz::expect(!value.error().message.empty() && bool(json::check_text(value.error().message)),
                 "an error is a sentence");
    return 0;
  }
  fuzz::expect(depth_of(*value) <= json::max_depth, "the depth is bounded");
  const auto read = json::read<Outer>(*value);
  if (!read) {
    fuzz::expect(bool(json::check_text(read.error().message)), "an error is a text");
    return 0;
  }
  const auto again = json::parse(json::write(*read));
  fuzz::expect(again.has_value(), "what is written is JSON");
  const auto same = json::read<Outer>(*again);
  fuzz::expect(same && json::write(*same) == json::write(*read), "and reads as it was");
  return 0;
}
