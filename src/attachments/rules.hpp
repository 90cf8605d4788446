// What may be sent, and what is said of a picture: pure decisions.
#pragma once

#include <span>
#include <string_view>

#include "attachments/attachment.hpp"
#include "base/result.hpp"

namespace stadt {

constexpr int most_pictures = 4;  // of a post
constexpr int description_characters = 1500;
constexpr int most_waiting = 40;                       // of a person, sent and not used yet
constexpr int most_in_a_day = 200;                     // of a person
constexpr auto waiting_time = std::chrono::hours(24);  // then what stands nowhere is swept

Result<> check_sender(const SenderFacts& sender);

// Cleans the description; empty: not described yet.
Result<std::string> checked_description(std::string_view text);
// "x,y", each from -1 to 1; empty: the middle.
Result<Focus> read_focus(std::string_view text);

// A post has at most four pictures, each of them once.
Result<> check_count(std::span<const AttachmentId> ids);
// Those who do not see a picture are told what is on it.
enum class AltText { required, wished };
Result<> check_described(std::span<const Picture> pictures, AltText alt_text);

// Whether what waits has waited long enough; what was dropped has.
bool is_swept(const Attachment& attachment, Time now);

}  // namespace stadt
