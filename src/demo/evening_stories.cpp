#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "demo/stories.hpp"
#include "json/write.hpp"

namespace stadt::demo {

namespace {

std::unexpected<Error> not_as_told(std::string what) {
  return fail(ErrorKind::unavailable, "demo.walk", std::move(what));
}

Result<> play_pebble(Visit& visit, Narrator& narrator) {
  const auto table = TRY(visit.table_at("hoersaal", "Röhre, 700 km/h"));
  const auto& passage = narrator.said("pebble.passage");
  const auto& line = narrator.said("pebble.line");
  const auto post = TRY(visit.post_with(table, passage));
  TRY(visit.post("mira", fmt::format("/api/v1/statuses/{}/bookmark", post),
                 fmt::format(R"({{"stadt":{{"passage":{},"line":{}}}}})", json::write(passage), json::write(line))));
  narrator.tell("pebble.story", {passage, line});
  const auto mosaic = TRY(visit.get("mira", "/api/stadt/v1/pebbles"));
  for (const auto& pebble : *mosaic.as<json::Array>()) {
    if (!text_at(pebble, "passage").starts_with("Wer Entscheidungen erklärt")) continue;
    narrator.tell("pebble.mosaic", {std::to_string(size_at(mosaic, "")), text_at(pebble, "passage")});
    return {};
  }
  return not_as_told("The quotation of this morning should lie in the mosaic.");
}

Result<> play_help(Visit& visit, Narrator& narrator) {
  narrator.tell("help.story");
  const auto question = TRY(visit.message("mira", "benno", narrator.said("help.question")));
  const auto answer = TRY(visit.message("benno", "mira", narrator.said("help.answer"), question));
  const auto thanks = TRY(visit.thank_by_message("mira", "benno", narrator.said("help.thanks"), answer));
  const auto seen = TRY(visit.get("benno", "/api/v1/statuses/" + thanks));
  if (text_at(seen, "stadt.thanks") != "true") return not_as_told("Thanks by message should be marked as such.");
  if (visit.get("jonas", "/api/v1/statuses/" + thanks)) return not_as_told("Others should not see a message.");
  narrator.quote("Mira", narrator.said("help.question"));
  narrator.quote("Benno", narrator.said("help.answer"));
  narrator.quote("Mira", narrator.said("help.thanks"));
  return {};
}

// A sentence gets a table of its own in the group: whoever belongs there may open one, and everybody may answer.
Result<> sentence_of_its_own(Visit& visit, Narrator& narrator) {
  const auto group = TRY(visit.get("rasmus", "/api/stadt/v1/places/personal"));
  if (text_at(group, "may_open_tables") != "false") return not_as_told("Only members should open tables in a group.");
  narrator.tell("sentences.group", {text_at(group, "place.name"), text_at(group, "members")});
  const auto table = TRY(visit.write_at("mira", "personal", narrator.said("sentences.own")));
  TRY(visit.reply("rasmus", table, narrator.said("sentences.rasmus")));
  narrator.quote("Mira", narrator.said("sentences.own"));
  narrator.quote("Rasmus", narrator.said("sentences.rasmus"));
  narrator.tell("sentences.answered");
  return {};
}

Result<> play_sentences(Visit& visit, Narrator& narrator) {
  const auto table = TRY(visit.table_at("personal", "Sieben Sätze"));
  narrator.tell("sentences.story",
                {std::to_string(size_at(
                    TRY(visit.get("", fmt::format("/api/stadt/v1/tables/{}/people", text_at(table, "id")))), ""))});
  const auto question = TRY(visit.write_to_contacts("mira", narrator.said("sentences.question")));
  if (visit.get("", "/api/v1/statuses/" + question))
    return not_as_told("Visitors should not see what is for contacts.");
  TRY(visit.reply("konrad", question, narrator.said("sentences.answer")));
  narrator.quote("Mira", narrator.said("sentences.question"));
  narrator.quote("Konrad", narrator.said("sentences.answer"));
  TRY(visit.reply("mira", text_at(table, "id"), narrator.said("sentences.summary")));
  narrator.quote("Mira", narrator.said("sentences.summary"));
  return sentence_of_its_own(visit, narrator);
}

struct Acquaintance {
  std::string_view handle;
  std::string_view name;
};
constexpr std::array acquaintances = {Acquaintance{"anselm", "Anselm"}, Acquaintance{"owen", "Owen"},
                                      Acquaintance{"hedwig", "Hedwig"}};

// Each of the three answers Mira, and she answers each.
Result<> talk_of_the_evening(Visit& visit, Narrator& narrator, const std::string& table) {
  const auto word = TRY(visit.reply("mira", table, narrator.said("memorial.mira")));
  narrator.quote("Mira", narrator.said("memorial.mira"));
  for (const auto& [handle, name] : acquaintances) {
    const auto& answer = narrator.said(fmt::format("memorial.{}", handle));
    const auto& back = narrator.said(fmt::format("memorial.to_{}", handle));
    TRY(visit.reply("mira", TRY(visit.reply(handle, word, answer)), back));
    narrator.quote(name, answer);
    narrator.quote("Mira", back);
  }
  return {};
}

Result<> play_memorial(Visit& visit, Narrator& narrator) {
  const auto table = TRY(visit.table_at("jazzkeller", "Ilo Marant"));
  const auto id = text_at(table, "id");
  const auto people = TRY(visit.get("", fmt::format("/api/stadt/v1/tables/{}/people", id)));
  narrator.tell("memorial.story", {std::to_string(size_at(people, ""))});
  CHECKED(talk_of_the_evening(visit, narrator, id));
  narrator.tell("memorial.requests");
  for (const auto& [handle, name] : acquaintances) {
    const Visit::Wish wish{.from = "mira",
                           .to = handle,
                           .anchor = fmt::format(R"({{"kind":"table","id":"{}"}})", id),
                           .reason = narrator.said(fmt::format("memorial.request_{}", handle))};
    const auto& sentence = narrator.said(fmt::format("memorial.accept_{}", handle));
    CHECKED(visit.ask_and_accept(wish, sentence));
    narrator.quote("Mira", wish.reason);
    narrator.quote(name, sentence);
  }
  TRY(visit.thank("mira", id, narrator.said("memorial.thanks")));
  narrator.quote("Mira", narrator.said("memorial.thanks"));
  return {};
}

// A picture has one table, and a guest writes once a day: who tells this twice finds both there.
Result<> talk_about(Visit& visit, const std::string& wall, const json::Value& work, const std::string& words) {
  if (text_at(work, "table.id").empty()) {
    const auto path = fmt::format("/api/stadt/v1/exhibitions/{}/works/{}/table", wall, text_at(work, "id"));
    TRY(visit.post("mira", path, fmt::format(R"({{"text":{},"language":"en"}})", json::write(words))));
  }
  const auto page = TRY(visit.get("", "/api/stadt/v1/exhibitions/" + wall));
  const auto table = text_at(page, "works.2.table.id");
  if (table.empty()) return not_as_told("The picture should have a table now.");
  const auto shown = TRY(visit.get("", "/api/v1/statuses/" + table));
  if (text_at(shown, "media_attachments.0.stadt.exhibition_id") != wall) {
    return not_as_told("The table should show the picture, and where it hangs.");
  }
  return {};
}

Result<> write_into_book(Visit& visit, const std::string& wall, const std::string& words) {
  const auto path = fmt::format("/api/stadt/v1/exhibitions/{}/guest-book", wall);
  for (int i = 0; i < 2; ++i) {
    const auto book = TRY(visit.get("", path));
    for (const auto& entry : *book.as<json::Array>()) {
      if (text_at(entry, "text") == words) return {};
    }
    TRY(visit.post("mira", path, fmt::format(R"({{"text":{}}})", json::write(words))));
  }
  return not_as_told("The guest book should hold what Mira wrote.");
}

Result<> walk_through_blue(Visit& visit, Narrator& narrator) {
  const auto walls = TRY(visit.get("mira", "/api/stadt/v1/places/galerie/exhibitions"));
  for (const auto& wall : *walls.as<json::Array>()) {
    if (!text_at(wall, "title").starts_with("Blau")) continue;
    const auto id = text_at(wall, "id");
    const auto page = TRY(visit.get("mira", "/api/stadt/v1/exhibitions/" + id));
    const auto* work = page.find("works") ? page.find("works")->as<json::Array>() : nullptr;
    if (!work || work->size() != 3) return not_as_told("Three attempts should hang there.");
    const auto& third = work->back();
    if (text_at(third, "picture.description").empty()) return not_as_told("Every picture should be described.");
    narrator.tell("newyork.wall", {std::to_string(work->size()), text_at(third, "title")});
    narrator.quote("Ruth", text_at(third, "text"));
    CHECKED(talk_about(visit, id, third, narrator.said("newyork.question")));
    narrator.tell("newyork.table");
    narrator.quote("Mira", narrator.said("newyork.question"));
    CHECKED(write_into_book(visit, id, narrator.said("newyork.guest")));
    narrator.tell("newyork.book");
    narrator.quote("Mira", narrator.said("newyork.guest"));
    return {};
  }
  return not_as_told("Ruth's exhibition should hang in the gallery.");
}

Result<> play_new_york(Visit& visit, Narrator& narrator) {
  narrator.tell("newyork.story");
  const auto word = TRY(visit.message("ruth", "mira", narrator.said("newyork.ruth")));
  TRY(visit.message("mira", "ruth", narrator.said("newyork.mira"), word));
  narrator.quote("Ruth", narrator.said("newyork.ruth"));
  narrator.quote("Mira", narrator.said("newyork.mira"));
  return walk_through_blue(visit, narrator);
}

// The fourth card is put aside; its sender goes on seeing it as on its way, with the reason why it lies on a pile.
Result<> put_card_aside(Visit& visit) {
  const auto pile = TRY(visit.get("mira", "/api/stadt/v1/requests?box=pile"));
  for (const auto& card : *pile.as<json::Array>()) {
    if (text_at(card, "account.username") != "paul_emil") continue;
    TRY(visit.post("mira", fmt::format("/api/stadt/v1/requests/{}/discard", text_at(card, "id"))));
  }
  const auto sent = TRY(visit.get("paul_emil", "/api/stadt/v1/requests?box=out"));
  for (const auto& card : *sent.as<json::Array>()) {
    if (text_at(card, "account.username") != "mira") continue;
    const bool is_explained = text_at(card, "state") == "pending" && text_at(card, "why.0.code") == "resembles";
    if (!is_explained) return not_as_told("The card should be explained to its sender, and nothing else.");
    return {};
  }
  return not_as_told("The card should stand among what its sender has sent.");
}

// Whether he was told of a thumb: since the poster hangs, by one of those who raised one, and of no post.
Result<bool> rang(Visit& visit, const json::Value& poster) {
  const auto told = TRY(visit.get("paul_emil", "/api/v1/notifications?limit=40"));
  for (const auto& entry : *told.as<json::Array>()) {
    const bool is_of_a_post = !text_at(entry, "status.id").empty();
    if (is_of_a_post || text_at(entry, "created_at") < text_at(poster, "posted_at")) continue;
    for (const auto& known : *poster.find("thumbs_of_contacts")->as<json::Array>()) {
      if (text_at(known, "id") == text_at(entry, "account.id")) return true;
    }
  }
  return false;
}

// His open evening hangs at the column, for everybody who walks by.
Result<> walk_past_column(Visit& visit, Narrator& narrator) {
  const auto path = fmt::format("/api/stadt/v1/people/{}/notice", TRY(visit.id_of("paul_emil")));
  const auto own = TRY(visit.get("paul_emil", path));
  const auto& poster = *own.find("notice");
  if (poster.is_null()) {
    narrator.tell("cards.over");
    return {};
  }
  const auto passed = TRY(visit.get("", "/api/stadt/v1/notices"));
  const auto& hanging = *passed.find("notices")->as<json::Array>();
  const bool hangs =
      std::ranges::any_of(hanging, [&](const auto& one) { return text_at(one, "id") == text_at(poster, "id"); });
  const bool is_known = text_at(poster, "thumbs") == std::to_string(size_at(poster, "thumbs_of_contacts"));
  if (!hangs || !is_known) return not_as_told("His poster should hang, with thumbs of people who know him.");
  if (TRY(rang(visit, poster))) return not_as_told("A poster notifies nobody.");
  std::vector<std::string> names;
  for (const auto& one : *poster.find("thumbs_of_contacts")->as<json::Array>()) {
    names.push_back(text_at(one, "display_name"));
  }
  narrator.tell("cards.column", {text_at(poster, "title"), fmt::format("{}", fmt::join(names, ", "))});
  return {};
}

Result<> play_cards(Visit& visit, Narrator& narrator) {
  narrator.tell("cards.story");
  CHECKED(put_card_aside(visit));
  const auto leyla = TRY(
      visit.get("paul_emil", fmt::format("/api/stadt/v1/requests/anchors?account_id={}", TRY(visit.id_of("leyla")))));
  const Visit::Wish pitch{.from = "paul_emil",
                          .to = "leyla",
                          .anchor = fmt::format(R"({{"kind":"house","id":"{}"}})", text_at(leyla, "0.id")),
                          .reason = narrator.said("cards.pitch")};
  const auto mirror = TRY(visit.mirror(pitch));
  const bool is_seen_through = text_at(mirror, "reads_like_offer") == "true" &&
                               text_at(mirror, "delivered") == "pile" && text_at(mirror, "exhausted") == "true";
  if (!is_seen_through) return not_as_told("The fifth card should be seen through.");
  narrator.tell("cards.mirror", {text_at(mirror, "resembles")});
  narrator.quote("Paul-Emil", pitch.reason);

  const auto table = TRY(visit.table_at("ankommen", "Warum antwortet mir hier niemand"));
  const auto question = TRY(visit.post_with(table, "Welche Epoche"));
  const auto answer = TRY(visit.reply("paul_emil", question, narrator.said("cards.talk_drost")));
  TRY(visit.reply("viktor", answer, narrator.said("cards.talk_viktor")));
  narrator.tell("cards.honest");
  narrator.quote("Paul-Emil", narrator.said("cards.talk_drost"));
  narrator.quote("Viktor", narrator.said("cards.talk_viktor"));
  const Visit::Wish honest{.from = "paul_emil",
                           .to = "viktor",
                           .anchor = fmt::format(R"({{"kind":"table","id":"{}"}})", text_at(table, "id")),
                           .reason = narrator.said("cards.honest")};
  CHECKED(visit.ask_and_accept(honest, narrator.said("cards.accept")));
  narrator.quote("Paul-Emil", honest.reason);
  narrator.quote("Viktor", narrator.said("cards.accept"));
  return walk_past_column(visit, narrator);
}

constexpr std::array stories = {Story{"pebble", play_pebble},       Story{"help", play_help},
                                Story{"sentences", play_sentences}, Story{"memorial", play_memorial},
                                Story{"newyork", play_new_york},    Story{"cards", play_cards}};

constexpr std::array<std::string_view, 3> being_built = {"built.door", "built.pause", "built.map"};

}  // namespace

std::span<const Story> evening_stories() { return stories; }

std::span<const std::string_view> being_built_still() { return being_built; }

}  // namespace stadt::demo
