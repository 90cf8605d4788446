// The frame of every page: web/index.html as the client's build left it, with title and content put at its markers.
#pragma once

#include <string>
#include <string_view>

#include "http/message.hpp"
#include "pages/view.hpp"

namespace stadt::pages {

class Shell {
 public:
  // `html` is the built index.html; empty: a plain frame without the client.
  explicit Shell(std::string_view html);

  http::Response response(const Words& words, const Page& page, std::string_view canonical, int status = 200) const;

 private:
  std::string before_head_;
  std::string before_body_;
  std::string after_body_;
};

}  // namespace stadt::pages
