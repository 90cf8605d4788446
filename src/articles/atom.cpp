#include "articles/atom.hpp"

#include <algorithm>

namespace stadt::atom {

namespace {

// XML 1.0 has no words for some characters, not even by number: they are left out. The text is UTF-8.
void append_text(std::string& out, std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const bool is_noncharacter = c == 0xEF && text.substr(i + 1, 1) == "\xBF" &&
                                 (text.substr(i + 2, 1) == "\xBE" || text.substr(i + 2, 1) == "\xBF");
    if (is_noncharacter) {
      i += 2;
    } else if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '"') {
      out += "&quot;";
    } else if (c >= ' ' || c == '\n' || c == '\t') {
      out += text[i];
    }
  }
}

void append_element(std::string& out, std::string_view name, std::string_view text, std::string_view attributes = {}) {
  out.append("<").append(name).append(attributes).append(">");
  append_text(out, text);
  out.append("</").append(name).append(">\n");
}

void append_link(std::string& out, std::string_view relation, std::string_view type, std::string_view address) {
  out.append("<link rel=\"").append(relation).append("\" type=\"").append(type).append("\" href=\"");
  append_text(out, address);
  out += "\"/>\n";
}

void append_author(std::string& out, std::string_view name, std::string_view url) {
  out += "<author>";
  append_element(out, "name", name);
  if (!url.empty()) append_element(out, "uri", url);
  out += "</author>\n";
}

void append_entry(std::string& out, const Entry& entry, bool with_content) {
  out += "<entry>\n";
  append_element(out, "id", entry.id);
  append_element(out, "title", entry.title, " type=\"text\"");
  append_link(out, "alternate", "text/html", entry.url);
  append_author(out, entry.author, entry.author_url);
  append_element(out, "published", to_iso(entry.published));
  append_element(out, "updated", to_iso(entry.updated));
  for (const auto& category : entry.categories) {
    out += "<category term=\"";
    append_text(out, category);
    out += "\"/>\n";
  }
  append_element(out, "summary", entry.summary, " type=\"text\"");
  if (with_content) {
    out += "<content type=\"html\" xml:lang=\"";
    append_text(out, entry.language);
    out += "\">";
    append_text(out, entry.html);
    out += "</content>\n";
  }
  out += "</entry>\n";
}

}  // namespace

std::string written(const Feed& feed) {
  Time updated = feed.updated;
  for (const auto& entry : feed.entries) updated = std::max(updated, entry.updated);
  std::string out = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n";
  append_element(out, "id", feed.id);
  append_element(out, "title", feed.title, " type=\"text\"");
  if (!feed.subtitle.empty()) append_element(out, "subtitle", feed.subtitle, " type=\"text\"");
  append_element(out, "updated", to_iso(updated));
  append_link(out, "self", "application/atom+xml", feed.id);
  append_link(out, "alternate", "text/html", feed.url);
  append_author(out, feed.author, {});
  std::size_t bytes = 0;
  for (const auto& entry : std::span(feed.entries).first(std::min<std::size_t>(feed.entries.size(), most_entries))) {
    bytes += entry.html.size();
    append_entry(out, entry, bytes <= most_content_bytes);
  }
  return out + "</feed>\n";
}

}  // namespace stadt::atom
