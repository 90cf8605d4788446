// The client API's Instance, versions 1 and 2, and NodeInfo.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "attachments/rules.hpp"
#include "json/write.hpp"
#include "media/picture.hpp"
#include "posts/rules.hpp"

namespace stadt {

// Applications read features out of the number; the name tells the truth.
constexpr std::string_view compatible_version = "4.3.0 (compatible; Stadt " STADT_VERSION ")";

struct StatusLimits {
  int max_characters = post_characters;
  int max_media_attachments = most_pictures;
  int characters_reserved_per_url = 23;
};
BOOST_DESCRIBE_STRUCT(StatusLimits, (), (max_characters, max_media_attachments, characters_reserved_per_url))

struct MediaLimits {
  std::vector<std::string> supported_mime_types = {"image/jpeg", "image/png", "image/webp", "image/gif"};
  int description_limit = description_characters;
  std::int64_t image_size_limit = media::most_picture_bytes;
  std::int64_t image_matrix_limit = media::most_points;
  int video_size_limit = 0;
  int video_frame_rate_limit = 0;
  int video_matrix_limit = 0;
};
BOOST_DESCRIBE_STRUCT(MediaLimits, (),
                      (supported_mime_types, description_limit, image_size_limit, image_matrix_limit, video_size_limit,
                       video_frame_rate_limit, video_matrix_limit))

struct PollLimits {
  int max_options = 0;
  int max_characters_per_option = 0;
  int min_expiration = 0;
  int max_expiration = 0;
};
BOOST_DESCRIBE_STRUCT(PollLimits, (), (max_options, max_characters_per_option, min_expiration, max_expiration))

struct AccountLimits {
  int max_featured_tags = 0;
  int max_pinned_statuses = most_pinned;
  int max_profile_fields = 8;
};
BOOST_DESCRIBE_STRUCT(AccountLimits, (), (max_featured_tags, max_pinned_statuses, max_profile_fields))

struct Urls {
  std::string streaming;
};
BOOST_DESCRIBE_STRUCT(Urls, (), (streaming))

struct Vapid {
  std::string public_key;
};
BOOST_DESCRIBE_STRUCT(Vapid, (), (public_key))

struct Translation {
  bool enabled = false;
};
BOOST_DESCRIBE_STRUCT(Translation, (), (enabled))

struct Configuration {
  Urls urls;
  Vapid vapid;
  AccountLimits accounts;
  StatusLimits statuses;
  MediaLimits media_attachments;
  PollLimits polls;
  Translation translation;
};
BOOST_DESCRIBE_STRUCT(Configuration, (), (urls, vapid, accounts, statuses, media_attachments, polls, translation))

struct Users {
  std::int64_t active_month = 0;
};
BOOST_DESCRIBE_STRUCT(Users, (), (active_month))
struct Usage {
  Users users;
};
BOOST_DESCRIBE_STRUCT(Usage, (), (users))

struct Thumbnail {
  std::string url;
};
BOOST_DESCRIBE_STRUCT(Thumbnail, (), (url))

struct Registrations {
  bool enabled = true;
  bool approval_required = false;
  std::optional<std::string> message;
};
BOOST_DESCRIBE_STRUCT(Registrations, (), (enabled, approval_required, message))

struct ApiVersions {
  int mastodon = 2;  // notifications in groups
  int stadt = 1;
};
BOOST_DESCRIBE_STRUCT(ApiVersions, (), (mastodon, stadt))

struct Contact {
  std::string email;
  json::Raw account;
};
BOOST_DESCRIBE_STRUCT(Contact, (), (email, account))

struct Rule {
  std::string id;
  std::string text;
  std::string hint;
};
BOOST_DESCRIBE_STRUCT(Rule, (), (id, text, hint))

struct InstanceV2 {
  std::string domain;
  std::string title;
  std::string version{compatible_version};
  std::string source_url;
  std::string description;
  Usage usage;
  Thumbnail thumbnail;
  std::vector<std::string> languages = {"de", "en"};
  Configuration configuration;
  Registrations registrations;
  ApiVersions api_versions;
  Contact contact;
  std::vector<Rule> rules;
};
BOOST_DESCRIBE_STRUCT(InstanceV2, (),
                      (domain, title, version, source_url, description, usage, thumbnail, languages, configuration,
                       registrations, api_versions, contact, rules))

struct UrlsV1 {
  std::string streaming_api;
};
BOOST_DESCRIBE_STRUCT(UrlsV1, (), (streaming_api))
struct StatsV1 {
  std::int64_t user_count = 0;
  std::int64_t status_count = 0;
  std::int64_t domain_count = 1;
};
BOOST_DESCRIBE_STRUCT(StatsV1, (), (user_count, status_count, domain_count))

struct InstanceV1 {
  std::string uri;
  std::string title;
  std::string short_description;
  std::string description;
  std::string email;
  std::string version{compatible_version};
  UrlsV1 urls;
  StatsV1 stats;
  std::optional<std::string> thumbnail;
  std::vector<std::string> languages = {"de", "en"};
  bool registrations = true;
  bool approval_required = false;
  bool invites_enabled = false;
  Configuration configuration;
  json::Raw contact_account;
  std::vector<Rule> rules;
};
BOOST_DESCRIBE_STRUCT(InstanceV1, (),
                      (uri, title, short_description, description, email, version, urls, stats, thumbnail, languages,
                       registrations, approval_required, invites_enabled, configuration, contact_account, rules))

// The three laws of the city, as its house rules.
std::vector<Rule> house_rules();

}  // namespace stadt
