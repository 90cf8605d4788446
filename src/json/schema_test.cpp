#include "json/schema.hpp"

#include <gtest/gtest.h>

namespace stadt::json {
namespace {

enum class Kind { talk, question };
BOOST_DESCRIBE_ENUM(Kind, talk, question)

struct Leaf {
  std::string name;
  std::vector<Leaf> children;
};
BOOST_DESCRIBE_STRUCT(Leaf, (), (name, children))

struct Tree {
  PostId id;
  Time at;
  Kind kind{};
  bool open = false;
  int size = 0;
  std::optional<std::string> title;
  Absent<Leaf> root;
  std::map<std::string, double> weights;
  Raw raw;
};
BOOST_DESCRIBE_STRUCT(Tree, (), (id, at, kind, open, size, title, root, weights, raw))

namespace other {
struct Leaf {
  int colour = 0;
};
BOOST_DESCRIBE_STRUCT(Leaf, (), (colour))
}  // namespace other

TEST(Schema, DescribesStructsAsComponents) {
  Schemas schemas;
  EXPECT_EQ(schemas.of<std::vector<Tree>>(Direction::output),
            R"({"type":"array","items":{"$ref":"#/components/schemas/Tree"}})");
  EXPECT_EQ(
      schemas.components(),
      R"({"Kind":{"type":"string","enum":["talk","question"]},)"
      R"("Leaf":{"type":"object","properties":{"name":{"type":"string"},)"
      R"("children":{"type":"array","items":{"$ref":"#/components/schemas/Leaf"}}},"required":["name","children"]},)"
      R"("Tree":{"type":"object","properties":{"id":{"type":"string","description":"An id."},)"
      R"("at":{"type":"string","format":"date-time"},"kind":{"$ref":"#/components/schemas/Kind"},)"
      R"("open":{"type":"boolean"},"size":{"type":"integer"},"title":{"anyOf":[{"type":"string"},{"type":"null"}]},)"
      R"("root":{"$ref":"#/components/schemas/Leaf"},)"
      R"("weights":{"type":"object","additionalProperties":{"type":"number"}},"raw":{}},)"
      R"("required":["id","at","kind","open","size","title","weights","raw"]}})");
}

TEST(Schema, RequiresNothingOfInput) {
  Schemas schemas;
  EXPECT_EQ(schemas.of<other::Leaf>(Direction::input), R"({"$ref":"#/components/schemas/Leaf"})");
  EXPECT_EQ(schemas.components(), R"({"Leaf":{"type":"object","properties":{"colour":{"type":"integer"}}}})");
}

TEST(Schema, KeepsTypesOfOneNameApart) {
  Schemas schemas;
  const auto first = schemas.of<Leaf>(Direction::output);
  const auto second = schemas.of<other::Leaf>(Direction::output);
  const auto third = schemas.of<Leaf>(Direction::input);
  EXPECT_NE(first, second);
  EXPECT_NE(first, third);
  EXPECT_EQ(schemas.of<other::Leaf>(Direction::output), second);
  EXPECT_EQ(schemas.of<Leaf>(Direction::input), third);
}

}  // namespace
}  // namespace stadt::json
