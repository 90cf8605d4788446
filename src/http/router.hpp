// Finds the route of a path: what is written out wins over {…}, {…}.ending over {…}, and {…} over {rest…}.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "http/route.hpp"

namespace stadt::http {

class Router {
 public:
  explicit Router(Routes routes);

  struct Match {
    const Route* route = nullptr;  // none: 404, or 405 if `allowed` names methods
    std::vector<std::string> params;
    std::vector<Method> allowed;
  };
  Match find(Method method, std::string_view path) const;
  const Routes& routes() const { return routes_; }

 private:
  struct Node {
    std::map<std::string, std::unique_ptr<Node>, std::less<>> fixed;
    std::map<std::string, std::unique_ptr<Node>, std::less<>> ending;
    std::unique_ptr<Node> any;
    std::vector<const Route*> here;
    std::vector<const Route*> rest;
  };
  static std::unique_ptr<Node>& next_of(Node& node, std::string_view segment);
  static const std::vector<const Route*>* walk(const Node& node, std::string_view path,
                                               std::vector<std::string>& params);

  Routes routes_;
  Node root_;
};

}  // namespace stadt::http
