// What becomes of a request: pure decisions (design: DIALOGUE §4).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "contacts/contact_request.hpp"

namespace stadt::contacts {

constexpr int shortest_reason = 40;  // characters
constexpr int longest_reason = 400;
constexpr int fewest_letters = 20;  // of a reason, outside of handles and addresses
constexpr int longest_anchor_text = 200;
constexpr auto undo_for = std::chrono::days(30);
constexpr auto slot_for = std::chrono::days(14);      // an unanswered request is on its way so long
constexpr auto again_after = std::chrono::days(180);  // whoever got no answer may ask once more
constexpr auto resembling_for = std::chrono::days(30);
constexpr double resembling = 0.55;  // Jaccard; slot-swapped templates measure .77–.85, two honest notes far less
constexpr int resembling_to_pile = 2;
constexpr std::size_t template_hashes = 128;
// Between senders more has to be alike: notes that strangers write after the same evening measure up to .72, and the
// estimate errs by .04. The templates of a campaign measure .77 and more.
constexpr double campaign_resembling = 0.78;
constexpr int others_to_a_campaign = 2;  // three hands with the one that sends
constexpr int most_others_told = 10;

// The life of a request: one function. Repeating what was done changes nothing; what is over stays over.
Result<RequestState> transition(RequestState state, RequestAct act);
// What its sender is told of a state: nothing of being put aside.
RequestState shown_to_sender(RequestState state);
bool is_living(RequestState state);  // waits for its addressee
bool is_put_aside(RequestState state);
bool is_over(RequestState state);  // nothing will become of it any more, or it has come to its good end
// Whether an act may be undone still, after so long.
Result<> check_undo(Time changed_at, Time now);
// Whether the sender may ask the same person again.
bool may_ask_again(RequestState shown, Time created_at, Time now);

// Cleaned; refuses what is too short, too long, or has no letters.
Result<std::string> checked_reason(std::string_view reason);
// Whether a letter says as much as a reason has to.
bool says_enough(std::string_view letter);
// Whether the text reads like an offer. Word lists only mirror, they never decide.
bool reads_like_offer(std::string_view reason);
// What is compared with own earlier requests: without names, numbers and addresses.
std::string template_signature(std::string_view reason, std::string_view name, std::string_view handle);
int count_resembling(std::string_view signature, const std::vector<std::string>& earlier);

// What decides where a request is delivered.
struct DeliveryFacts {
  bool has_anchor = true;
  bool is_short = false;  // possible only for a letter
  int resembles = 0;
  int others = 0;            // senders whose requests it resembles
  bool have_talked = false;  // at the anchor's table, both ways
};
struct DeliveryDecision {
  Delivery delivery = Delivery::inbox;
  std::vector<Why> why;
};
DeliveryDecision decide_delivery(const DeliveryFacts& facts);

}  // namespace stadt::contacts
