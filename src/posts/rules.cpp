#include "posts/rules.hpp"

#include <algorithm>

#include "attachments/rules.hpp"
#include "text/clean.hpp"
#include "text/markup.hpp"

namespace stadt {

namespace {

constexpr int link_slack = 20'000;  // addresses count 23 characters each, however long they are

bool is_language(std::string_view code) {
  return std::ranges::all_of(code, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-'; });
}

}  // namespace

Result<Draft> checked_draft(Draft draft) {
  draft.title = TRY(text::clean_line("title", draft.title, title_characters));
  draft.warning = TRY(text::clean_line("spoiler_text", draft.warning, warning_characters));
  draft.language = TRY(text::clean_line("language", draft.language, language_characters));
  const int most = draft.title.empty() ? post_characters : article_characters;
  draft.text = TRY(text::clean_text("status", draft.text, most + link_slack));
  if (text::length(draft.text) > most) {
    return fail(ErrorKind::unprocessable, "post.too_long",
                "A post has at most 5000 characters, an article (with a title) 50000.");
  }
  CHECKED(check_count(draft.pictures));
  if (draft.text.empty() && draft.pictures.empty() && draft.shown.empty()) {
    return fail(ErrorKind::unprocessable, "post.empty", "Say something first: a post needs a text or a picture.");
  }
  if (!is_language(draft.language)) draft.language.clear();
  if (draft.parent && !draft.title.empty()) {
    return fail(ErrorKind::unprocessable, "post.article_reply",
                "An article opens a table of its own; a reply has no title.");
  }
  if (draft.thanks && !draft.parent) {
    return fail(ErrorKind::unprocessable, "post.thanks", "Thanks answer somebody: name the post in in_reply_to_id.");
  }
  if (!draft.to.empty() && draft.audience != Audience::mentioned) {
    return fail(ErrorKind::unprocessable, "post.to_direct",
                "Only a message (visibility direct) is addressed with `to`.");
  }
  draft.sensitive = draft.sensitive || !draft.warning.empty();
  return draft;
}

Result<> check_thanks(const Draft& draft, int words, int named) {
  if (!draft.thanks || words > named) return {};
  return fail(ErrorKind::unprocessable, "post.thanks_words", "Say in your own words what you are thankful for.");
}

Result<> check_addressed(Audience audience, int others) {
  if (audience != Audience::mentioned || others <= most_addressed) return {};
  return fail(ErrorKind::unprocessable, "post.too_many_addressed",
              "A message goes to ten people at most. Open a table for more.");
}

Audience narrowed(Audience wanted, Audience parent) { return std::max(wanted, parent); }

bool may_read(Audience audience, PersonId author, const ReaderFacts& reader) {
  if (reader.reader && reader.reader == author) return true;
  if (audience == Audience::mentioned) return reader.reader && reader.mentioned;
  if (!reader.on_speaking_terms) return false;
  if (audience <= Audience::unlisted) return true;
  if (!reader.reader || audience == Audience::self) return false;
  if (reader.mentioned) return true;
  switch (audience) {
    case Audience::here:
      return true;
    case Audience::followers:
      return reader.follows_author || reader.contact_of_author;
    case Audience::contacts:
      return reader.contact_of_author || reader.close_to_author;
    case Audience::close:
      return reader.close_to_author;
    default:
      return false;
  }
}

}  // namespace stadt
