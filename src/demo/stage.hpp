// Plays one step of the invented city through the use cases that its residents would have used, in one transaction.
#pragma once

#include <map>
#include <string>

#include "contacts/contacts.hpp"
#include "demo/rules.hpp"
#include "galleries/galleries.hpp"
#include "pillars/notice.hpp"
#include "posts/posts.hpp"
#include "sql/database.hpp"

namespace stadt::demo {

class Stage {
 public:
  // The content outlives the stage. `password_hash` is everybody's: nobody signs in by password.
  Stage(const PostsParts& parts, const Content& content, std::string password_hash = {});

  // What hangs on walls is drawn before: writing does not wait for it.
  void lay_out(const HungPicture& work, Picture picture) { pictures_[&work] = std::move(picture); }
  // What was done before is not done twice.
  Result<> play(sql::Transaction& transaction, const Step& step);
  // Whether this step has been played already, as far as that leaves a trace.
  bool was_said(sql::Session& db, const Step& step);

 private:
  Result<PersonId> person(sql::Session& db, std::string_view handle);
  Result<PlaceId> place(sql::Session& db, std::string_view handle);
  Result<PostId> post(sql::Session& db, std::string_view table, std::string_view key);
  Result<PostId> post(sql::Session& db, const Talk& talk, std::size_t index);
  Result<Anchor> anchor(sql::Session& db, const Approach& approach, const contacts::Pair& pair);
  Result<std::string> time_zone_of(sql::Session& db, std::string_view handle);
  Result<std::vector<PersonId>> others(sql::Session& db, const Correspondence& letters, std::string_view but);

  Result<> act(sql::Transaction& transaction, const Arrive& deed);
  Result<> act(sql::Transaction& transaction, const OpenPlace& deed);
  Result<> act(sql::Transaction& transaction, const JoinPlace& deed);
  Result<> act(sql::Transaction& transaction, const FollowPlace& deed);
  Result<> act(sql::Transaction& transaction, const OfferArticle& deed);
  Result<> act(sql::Transaction& transaction, const TakeArticle& deed);
  Result<> act(sql::Transaction& transaction, const Befriend& deed);
  Result<> act(sql::Transaction& transaction, const Follow& deed);
  Result<> act(sql::Transaction& transaction, const SetCloseness& deed);
  Result<> act(sql::Transaction& transaction, const WriteNote& deed);
  Result<> act(sql::Transaction& transaction, const Say& deed);
  Result<> act(sql::Transaction& transaction, const Nod& deed);
  Result<> act(sql::Transaction& transaction, const Ask& deed);
  Result<> act(sql::Transaction& transaction, const React& deed);
  Result<> act(sql::Transaction& transaction, const Write& deed);
  Result<> act(sql::Transaction& transaction, const Keep& deed);
  Result<> act(sql::Transaction& transaction, const Listen& deed);
  Result<> act(sql::Transaction& transaction, const Propose& deed);
  Result<> act(sql::Transaction& transaction, const Settle& deed);
  Result<> act(sql::Transaction& transaction, const LookIn& deed);
  Result<> act(sql::Transaction& transaction, const HangWall& deed);
  Result<> act(sql::Transaction& transaction, const SignBook& deed);
  Result<> hang(sql::Transaction& transaction, const HungPicture& work, ExhibitionId wall);
  Result<> act(sql::Transaction& transaction, const Hang& deed);
  Result<> act(sql::Transaction& transaction, const RaiseThumb& deed);
  Result<> act(sql::Transaction& transaction, const Tell& deed);

  PostsParts parts_;
  const Content& content_;
  std::string password_hash_;
  std::map<std::string, PersonId, std::less<>> people_;
  std::map<const Approach*, RequestId> requests_;
  std::map<const HungPicture*, Picture> pictures_;
  std::map<const Wall*, ExhibitionId> walls_;
  std::map<const Placard*, NoticeId> posters_;
};

}  // namespace stadt::demo
