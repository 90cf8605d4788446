#include "media/files.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "support/folder.hpp"

namespace stadt::media {
namespace {

class FilesTest : public ::testing::Test {
 protected:
  std::string keep(std::string_view bytes) {
    auto file = files_.keep(bytes);
    EXPECT_TRUE(file);
    (*file)->is_named();
    return (*file)->key();
  }

  testing::TemporaryFolder folder_;
  FakeEnv env_;
  Files files_{folder_.path() + "/data/media", env_};
};

TEST_F(FilesTest, WhatIsKeptIsReadUnderItsKeyUntilItIsRemoved) {
  const auto key = keep("picture");
  EXPECT_EQ(key.size(), 2 + 1 + 32 + 5u);
  EXPECT_EQ(files_.read(key), "picture");
  EXPECT_NE(keep("picture"), key);
  files_.remove(key);
  EXPECT_EQ(files_.read(key), std::nullopt);
  files_.remove(key);
  EXPECT_EQ(folder_.count_files(), 1u);
}

TEST_F(FilesTest, WhatNobodyNamesIsGone) {
  std::string key;
  {
    const auto file = files_.keep("picture");
    ASSERT_TRUE(file);
    key = (*file)->key();
    EXPECT_TRUE(files_.read(key));
  }
  EXPECT_FALSE(files_.read(key));
  EXPECT_EQ(folder_.count_files(), 0u);
}

TEST_F(FilesTest, OnlyKeysReachTheFileSystem) {
  const auto key = keep("picture");
  const auto shelf = folder_.path() + "/data/media/" + key.substr(0, 2);
  std::ofstream(folder_.path() + "/data/stadt.db") << "secret";
  std::ofstream(shelf + "/page.html") << "secret";
  const std::string others[] = {"",
                                ".",
                                "..",
                                "../stadt.db",
                                key.substr(0, 2) + "/../../stadt.db",
                                key.substr(0, 2) + "/page.html",
                                key.substr(0, 2),
                                key.substr(3),
                                "/" + key,
                                key + "/",
                                key.substr(0, key.size() - 5) + ".html",
                                key.substr(0, key.size() - 5) + ".svg",
                                "00/" + key.substr(3),
                                key + std::string(1, '\0'),
                                folder_.path() + "/data/stadt.db"};
  for (const auto& other : others) {
    EXPECT_FALSE(files_.read(other)) << other;
    files_.remove(other);
  }
  EXPECT_EQ(folder_.count_files(), 3u);
}

TEST_F(FilesTest, LinksAreNotFollowed) {
  const auto key = keep("picture");
  const auto path = folder_.path() + "/data/media/" + key;
  std::ofstream(folder_.path() + "/secret") << "secret";
  std::filesystem::remove(path);
  std::filesystem::create_symlink(folder_.path() + "/secret", path);
  EXPECT_FALSE(files_.read(key));
}

TEST_F(FilesTest, AFolderThatCannotBeWrittenIsASentence) {
  std::ofstream(folder_.path() + "/data") << "in the way";
  const auto file = files_.keep("picture");
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error().code, "store.unavailable");
}

// Files are kept before SQL names them: whoever looks for those without a name asks for the ones that have lain.
TEST_F(FilesTest, WhatHasLainForLongIsListedAndWhatWasNeverFinishedIsGone) {
  const auto key = keep("picture");
  const auto young = keep("picture");
  const auto old = std::filesystem::file_time_type::clock::now() - std::chrono::hours(30);
  const auto shelf = folder_.path() + "/data/media/" + key.substr(0, 2);
  for (const auto* name : {"/half.part", "/fresh.part", "/other.txt"}) std::ofstream(shelf + name) << "x";
  for (const auto& name : {key.substr(2), std::string("/half.part"), std::string("/other.txt")}) {
    std::filesystem::last_write_time(shelf + name, old);
  }
  std::vector<std::string> lying;
  for (int i = 0; i < shelves; ++i) {
    const auto more = files_.lying(i, std::chrono::hours(24));
    lying.insert(lying.end(), more.begin(), more.end());
  }
  EXPECT_EQ(lying, std::vector{key});
  EXPECT_TRUE(files_.read(young));
  EXPECT_FALSE(std::filesystem::exists(shelf + "/half.part"));
  EXPECT_TRUE(std::filesystem::exists(shelf + "/fresh.part"));
  EXPECT_TRUE(std::filesystem::exists(shelf + "/other.txt")) << "Others' files are left alone.";
}

}  // namespace
}  // namespace stadt::media
