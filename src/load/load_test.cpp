#include "load/load.hpp"

#include <gtest/gtest.h>
#include <unistd.h>
#include <zlib.h>

#include <filesystem>

#include "load/source_files.hpp"
#include "support/city.hpp"
#include "support/database.hpp"

namespace stadt::load {
namespace {

constexpr std::string_view heading = "message\tparent\ttime\tauthor\tconversation\ttopic\twords\tquestion\tscore\n";
// Two conversations; person 1 answers person 0 twice, person 0 answers once, person 2 opens the second one.
constexpr std::string_view lines = "1\t0\t1420070784\t0\t0\t0\t17\t1\t43\n"
                                   "2\t1\t1420071080\t1\t0\t0\t13\t0\t0\n"
                                   "3\t2\t1420071794\t0\t0\t0\t12\t0\t9\n"
                                   "4\t0\t1420071842\t2\t1\t1\t5\t0\t1\n"
                                   "5\t1\t1420072243\t1\t0\t0\t8\t1\t1\n";

class LoadFiles : public stadt::testing::OnBothEngines {
 protected:
  LoadFiles() : folder_(std::filesystem::temp_directory_path() / ("stadt-load-" + std::to_string(getpid()))) {
    std::filesystem::create_directories(folder_);
  }
  ~LoadFiles() override { std::filesystem::remove_all(folder_); }

  std::string write(std::string_view name, std::string_view text) const {
    const std::string path = (folder_ / name).string();
    const gzFile file = gzopen(path.c_str(), "wb");
    gzwrite(file, text.data(), static_cast<unsigned>(text.size()));
    gzclose(file);
    return path;
  }

 private:
  std::filesystem::path folder_;
};
STADT_ON_BOTH_ENGINES(LoadFiles);

TEST_P(LoadFiles, FillACityThatAnswersLikeOneWhereAllWasSaidHere) {
  auto database = take_database();
  FakeEnv env;
  Wish wish;
  wish.trees = write("trees", std::string(heading) + std::string(lines));
  wish.follows = write("follows", "follower\tfollowed\n0\t1\n1\t0\n3\t0\n3\t3\n0\t1\n");
  wish.handle = "gast";
  wish.password = "ein langer Satz";
  wish.origin = "https://stadt.example";
  int reports = 0;
  const auto loaded = fill(*database, env, wish, [&](const Progress& progress) {
    ++reports;
    EXPECT_LE(progress.done, progress.total);
  });
  ASSERT_TRUE(loaded) << loaded.error().message;
  EXPECT_EQ(loaded->people, 4);
  EXPECT_EQ(loaded->conversations, 2);
  EXPECT_EQ(loaded->posts, 5);
  EXPECT_EQ(loaded->follows, 3);
  EXPECT_GT(reports, 5);

  stadt::testing::City city(std::move(database));
  const auto tables = city.get("/api/stadt/v1/tables");
  ASSERT_EQ(tables.size(), 2u);
  const auto table = city.get("/api/stadt/v1/tables/" + tables.text("0.id"));
  EXPECT_EQ(table.text("kind"), "question");
  EXPECT_EQ(table.text("replies"), "3");
  EXPECT_EQ(table.text("guests"), "1");
  EXPECT_EQ(table.size("posts"), 4u);
  EXPECT_EQ(table.text("depths.2"), "2");
  EXPECT_EQ(table.text("posts.0.replies_count"), "2");
  EXPECT_EQ(table.text("posts.0.account.followers_count"), "3");  // two loaded ones and the guest
  EXPECT_EQ(table.text("posts.0.account.statuses_count"), "2");
  EXPECT_EQ(city.get("/api/v1/timelines/public").size(), 5u);
}

TEST_P(LoadFiles, AnInhabitedCityIsLeftAlone) {
  auto database = take_database();
  FakeEnv env;
  Wish wish;
  wish.trees = write("trees", std::string(heading) + std::string(lines));
  const auto quiet = [](const Progress&) {};
  ASSERT_TRUE(fill(*database, env, wish, quiet));
  const auto again = fill(*database, env, wish, quiet);
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code, "load.inhabited");
}

TEST_P(LoadFiles, ABrokenLineIsNamed) {
  const auto complaint = [&](std::string_view text) {
    const auto read = read_trees(write("broken", std::string(heading) + std::string(text)));
    return read ? std::string() : read.error().message;
  };
  EXPECT_NE(complaint("1\t0\t5\n").find("line 2: expected 9 whole numbers"), std::string::npos);
  EXPECT_NE(complaint("1\t7\t5\t0\t0\t0\t1\t0\t0\n").find("parent"), std::string::npos);
  EXPECT_NE(complaint("1\t0\t5\t-1\t0\t0\t1\t0\t0\n").find("author"), std::string::npos);
  EXPECT_NE(complaint("1\t0\t5\t0\t0\t0\t1\t0\t0\n1\t0\t5\t0\t0\t0\t1\t0\t0\n").find("twice"), std::string::npos);
  EXPECT_NE(complaint("1\t0\t5\t0\t0\t0\t1\t0\t0\n2\t0\t4\t0\t0\t0\t1\t0\t0\n").find("sorted"), std::string::npos);
  EXPECT_NE(read_trees("/nowhere").error().message.find("cannot be read"), std::string::npos);
}

}  // namespace
}  // namespace stadt::load
