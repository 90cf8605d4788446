// Texts, numbers, names and ids that nobody should send (design: SECURITY, B): refused or cleaned, never stored as they
// are, and every later answer is valid. City asserts for every answer that it is no 5xx and that JSON is JSON.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/log.hpp"
#include "support/city.hpp"
#include "support/database.hpp"
#include "support/texts.hpp"

namespace stadt::testing {
namespace {

using enum http::Method;

// A place in the API that takes a value: '@' stands for it in the target or the body.
struct Field {
  http::Method method;
  std::string target;
  std::string body;
};

class HostileInput : public OnBothEngines {
 protected:
  ~HostileInput() override { EXPECT_EQ(log::error_count(), errors_); }

  std::vector<Field> text_fields() const {
    auto fields = own_fields();
    const auto others = fields_of_anybody();
    fields.insert(fields.end(), others.begin(), others.end());
    return fields;
  }
  static std::vector<Field> fields_of_anybody() {
    return {
        {post, "/api/v1/apps", R"({"client_name": @, "redirect_uris": "https://a.example/"})"},
        {post, "/api/v1/apps", R"({"client_name": "a", "redirect_uris": @})"},
        {post, "/api/v1/apps", R"({"client_name": "a", "redirect_uris": "https://a.example/", "website": @})"},
        {post, "/api/v1/apps", R"({"client_name": "a", "redirect_uris": "https://a.example/", "scopes": @})"},
        {post, "/api/stadt/v1/arrive",
         R"({"username": @, "email": "z@z.example", "password": "a", "agreement": true})"},
        {post, "/api/stadt/v1/arrive", R"({"username": "z", "email": @, "password": "a", "agreement": true})"},
        {post, "/api/stadt/v1/arrive", R"({"username": "z", "email": "z@z.example", "password": "a", "reason": @})"},
        {post, "/api/stadt/v1/arrive", R"({"username": "z", "email": "z@z.example", "password": "a", "locale": @})"},
        {post, "/api/stadt/v1/session", R"({"login": @, "password": "a"})"},
        {post, "/api/stadt/v1/session", R"({"login": "anna", "password": @})"},
        {post, "/oauth/token", R"({"grant_type": @})"},
        {post, "/oauth/token",
         R"({"grant_type": "authorization_code", "code": @, "client_id": "a", "client_secret": "a"})"},
        {post, "/oauth/token", R"({"grant_type": "client_credentials", "client_id": @, "client_secret": "a"})"},
        {post, "/oauth/revoke", R"({"client_id": "a", "client_secret": "a", "token": @})"},
        {post, "/oauth/authorize", R"({"client_id": @})"},
        {post, "/api/stadt/v1/places", R"({"handle": @, "kind": "cafe", "name": "a"})"},
    };
  }
  std::vector<Field> own_fields() const {
    return {
        {post, "/api/v1/statuses", R"({"status": @})"},
        {post, "/api/v1/statuses", R"({"status": "a", "spoiler_text": @})"},
        {post, "/api/v1/statuses", R"({"status": "a", "language": @})"},
        {post, "/api/v1/statuses", R"({"status": "a", "stadt": {"title": @}})"},
        {put, "/api/v1/statuses/" + post_, R"({"status": @})"},
        {patch, "/api/v1/accounts/update_credentials", R"({"display_name": @})"},
        {patch, "/api/v1/accounts/update_credentials", R"({"note": @})"},
        {patch, "/api/v1/accounts/update_credentials", R"({"source": {"language": @}})"},
        {patch, "/api/v1/accounts/update_credentials", R"({"fields_attributes": [{"name": @, "value": "a"}]})"},
        {patch, "/api/v1/accounts/update_credentials", R"({"fields_attributes": {"0": {"name": "a", "value": @}}})"},
        {put, "/api/stadt/v1/house", R"({"name": @})"},
        {put, "/api/stadt/v1/house", R"({"pronouns": @})"},
        {put, "/api/stadt/v1/house", R"({"line": @})"},
        {put, "/api/stadt/v1/house", R"({"bio": @})"},
        {put, "/api/stadt/v1/house", R"({"region": @})"},
        {put, "/api/stadt/v1/house", R"({"time_zone": @})"},
        {put, "/api/stadt/v1/house", R"({"language": @})"},
        {put, "/api/stadt/v1/house", R"({"items": [{"kind": "role", "text": @}]})"},
        {put, "/api/stadt/v1/house", R"({"items": [{"kind": "role", "text": "a", "detail": @}]})"},
        {post, "/api/v1/accounts/" + benno_.id + "/note", R"({"comment": @})"},
        {post, "/api/v1/accounts/" + benno_.id + "/follow", R"({"languages": [@]})"},
    };
  }
  // What everybody reads afterwards is as it should be: City::send checks every answer.
  void read_everything() {
    for (const char* target :
         {"/api/v1/timelines/public", "/api/v1/timelines/home", "/api/stadt/v1/tables", "/api/stadt/v1/house",
          "/api/stadt/v1/people/anna", "/api/v1/accounts/verify_credentials", "/api/stadt/v1/sessions",
          "/api/v1/accounts/search?q=a", "/api/stadt/v1/places"}) {
      const auto answer = city_.get(target, anna_);
      EXPECT_EQ(answer.status, 200) << target;
      EXPECT_EQ(answer.raw.body.find("\\u0000"), std::string::npos) << target;
      EXPECT_LT(answer.raw.body.size(), 400u << 10) << target;
    }
  }
  Reply send(const Field& field, std::string_view value) {
    return city_.send(field.method, field.target, with(field.body, value), anna_);
  }

  std::int64_t errors_ = log::error_count();
  City city_{take_database()};
  Resident anna_ = city_.arrive("anna");
  Resident benno_ = city_.arrive("benno");
  std::string post_ = city_.write(anna_, "ein Satz");
};
STADT_ON_BOTH_ENGINES(HostileInput);

TEST_P(HostileInput, BadTextsAreRefusedOrCleaned) {
  const std::string bad[] = {
      R"("a\u0000b")",
      R"("\ud800")",
      R"("\udc00\ud800")",
      "\"\xff\xfe\"",
      "\"\xc0\xaf\"",
      "\"\xed\xa0\x80\xed\xb0\x80\"",
      "\"\xf5\x80\x80\x80\"",
      R"("\u202egnp.exe\u202c\u2066\u200b\ufeff\u0007")",
      R"("\u0001\u001b[31m\r\n\r\nSet-Cookie: a=b")",
      R"("<script>alert(1)</script><img src=x onerror=alert(1)>")",
      R"("' OR 1=1 --")",
      "\"Z" + times(2'000, "\xcc\x81") + "\"",
      "\"" + times(30, "\xf0\x9f\x91\xa9\xe2\x80\x8d") + "\"",
  };
  for (const auto& field : text_fields()) {
    for (const auto& text : bad) {
      const auto answer = send(field, text);
      EXPECT_EQ(answer.raw.body.find("\xe2\x80\xae"), std::string::npos) << field.target << field.body << text;
    }
  }
  read_everything();
}

TEST_P(HostileInput, LongTextsAreRefused) {
  for (const auto& field : text_fields()) {
    for (const std::size_t size : {200u << 10, 900u << 10}) {
      const auto answer = send(field, "\"" + std::string(size, 'a') + "\"");
      EXPECT_GE(answer.status, 400) << field.target << field.body;
      EXPECT_NE(answer.text("error"), "") << field.target;
      EXPECT_LT(answer.raw.body.size(), 4096u) << field.target << field.body;
    }
  }
  read_everything();
}

TEST_P(HostileInput, OtherTypesAreRefusedOrIgnored) {
  const std::string values[] = {"null",
                                "1",
                                "-1",
                                "1.5",
                                "true",
                                "[]",
                                "{}",
                                "[[]]",
                                "[{}]",
                                "{\"a\": 1}",
                                "[null]",
                                "1e400",
                                "99999999999999999999999999",
                                "\"\"",
                                times(40, "[") + times(40, "]")};
  auto fields = text_fields();
  for (const char* name : {"in_reply_to_id", "visibility", "sensitive", "media_ids", "poll", "scheduled_at", "stadt"}) {
    fields.push_back({post, "/api/v1/statuses", fmt::format(R"({{"status": "a", "{}": @}})", name)});
  }
  for (const char* name : {"audience", "mark", "kind", "place_id", "thanks"}) {
    fields.push_back({post, "/api/v1/statuses", fmt::format(R"({{"status": "a", "stadt": {{"{}": @}}}})", name)});
  }
  for (const char* name : {"locked", "bot", "discoverable", "fields_attributes", "source", "hide_collections"}) {
    fields.push_back({patch, "/api/v1/accounts/update_credentials", fmt::format(R"({{"{}": @}})", name)});
  }
  for (const char* name : {"items", "locked", "overheard"}) {
    fields.push_back({put, "/api/stadt/v1/house", fmt::format(R"({{"{}": @}})", name)});
  }
  for (const char* name : {"id", "kind", "audience", "mark", "from_year", "to_year"}) {
    fields.push_back(
        {put, "/api/stadt/v1/house", fmt::format(R"({{"items": [{{"kind": "can", "text": "a", "{}": @}}]}})", name)});
  }
  fields.push_back({post, "/api/v1/accounts/" + benno_.id + "/mute", R"({"duration": @})"});
  fields.push_back({post, "/api/v1/accounts/" + benno_.id + "/follow", R"({"reblogs": @, "languages": "de"})"});
  fields.push_back({post, "/api/stadt/v1/tables/" + post_ + "/seen", R"({"post_id": @})"});
  for (const auto& field : fields) {
    for (const auto& value : values) send(field, value);
  }
  read_everything();
}

TEST_P(HostileInput, UnknownWordsOfAListAreRefused) {
  const Field fields[] = {
      {post, "/api/v1/statuses", R"({"status": "a", "visibility": @})"},
      {post, "/api/v1/statuses", R"({"status": "a", "stadt": {"audience": @}})"},
      {post, "/api/v1/statuses", R"({"status": "a", "stadt": {"mark": @}})"},
      {post, "/api/v1/statuses", R"({"status": "a", "stadt": {"kind": @}})"},
      {patch, "/api/v1/accounts/update_credentials", R"({"source": {"privacy": @}})"},
      {put, "/api/stadt/v1/house", R"({"items": [{"kind": @, "text": "a"}]})"},
      {put, "/api/stadt/v1/house", R"({"items": [{"kind": "can", "text": "a", "audience": @}]})"},
  };
  for (const auto& field : fields) {
    for (const char* word : {R"("secret")", R"("PUBLIC")", R"("public ")", R"("public_")", "0", "99", "true"}) {
      EXPECT_EQ(send(field, word).status, 422) << field.body << word;
    }
  }
}

TEST_P(HostileInput, TheLastOfTwoKeysCountsAndIsWhatIsAnswered) {
  const auto wide =
      city_.post("/api/v1/statuses", R"({"status": "a", "visibility": "public", "visibility": "direct"})", anna_);
  EXPECT_EQ(wide.text("visibility"), "direct");
  EXPECT_EQ(city_.get("/api/v1/statuses/" + wide.text("id")).status, 404);
}

TEST_P(HostileInput, WhatNobodyMaySetIsIgnored) {
  const auto before = city_.get("/api/v1/accounts/verify_credentials", anna_);
  const std::string privileged =
      R"("id": "1", "username": "root", "acct": "root", "role": "operator", "roles": ["operator"], "verified": true,
         "state": 0, "followers_count": 9, "following_count": 9, "statuses_count": 9, "created_at": "2001-01-01T00:00:00Z",
         "account_id": "1", "author": "1", "email": "x@x.example", "password": "x", "version": 99, "uri": "https://evil.example")";
  for (const char* target : {"/api/v1/accounts/update_credentials"}) city_.patch(target, "{" + privileged + "}", anna_);
  city_.put("/api/stadt/v1/house", "{" + privileged + "}", anna_);
  const auto after = city_.get("/api/v1/accounts/verify_credentials", anna_);
  for (const char* field :
       {"id", "username", "acct", "followers_count", "following_count", "statuses_count", "created_at"}) {
    EXPECT_EQ(after.text(field), before.text(field)) << field;
  }
  const auto written = city_.post(
      "/api/v1/statuses",
      R"({"status": "a", "favourites_count": 9, "reblogs_count": 9, "account": {"id": "1"}, )" + privileged + "}",
      anna_);
  EXPECT_EQ(written.text("account.id"), anna_.id);
  EXPECT_NE(written.text("id"), "1");
  EXPECT_EQ(written.text("favourites_count"), "0");
  EXPECT_EQ(city_
                .post("/api/stadt/v1/places",
                      R"({"handle": "eck", "kind": "school", "name": "Eck", "role": "operator"})", anna_)
                .status,
            403);
}

TEST_P(HostileInput, AnItemOfSomebodyElseIsNotTouched) {
  const auto theirs = city_.put("/api/stadt/v1/house", R"({"items": [{"kind": "can", "text": "backen"}]})", benno_);
  const auto mine = city_.put(
      "/api/stadt/v1/house",
      fmt::format(R"({{"items": [{{"id": "{}", "kind": "can", "text": "stehlen"}}]}})", theirs.text("items.0.id")),
      anna_);
  EXPECT_LT(mine.status, 500);
  EXPECT_NE(city_.get("/api/stadt/v1/people/benno").raw.body.find("backen"), std::string::npos);
  EXPECT_EQ(city_.get("/api/stadt/v1/people/benno").raw.body.find("stehlen"), std::string::npos);
  const auto twice = city_.put("/api/stadt/v1/house", R"({"items": [{"id": "7", "kind": "can", "text": "a"},
                                                                    {"id": "7", "kind": "can", "text": "b"}]})",
                               anna_);
  EXPECT_LT(twice.status, 500);
}

}  // namespace
}  // namespace stadt::testing
