#include "contacts/rules.hpp"

#include <algorithm>
#include <array>

#include "text/clean.hpp"
#include "text/markup.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace stadt::contacts {

namespace {

std::unexpected<Error> answered() {
  return fail(ErrorKind::conflict, "contact.answered", "You are contacts already; this request is answered.");
}
std::unexpected<Error> put_aside() {
  return fail(ErrorKind::conflict, "contact.put_aside", "This request was put aside. Bring it back first.");
}
std::unexpected<Error> withdrawn() {
  return fail(ErrorKind::conflict, "contact.withdrawn", "This request was taken back meanwhile.");
}
std::unexpected<Error> ended() { return fail(ErrorKind::not_found, "not_found", "There is no such request."); }

Result<RequestState> answer_waiting(RequestState state, RequestAct act) {
  switch (act) {
    case RequestAct::accept:
      return RequestState::accepted;
    case RequestAct::ask:
      return RequestState::asked;
    case RequestAct::later:
      return RequestState::later;
    case RequestAct::discard:
      return RequestState::discarded;
    case RequestAct::advert:
      return RequestState::advert;
    case RequestAct::restore:
      return state == RequestState::later ? RequestState::pending : state;
    case RequestAct::withdraw:
      return RequestState::withdrawn;
    case RequestAct::end:
      break;
  }
  return RequestState::ended;
}

Result<RequestState> answer_put_aside(RequestAct act) {
  switch (act) {
    case RequestAct::discard:
      return RequestState::discarded;
    case RequestAct::advert:
      return RequestState::advert;
    case RequestAct::restore:
      return RequestState::pending;
    case RequestAct::withdraw:
      return RequestState::withdrawn;
    case RequestAct::end:
      return RequestState::ended;
    default:
      return put_aside();
  }
}

constexpr std::array offer_words = {
    "angebot",       "kostenlos",      "unverbindlich",  "erstgespräch",     "erstgesprach",   "webinar",
    "mehr kunden",   "neukunden",      "umsatz",         "skalier",          "dienstleistung", "ihnen helfen",
    "dir helfen",    "termin buchen",  "kurzer call",    "zusammenarbeiten", "leads",          "ich bin coach",
    "meine agentur", "special offer",  "free call",      "book a call",      "calendly",       "grow your",
    "our services",  "help you scale", "help companies", "discount",         "quick call",     "i help ",
    "we help ",      "limited spots",  "mein programm",  "mein coaching",    "rabatt",         "exklusiv",
};

// One word of a text without what a template swaps: names, numbers, addresses.
void append_masked(std::string& out, std::string_view word, std::string_view names) {
  constexpr std::string_view punctuation = ".,;:!?()";
  constexpr std::size_t shortest_name = 3;
  const bool is_address = word.find("://") != std::string_view::npos || word.starts_with("www.") || word[0] == '@';
  while (!word.empty() && punctuation.find(word.back()) != std::string_view::npos) word.remove_suffix(1);
  const bool is_name = word.size() >= shortest_name && names.find(word) != std::string_view::npos;
  if (is_name || is_address) return;
  for (const char c : word) {
    if (c < '0' || c > '9') out += c;
  }
  out += ' ';
}

}  // namespace

Result<RequestState> transition(RequestState state, RequestAct act) {
  switch (state) {
    case RequestState::pending:
    case RequestState::asked:
    case RequestState::later:
      return answer_waiting(state, act);
    case RequestState::discarded:
    case RequestState::advert:
      return answer_put_aside(act);
    case RequestState::accepted:
      if (act == RequestAct::accept || act == RequestAct::end) return state;
      return answered();
    case RequestState::withdrawn:
      if (act == RequestAct::withdraw || act == RequestAct::end) return state;
      return withdrawn();
    case RequestState::ended:
      break;
  }
  if (act == RequestAct::end) return state;
  return ended();
}

RequestState shown_to_sender(RequestState state) {
  switch (state) {
    case RequestState::later:
    case RequestState::discarded:
    case RequestState::advert:
      return RequestState::pending;
    default:
      return state;
  }
}

bool is_living(RequestState state) { return state <= RequestState::later; }

bool is_put_aside(RequestState state) { return state == RequestState::discarded || state == RequestState::advert; }

bool is_over(RequestState state) { return !is_living(state) && !is_put_aside(state); }

Result<> check_undo(Time changed_at, Time now) {
  if (now <= changed_at + undo_for) return {};
  return fail(ErrorKind::conflict, "contact.undo_over",
              "This was put aside more than 30 days ago; it cannot come back.");
}

bool may_ask_again(RequestState shown, Time created_at, Time now) {
  if (shown == RequestState::ended || shown == RequestState::accepted) return true;
  return now > created_at + (shown == RequestState::withdrawn ? std::chrono::days(slot_for) : again_after);
}

Result<std::string> checked_reason(std::string_view reason) {
  auto cleaned = text::clean_line("reason", reason, longest_reason);
  if (!cleaned) {
    return fail(ErrorKind::unprocessable, "contact.reason_long",
                "A reason has 400 characters at most. Say the rest later.");
  }
  if (text::own_letters(*cleaned) == 0) {
    return fail(ErrorKind::unprocessable, "contact.reason_empty", "Say in your own words what brings you here.");
  }
  if (!says_enough(*cleaned)) {
    return fail(ErrorKind::unprocessable, "contact.reason_short",
                "And what made you curious? Forty characters at least.");
  }
  return cleaned;
}

bool says_enough(std::string_view letter) {
  return text::length(letter) >= shortest_reason && text::own_letters(letter) >= fewest_letters;
}

bool reads_like_offer(std::string_view reason) {
  const std::string plain = text::folded(reason);
  return plain.find("://") != std::string::npos ||
         std::ranges::any_of(offer_words, [&](std::string_view word) { return plain.find(word) != std::string::npos; });
}

std::string template_signature(std::string_view reason, std::string_view name, std::string_view handle) {
  const std::string plain = text::folded(reason);
  const std::string names = text::folded(std::string(name) + ' ' + std::string(handle));
  std::string masked;
  for (std::string_view rest = plain; !rest.empty();) {
    const auto word = rest.substr(0, rest.find_first_of(" \n\t"));
    if (!word.empty()) append_masked(masked, word, names);
    rest.remove_prefix(std::min(word.size() + 1, rest.size()));
  }
  return text::signature(masked, template_hashes);
}

int count_resembling(std::string_view signature, const std::vector<std::string>& earlier) {
  return static_cast<int>(std::ranges::count_if(
      earlier, [&](const auto& other) { return text::resemblance(signature, other) >= resembling; }));
}

DeliveryDecision decide_delivery(const DeliveryFacts& facts) {
  DeliveryDecision decision;
  if (facts.have_talked) return decision;
  if (!facts.has_anchor) decision.why.push_back({WhyCode::no_anchor, 0});
  if (facts.has_anchor && facts.is_short) decision.why.push_back({WhyCode::short_, 0});
  if (facts.resembles >= resembling_to_pile) decision.why.push_back({WhyCode::resembles, facts.resembles});
  if (facts.others >= others_to_a_campaign) decision.why.push_back({WhyCode::campaign, facts.others});
  if (!decision.why.empty()) decision.delivery = Delivery::pile;
  return decision;
}

}  // namespace stadt::contacts
