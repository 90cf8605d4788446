// A poster as the API shows it to whoever walks by.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "json/write.hpp"
#include "people/account.hpp"
#include "pillars/notice.hpp"

namespace stadt {

struct NoticeEntity {
  NoticeId id;
  json::Rendered<Account> account;
  std::string title;
  std::string content;  // HTML
  std::string place;
  Time starts_at;
  Time ends_at;
  std::string time_zone;
  std::string starts_local;  // the same as clocks in the time zone show it
  std::string ends_local;
  std::string link;  // empty: none
  std::string calendar_url;
  Nearness nearness = Nearness::other;
  std::int64_t thumbs = 0;
  bool thumbed = false;                                     // by the viewer
  std::vector<json::Rendered<Account>> thumbs_of_contacts;  // the viewer's, at most three
  Time posted_at;
  std::optional<Time> changed_at;
  json::Absent<std::string> text;  // as it was written, for the one who wrote it
};
BOOST_DESCRIBE_STRUCT(NoticeEntity, (),
                      (id, account, title, content, place, starts_at, ends_at, time_zone, starts_local, ends_local,
                       link, calendar_url, nearness, thumbs, thumbed, thumbs_of_contacts, posted_at, changed_at, text))

}  // namespace stadt
