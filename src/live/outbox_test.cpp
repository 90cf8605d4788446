#include "live/outbox.hpp"

#include <gtest/gtest.h>

#include "json/value.hpp"

namespace stadt::live {
namespace {

TEST(Outbox, AFrameIsWhatClientsOfTheCommonApiExpect) {
  EXPECT_EQ(frame_text(Channel::user, "", {"update", R"({"id":"1","content":"<p>\"a\"</p>"})"}),
            R"({"stream":["user"],"event":"update","payload":"{\"id\":\"1\",\"content\":\"<p>\\\"a\\\"</p>\"}"})");
  EXPECT_EQ(frame_text(Channel::hashtag_local, "Straße \"", {"delete", "12"}),
            R"({"stream":["hashtag:local","Straße \""],"event":"delete","payload":"12"})");
}

TEST(Outbox, ARefusalNamesItsReason) {
  const auto text = refusal_text({ErrorKind::not_found, "live.stream", "There is no such \"stream\"."});
  EXPECT_EQ(text, R"({"error":"There is no such \"stream\".","code":"live.stream","status":404})");
}

}  // namespace
}  // namespace stadt::live
