#include "posts/status.hpp"

#include <fmt/format.h>

#include "json/write.hpp"
#include "text/markup.hpp"

namespace stadt {

namespace {

constexpr int line_characters = 280;

// The body of an article begins with its title, so that every application shows it.
std::string content_of(const Post& post) {
  if (post.title.empty()) return post.html;
  std::string html = "<p><strong>";
  for (const char c : post.title) {
    if (c == '<')
      html += "&lt;";
    else if (c == '&')
      html += "&amp;";
    else
      html += c;
  }
  return html + "</strong></p>" + post.html;
}

}  // namespace

std::string line_members(const Post& post) {
  StatusLine line;
  line.id = post.id;
  line.created_at = time_of(post.id);
  if (!post.language.empty()) line.language = post.language;
  line.text = post.warning.empty() ? text::excerpt(post.html, line_characters) : post.warning;
  const auto written = json::write(line);
  return written.substr(0, written.rfind("null}"));
}

std::string fixed_members(const std::string& origin, const Post& post, const Conversation* conversation) {
  FixedStatus members;
  members.id = post.id;
  members.created_at = time_of(post.id);
  if (post.edited_at.ms != 0) members.edited_at = post.edited_at;
  members.uri = fmt::format("{}/posts/{}", origin, post.id.value);
  members.url = fmt::format("{}/@{}/{}", origin, post.author_handle, post.id.value);
  members.content = content_of(post);
  members.visibility = visibility_of(post.audience);
  members.sensitive = post.sensitive;
  members.spoiler_text = post.warning;
  if (!post.language.empty()) members.language = post.language;
  members.media_attachments.text = post.media;
  members.mentions.text = post.mentions;
  members.tags.text = post.tags;
  if (!post.app_name.empty()) members.application = StatusApplication{post.app_name, std::nullopt};
  members.stadt.table_id = post.conversation;
  members.stadt.audience = post.audience;
  members.stadt.mark = post.mark;
  members.stadt.thanks = post.thanks;
  members.stadt.title = post.title;
  if (conversation) {
    members.stadt.table_kind = conversation->kind;
    if (conversation->place) members.stadt.place_id = conversation->place;
  }
  std::string json = json::write(members);
  return json.substr(1, json.size() - 2);
}

}  // namespace stadt
