#include "http/multipart.hpp"

#include "http/text.hpp"

namespace stadt::http {

namespace {

std::unexpected<Error> broken(std::string_view why) {
  return fail(ErrorKind::invalid, "input.multipart", "The multipart body " + std::string(why));
}

struct PartHead {
  std::string name;
  std::optional<std::string> file_name;
  std::string content_type;
};

Result<PartHead> parse_head(std::string_view lines) {
  PartHead head;
  bool disposed = false;
  while (!lines.empty()) {
    const auto end = std::min(lines.find("\r\n"), lines.size());
    const auto line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 2, lines.size()));
    const auto colon = line.find(':');
    if (colon == line.npos) return broken("has a part with a header that is none.");
    const auto name = line.substr(0, colon);
    const auto value = trimmed(line.substr(colon + 1));
    if (same_word(name, "content-type")) head.content_type = value;
    if (!same_word(name, "content-disposition")) continue;
    head.name = header_parameter(value, "name").value_or("");
    head.file_name = header_parameter(value, "filename");
    if (!head.file_name && header_parameter(value, "filename*")) head.file_name = "";
    disposed = header_parameter(value, "name").has_value();
  }
  if (!disposed) return broken("has a part without a name.");
  return head;
}

class Reader {
 public:
  Reader(std::string_view boundary, std::string_view body)
      : delimiter_("\r\n--" + std::string(boundary)), rest_(body) {}

  Result<Multipart> read() {
    Multipart parts;
    CHECKED(skip_to_first());
    for (std::size_t count = 0; !rest_.starts_with("--"); ++count) {
      if (count == multipart_max_parts) {
        return fail(ErrorKind::too_large, "input.too_many_values",
                    "The multipart body has more than " + std::to_string(multipart_max_parts) + " parts.");
      }
      CHECKED(read_part(parts));
    }
    return parts;
  }

 private:
  // Behind the first delimiter; it may stand at the very beginning, without a line before it.
  Result<> skip_to_first() {
    const std::string_view first = std::string_view(delimiter_).substr(2);
    if (rest_.starts_with(first)) {
      rest_.remove_prefix(first.size());
      return {};
    }
    const auto at = rest_.find(delimiter_);
    if (at == rest_.npos) return broken("does not hold its boundary.");
    rest_.remove_prefix(at + delimiter_.size());
    return {};
  }

  Result<> read_part(Multipart& parts) {
    while (rest_.starts_with(' ') || rest_.starts_with('\t')) rest_.remove_prefix(1);
    if (!rest_.starts_with("\r\n")) return broken("has a boundary that does not end its line.");
    const auto blank = rest_.substr(0, multipart_max_head + 4).find("\r\n\r\n");
    if (blank == rest_.npos) return broken("has a part whose headers are too long or do not end.");
    auto head = TRY(parse_head(blank == 0 ? std::string_view() : rest_.substr(2, blank - 2)));
    rest_.remove_prefix(blank + 4);
    // The line end before the delimiter belongs to it; an empty part has none of its own.
    const bool is_empty = rest_.starts_with(std::string_view(delimiter_).substr(2));
    const auto end = is_empty ? 0 : rest_.find(delimiter_);
    if (end == rest_.npos) return broken("ends inside a part.");
    keep(parts, std::move(head), rest_.substr(0, end));
    rest_.remove_prefix(end + delimiter_.size() - (is_empty ? 2 : 0));
    return {};
  }

  static void keep(Multipart& parts, PartHead head, std::string_view content) {
    if (!head.file_name) {
      parts.texts.emplace_back(std::move(head.name), content);
    } else if (!head.file_name->empty() || !content.empty()) {
      parts.files.push_back(
          {std::move(head.name), *std::move(head.file_name), std::move(head.content_type), std::string(content)});
    }
  }

  std::string delimiter_;
  std::string_view rest_;
};

// Takes `"quoted \" text"` or a token off the front.
std::string take_value(std::string_view& rest) {
  std::string value;
  if (!rest.starts_with('"')) return std::string(take_item(rest, ';'));
  std::size_t at = 1;
  for (; at < rest.size() && rest[at] != '"'; ++at) {
    if (rest[at] == '\\' && at + 1 < rest.size() && (rest[at + 1] == '"' || rest[at + 1] == '\\')) ++at;
    value += rest[at];
  }
  rest.remove_prefix(std::min(at + 1, rest.size()));
  take_item(rest, ';');
  return value;
}

}  // namespace

std::optional<std::string> header_parameter(std::string_view header, std::string_view name) {
  take_item(header, ';');
  while (!header.empty()) {
    header = trimmed(header);
    const auto end = header.find_first_of("=;");
    if (end == header.npos) return std::nullopt;
    const bool has_value = header[end] == '=';
    const auto key = trimmed(header.substr(0, end));
    header.remove_prefix(end + 1);
    if (!has_value) continue;
    header = trimmed(header);
    auto value = take_value(header);
    if (same_word(key, name)) return value;
  }
  return std::nullopt;
}

Result<Multipart> parse_multipart(std::string_view content_type, std::string_view body) {
  const auto boundary = header_parameter(content_type, "boundary");
  if (!boundary || boundary->empty() || boundary->size() > 70) return broken("needs a boundary in its Content-Type.");
  return Reader(*boundary, body).read();
}

}  // namespace stadt::http
