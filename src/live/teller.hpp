// Turns an event into what each listener is told of it.
#pragma once

#include "live/listeners.hpp"
#include "live/live.hpp"
#include "live/outbox.hpp"

namespace stadt::live {

class Teller {
 public:
  Teller(const LiveParts& parts, const Listeners& listeners, Outbox& outbox)
      : parts_(parts), listeners_(listeners), outbox_(outbox) {}

  void tell(sql::Session& db, const Event& event);

 private:
  void tell_post(sql::Session& db, const Event& event, std::string_view word);
  void tell_gone(sql::Session& db, const Event& event);
  void tell_notification(sql::Session& db, const Event& event);
  void tell_letter(sql::Session& db, PersonId owner, PostId letter);
  void tell_unread(sql::Session& db, PersonId owner);
  void tell_request(const Event& event);
  void tell_appointment(const Event& event);

  std::vector<Ear> ears_of(sql::Session& db, const PostFacts& post) const;
  std::vector<Ear> ears_of_letter(sql::Session& db, const PostFacts& letter) const;
  void say_own(PersonId owner, const News& news);

  const LiveParts& parts_;
  const Listeners& listeners_;
  Outbox& outbox_;
};

}  // namespace stadt::live
