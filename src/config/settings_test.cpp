#include "config/settings.hpp"

#include <gtest/gtest.h>

namespace stadt::config {
namespace {

TEST(Config, TheExampleReadsBackAsTheDefaults) {
  Settings settings;
  settings.server.listen = "changed";
  settings.limits.enabled = false;
  const auto done = read(settings, example());
  ASSERT_TRUE(done) << done.error().message;
  EXPECT_EQ(settings, Settings());
}

TEST(Config, EveryKeyHasASentence) { EXPECT_EQ(example().find("# \n"), std::string::npos); }

TEST(Config, AnUnknownKeyNamesTheNearestKnownOne) {
  Settings settings;
  const auto done = set(settings, "server.lisen", "x");
  ASSERT_FALSE(done);
  EXPECT_NE(done.error().message.find("server.listen"), std::string::npos);
}

TEST(Config, AWrongValueSaysWhatToWrite) {
  Settings settings;
  EXPECT_FALSE(set(settings, "limits.enabled", "yes"));
  EXPECT_FALSE(set(settings, "server.threads", "-1"));
  EXPECT_FALSE(set(settings, "server.threads", "4 cores"));
  EXPECT_FALSE(set(settings, "log.level", "loud"));
  EXPECT_EQ(settings, Settings());
}

TEST(Config, SectionsQuotesListsAndCommentsAreRead) {
  Settings settings;
  const auto done = read(settings, R"(# a town
database = "postgresql://stadt@localhost/stadt"
[city]
name = "Neustadt an der Aisch"
[server]
trusted_proxies = ["127.0.0.1", "::1"]
threads = 4
)");
  ASSERT_TRUE(done) << done.error().message;
  EXPECT_EQ(settings.database, "postgresql://stadt@localhost/stadt");
  EXPECT_EQ(settings.city.name, "Neustadt an der Aisch");
  EXPECT_EQ(settings.server.trusted_proxies, (std::vector<std::string>{"127.0.0.1", "::1"}));
  EXPECT_EQ(settings.server.threads, 4);
}

TEST(Config, AnErrorNamesItsLine) {
  Settings settings;
  const auto done = read(settings, "[server]\n\nlisten\n");
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().message, "Line 3: write key = value.");
}

}  // namespace
}  // namespace stadt::config
