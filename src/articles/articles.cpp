#include "articles/articles.hpp"

#include <algorithm>

#include "articles/rules.hpp"
#include "articles/store.hpp"
#include "people/store.hpp"
#include "people/ties.hpp"
#include "places/members.hpp"
#include "places/places.hpp"
#include "posts/store.hpp"
#include "tables/placing.hpp"

namespace stadt::articles {

namespace {

std::unexpected<Error> no_article() { return fail(ErrorKind::not_found, "not_found", "There is no such article."); }

ConversationId table_of(PostId article) { return ConversationId{article.value}; }

bool is_article(const Post& post) {
  return !post.title.empty() && post.audience == Audience::public_ && !post.boost_of && !post.parent;
}

void keep(sql::Transaction& transaction, Env& env, PersonId actor, ArticleOffer offer) {
  offer.id = env.next_id(0);
  articles_store::put(transaction, offer);
  const bool is_new = offer.state == ArticleState::offered;
  transaction.record({.kind = is_new ? EventKind::article_offered : EventKind::article_changed,
                      .actor = actor.value,
                      .object = offer.post.value,
                      .target = offer.place.value,
                      .at = env.now(),
                      .detail = is_new ? "" : boost::describe::enum_to_string(offer.state, "")});
}

bool is_welcome(sql::Session& db, PersonId author, PlaceId place) {
  if (places::standing(db, author, place).membership == MembershipState::out) return false;
  const auto hosts = places::hosts(db, place);
  const auto sides = people::acquaintances(db, author, hosts);
  return std::ranges::all_of(sides, &Acquaintance::on_speaking_terms);
}

// A newspaper that has closed holds nothing back: neither what was offered to it nor what stood there.
void leave_closed_place(sql::Transaction& transaction, Env& env, const Conversation& table) {
  if (!table.place || places::find(transaction, table.place)) return;
  tables::move(transaction, env, table.host, {.table = table.id, .from = table.place, .to = {}});
}

std::optional<ArticleState> state_at(sql::Session& db, const std::optional<ArticleOffer>& offer) {
  if (!offer || !places::find(db, offer->place)) return std::nullopt;
  return offer->state;
}

// Where its table stands follows from what became of the article.
Result<> place_table(sql::Transaction& transaction, Env& env, PersonId actor, const ArticleOffer& former,
                     const ArticleOffer& next) {
  tables::Move move{.table = table_of(next.post), .from = {}, .to = {}};
  if (next.state == ArticleState::taken && former.state != ArticleState::taken) {
    move.to = next.place;
    if (tables::move(transaction, env, actor, move)) return {};
    return fail(ErrorKind::conflict, "article.stands_elsewhere",
                "The table of this article stands at a place. Take it down there first.");
  }
  if (former.state == ArticleState::taken && next.state != ArticleState::taken) {
    move.from = next.place;
    tables::move(transaction, env, actor, move);
  }
  return {};
}

// A host's own article, written at their newspaper.
void note_own(sql::Transaction& transaction, Env& env, const PostFacts& facts) {
  const auto place = places::find(transaction, facts.place);
  const auto post = posts_store::post(transaction, facts.id);
  if (!place || place->kind != PlaceKind::newspaper || !post || !is_article(*post)) return;
  keep(transaction, env, post->author,
       {.place = place->id, .post = post->id, .author = post->author, .state = ArticleState::taken, .line = {}});
}

void end(sql::Transaction& transaction, Env& env, PersonId actor, PersonId author, PostId article) {
  auto offer = articles_store::of_author(transaction, author, article);
  if (!offer || !is_living(offer->state)) return;
  offer->state = actor == author ? ArticleState::withdrawn : ArticleState::taken_out;
  keep(transaction, env, actor, *offer);
}

// Its table was taken down by another way than by a word about the article.
void note_taken_down(sql::Transaction& transaction, Env& env, const Event& event) {
  const PostId article{event.object};
  const auto post = posts_store::post(transaction, article);
  const auto offer = post ? articles_store::of_author(transaction, post->author, article) : std::nullopt;
  if (!offer || offer->state != ArticleState::taken) return;
  end(transaction, env, PersonId{event.actor}, post->author, article);
}

}  // namespace

Result<PostId> offer(sql::Transaction& transaction, const PostsParts& parts, PersonId author, PlaceId id,
                     PostId article) {
  auto table = posts_store::locked_conversation(transaction, table_of(article));
  const auto post = posts_store::post(transaction, article);
  if (!table || !post) return no_article();
  people_store::lock(transaction, {author});
  const auto place = places::find(transaction, id);
  if (!place) return places::no_place();
  leave_closed_place(transaction, parts.env, *table);
  table = posts_store::conversation(transaction, table->id);
  const auto last = articles_store::of_author(transaction, author, article);
  OfferFacts facts{.is_own = post->author == author,
                   .is_article = is_article(*post),
                   .is_newspaper = place->kind == PlaceKind::newspaper,
                   .stands_somewhere = bool(table->place),
                   .is_welcome = is_welcome(transaction, author, id)};
  facts.here = state_at(transaction, articles_store::offer(transaction, id, article));
  if (last && last->place != id) facts.elsewhere = state_at(transaction, last);
  facts.open_offers = articles_store::count_offered(transaction, author);
  CHECKED(check_offer(facts));
  keep(transaction, parts.env, author,
       {.place = id, .post = article, .author = author, .state = ArticleState::offered, .line = {}});
  return article;
}

Result<PostId> decide(sql::Transaction& transaction, const PostsParts& parts, PersonId person, const Word& word) {
  const auto table = posts_store::locked_conversation(transaction, table_of(word.article));
  const auto post = posts_store::post(transaction, word.article);
  const auto former = table && post ? articles_store::of_author(transaction, post->author, word.article) : std::nullopt;
  if (!former) return no_article();
  const bool is_authors = word.act == ArticleAct::withdraw;
  if (is_authors ? post->author != person : !places::may_host(transaction, former->place, person)) {
    // What is only offered is between its author and the hosts.
    if (former->state != ArticleState::taken) return no_article();
    return fail(ErrorKind::forbidden, "article.not_yours", "Only its author withdraws it, only hosts decide on it.");
  }
  auto next = *former;
  next.state = TRY(transition(former->state, word.act));
  if (next.state == former->state) return word.article;
  if (!is_authors) next.line = word.line;
  keep(transaction, parts.env, person, next);
  CHECKED(place_table(transaction, parts.env, person, *former, next));
  return word.article;
}

Result<> derive(sql::Transaction& transaction, Env& env, const Event& event) {
  if (event.kind == EventKind::posted || event.kind == EventKind::post_deleted) {
    const auto facts = facts_of_event(event);
    if (!facts || facts->id.value != facts->conversation.value) return {};
    if (event.kind == EventKind::post_deleted) {
      end(transaction, env, facts->author, facts->author, facts->id);
    } else if (facts->place && facts->audience == Audience::public_) {
      note_own(transaction, env, *facts);
    }
  }
  if (event.kind == EventKind::table_placed && event.target == 0) note_taken_down(transaction, env, event);
  return {};
}

PersonId author_of_offer(sql::Session& db, PlaceId place, PostId article) {
  const auto offer = articles_store::offer(db, place, article);
  return offer ? offer->author : PersonId{};
}

}  // namespace stadt::articles
