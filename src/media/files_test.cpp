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

}  // namespace
}  // namespace stadt::media
