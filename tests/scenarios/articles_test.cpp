// Articles: one's own newspaper, the newspapers of others, and the feeds that leave the city.
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "base/log.hpp"
#include "support/database.hpp"
#include "support/placing.hpp"
#include "support/told.hpp"

namespace stadt::testing {
namespace {

constexpr auto offers_told = "supported_types[]=stadt.article_offered&supported_types[]=stadt.article_answered";

class Articles : public OnBothEngines {
 protected:
  ~Articles() override { EXPECT_EQ(log::error_count(), errors_); }

  std::string article(const Resident& author, const std::string& title, const std::string& more = {}) {
    return city_.write(author, "Ein Absatz.\\n\\nUnd noch einer, **fett**.",
                       R"("stadt": {"title": ")" + title + "\"" + more + "}");
  }
  Reply offer(const Resident& author, const std::string& id, const std::string& paper = "zeile") {
    return at_place(city_, author, paper, "articles", R"({"post_id": ")" + id + R"("})");
  }
  Reply say(const Resident& who, const std::string& id, const std::string& act, const std::string& line = {}) {
    return city_.post("/api/stadt/v1/articles/" + id + "/" + act, R"({"line": ")" + line + R"("})", who);
  }
  Reply show(const std::string& id, const Resident& who = {}) { return city_.get("/api/stadt/v1/articles/" + id, who); }
  std::vector<std::string> ids(const std::string& path, const Resident& who = {}) {
    const auto list = city_.get(path, who);
    std::vector<std::string> found;
    for (std::size_t i = 0; i < list.size(); ++i) found.push_back(list.text(fmt::format("{}.id", i)));
    return found;
  }
  std::vector<std::string> in_paper(const std::string& paper = "zeile") { return ids(place_path(paper, "/articles")); }
  std::string atom(const std::string& path) { return city_.get(path).raw.body; }
  void expect_memory_is_true() {
    const auto check = city_.app().check_sight();
    EXPECT_EQ(check.in_memory, check.in_sql);
  }

  std::int64_t errors_ = log::error_count();
  City city_{take_database()};
  Resident anna_ = city_.arrive("anna");
  Resident benno_ = city_.arrive("benno");
  Resident clara_ = city_.arrive("clara");
  std::string paper_ = open_place(city_, anna_, "zeile", "newspaper");
};
STADT_ON_BOTH_ENGINES(Articles);

using Ids = std::vector<std::string>;

TEST_P(Articles, AreOnesOwnNewspaper) {
  const auto first = article(benno_, "Eins");
  city_.write(benno_, "Kein Artikel");
  const auto second = article(benno_, "Zwei");
  city_.write(benno_, "Für Freunde", R"("visibility": "private", "stadt": {"title": "Drei"})");
  city_.write(benno_, "Für wen mit Adresse", R"("visibility": "unlisted", "stadt": {"title": "Vier"})");
  const auto texts = city_.get("/api/stadt/v1/people/" + benno_.id + "/texts", clara_);
  ASSERT_EQ(texts.size(), 2u) << texts.raw.body;
  EXPECT_EQ(texts.text("0.id"), second);
  EXPECT_EQ(texts.text("1.title"), "Eins");
  EXPECT_EQ(texts.text("1.excerpt"), "Ein Absatz. Und noch einer, fett.");
  EXPECT_EQ(texts.text("1.minutes"), "1");
  EXPECT_EQ(texts.text("1.account.acct"), "benno");
  EXPECT_EQ(texts.text("1.paper"), "null");
  EXPECT_EQ(ids("/api/stadt/v1/people/" + benno_.id + "/texts?limit=1&max_id=" + second), Ids{first});
  city_.post("/api/v1/accounts/" + clara_.id + "/block", "{}", benno_);
  EXPECT_EQ(city_.get("/api/stadt/v1/people/" + benno_.id + "/texts", clara_).status, 404);
  EXPECT_EQ(show(first, clara_).status, 404);
  city_.remove("/api/v1/statuses/" + first, benno_);
  EXPECT_EQ(ids("/api/stadt/v1/people/" + benno_.id + "/texts"), Ids{second});
  EXPECT_EQ(show(first).status, 404);
}

TEST_P(Articles, AreOfferedAndTakenAndThenTheirTableStandsThere) {
  const auto id = article(benno_, "Zum zweiten Mal scheitern");
  const auto offered = offer(benno_, id);
  ASSERT_EQ(offered.status, 200) << offered.raw.body;
  EXPECT_EQ(offered.text("offer.state"), "offered");
  EXPECT_EQ(offered.text("paper"), "null");
  EXPECT_EQ(told(city_, anna_, offers_told), "stadt.article_offered benno");
  EXPECT_EQ(ids(place_path("zeile", "/articles?state=offered"), anna_), Ids{id});
  EXPECT_EQ(city_.get(place_path("zeile", "/articles?state=offered"), benno_).text("code"), "place.hosts_only");
  EXPECT_EQ(show(id, clara_).text("offer"), "null") << "What is offered is nobody else's.";
  EXPECT_EQ(show(id, anna_).text("offer.may_decide"), "true");
  EXPECT_EQ(say(benno_, id, "take").status, 404);
  EXPECT_EQ(say(clara_, id, "withdraw").status, 404);

  const auto taken = say(anna_, id, "take", "Das muss heute noch hinaus.");
  ASSERT_EQ(taken.status, 200) << taken.raw.body;
  EXPECT_EQ(taken.text("paper.handle"), "zeile");
  EXPECT_EQ(told(city_, benno_, offers_told), "stadt.article_answered anna");
  EXPECT_EQ(show(id, benno_).text("offer.line"), "Das muss heute noch hinaus.");
  EXPECT_EQ(in_paper(), Ids{id});
  EXPECT_EQ(city_.get("/api/stadt/v1/tables/" + id).text("place.handle"), "zeile");
  EXPECT_EQ(city_.get("/api/v1/statuses/" + id).text("stadt.place_id"), paper_);
  EXPECT_EQ(ids("/api/stadt/v1/tables?place=zeile"), Ids{id});
  EXPECT_EQ(say(anna_, id, "take").status, 200) << "Twice is once.";
  EXPECT_EQ(say(clara_, id, "withdraw").text("code"), "article.not_yours");
  expect_memory_is_true();
  city_.app().read_sight();
  EXPECT_EQ(ids("/api/stadt/v1/tables?place=zeile"), Ids{id});
}

TEST_P(Articles, AreDeclinedInWordsAndNotOfferedThereAgain) {
  const auto id = article(benno_, "Nichts Neues");
  offer(benno_, id);
  EXPECT_EQ(say(anna_, id, "decline").text("code"), "article.line");
  EXPECT_EQ(say(anna_, id, "decline", "Das hatten wir gestern.").status, 200);
  EXPECT_EQ(show(id, benno_).text("offer.state"), "declined");
  EXPECT_EQ(show(id, benno_).text("offer.line"), "Das hatten wir gestern.");
  EXPECT_EQ(show(id).text("offer"), "null");
  EXPECT_EQ(offer(benno_, id).text("code"), "article.answered");
  open_place(city_, clara_, "abend", "newspaper");
  EXPECT_EQ(offer(benno_, id, "abend").status, 200) << "Another newspaper may see it otherwise.";
  EXPECT_EQ(say(anna_, id, "take").status, 404) << "It is offered to others now.";
  EXPECT_EQ(say(clara_, id, "take").status, 200);
  EXPECT_EQ(in_paper("abend"), Ids{id});
  EXPECT_EQ(in_paper(), Ids{});
}

TEST_P(Articles, AreWithdrawnAndTakenOut) {
  const auto id = article(benno_, "Hin und her");
  offer(benno_, id);
  EXPECT_EQ(say(benno_, id, "withdraw").text("offer.state"), "withdrawn");
  EXPECT_EQ(told(city_, anna_, offers_told), "") << "There is nothing to decide any more.";
  EXPECT_EQ(say(anna_, id, "take").text("code"), "article.withdrawn");
  offer(benno_, id);
  say(anna_, id, "take");
  EXPECT_EQ(say(benno_, id, "withdraw").status, 200);
  EXPECT_EQ(in_paper(), Ids{});
  EXPECT_EQ(city_.get("/api/stadt/v1/tables/" + id).text("place"), "null");
  offer(benno_, id);
  say(anna_, id, "take");
  EXPECT_EQ(say(anna_, id, "take_out").status, 200);
  EXPECT_EQ(show(id, benno_).text("offer.state"), "taken_out");
  EXPECT_EQ(ids("/api/stadt/v1/tables?place=zeile"), Ids{});
  EXPECT_EQ(city_.get("/api/v1/statuses/" + id).status, 200) << "It stays at home.";
  expect_memory_is_true();
}

TEST_P(Articles, WhoseTableIsTakenDownOrDeletedStandInNoNewspaper) {
  const auto one = article(benno_, "Eins");
  const auto two = article(benno_, "Zwei");
  const auto three = article(benno_, "Drei");
  for (const auto& id : {one, two, three}) {
    offer(benno_, id);
    EXPECT_EQ(say(anna_, id, "take").status, 200);
  }
  EXPECT_EQ(in_paper(), (Ids{three, two, one})) << "The latest taken first.";
  city_.remove(place_path("zeile", "/tables/" + one), anna_);
  EXPECT_EQ(show(one, benno_).text("offer.state"), "taken_out");
  city_.remove(place_path("zeile", "/tables/" + two), benno_);
  EXPECT_EQ(show(two, benno_).text("offer.state"), "withdrawn");
  city_.remove("/api/v1/statuses/" + three, benno_);
  EXPECT_EQ(in_paper(), Ids{});
  EXPECT_EQ(atom("/places/zeile.atom").find("<entry>"), std::string::npos);
  expect_memory_is_true();
}

TEST_P(Articles, OfferedAtOnceAreOfferedOnce) {
  open_place(city_, clara_, "abend", "newspaper");
  const auto id = article(benno_, "Begehrt");
  std::vector<std::thread> threads;
  std::atomic<int> offered = 0;
  for (int i = 0; i < 6; ++i) {
    threads.emplace_back([&, i] { offered += offer(benno_, id, i % 2 ? "zeile" : "abend").status == 200; });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(offered, 1);
  EXPECT_EQ(ids(place_path("zeile", "/articles?state=offered"), anna_).size() +
                ids(place_path("abend", "/articles?state=offered"), clara_).size(),
            1u);
}

TEST_P(Articles, TakenAndWithdrawnAtOnceEndInOneState) {
  for (int round = 0; round < 5; ++round) {
    const auto id = article(benno_, "Runde");
    offer(benno_, id);
    std::thread host([&] { say(anna_, id, "take"); });
    std::thread author([&] { EXPECT_EQ(say(benno_, id, "withdraw").status, 200); });
    host.join();
    author.join();
    EXPECT_EQ(show(id, benno_).text("offer.state"), "withdrawn");
    EXPECT_EQ(city_.get("/api/stadt/v1/tables/" + id).text("place"), "null");
  }
  EXPECT_EQ(in_paper(), Ids{});
  expect_memory_is_true();
}

TEST_P(Articles, AreOfferedOnlyIfTheyAreOnesOwnAndPublicAndStandNowhere) {
  const auto cafe = open_place(city_, anna_, "fluss", "cafe");
  const auto own = article(benno_, "Meins");
  EXPECT_EQ(offer(clara_, own).status, 404);
  EXPECT_EQ(offer(benno_, own, "fluss").text("code"), "article.no_newspaper");
  EXPECT_EQ(offer(benno_, own, "nirgends").status, 404);
  EXPECT_EQ(offer(benno_, "1").status, 404);
  EXPECT_EQ(offer(benno_, city_.write(benno_, "Nur ein Satz")).text("code"), "article.no_article");
  const auto quiet = city_.write(benno_, "Still", R"("visibility": "private", "stadt": {"title": "Still"})");
  EXPECT_EQ(offer(benno_, quiet).text("code"), "article.no_article");
  EXPECT_EQ(offer(clara_, quiet).status, 404) << "Whether it is there is nobody's to know.";
  const auto there = article(benno_, "Im Café", R"(, "place_id": ")" + cafe + "\"");
  EXPECT_EQ(offer(benno_, there).text("code"), "article.stands_elsewhere");
  city_.remove(place_path("fluss", "/tables/" + there), benno_);
  EXPECT_EQ(offer(benno_, there).status, 200);
  for (int i = 0; i < 4; ++i) EXPECT_EQ(offer(benno_, article(benno_, "Noch einer")).status, 200);
  EXPECT_EQ(offer(benno_, article(benno_, "Zu viel")).text("code"), "article.offered_enough");
  city_.post("/api/v1/accounts/" + clara_.id + "/block", "{}", anna_);
  EXPECT_EQ(offer(clara_, article(clara_, "Gesperrt")).text("code"), "place.not_let_in");
}

TEST_P(Articles, OfHostsStandThereAsSoonAsTheyAreWritten) {
  const auto own = article(anna_, "Leitartikel", R"(, "place_id": ")" + paper_ + "\"");
  EXPECT_EQ(in_paper(), Ids{own});
  EXPECT_EQ(
      try_to_write(city_, benno_, "Ich auch?", R"("stadt": {"title": "Ich auch", "place_id": ")" + paper_ + R"("})")
          .text("code"),
      "place.offer_articles");
}

TEST_P(Articles, OfANewspaperThatHasClosedAreFreeAgain) {
  const auto one = article(benno_, "Eins");
  const auto two = article(benno_, "Zwei");
  offer(benno_, one);
  say(anna_, one, "take");
  offer(benno_, two);
  city_.remove(place_path("zeile"), anna_);
  EXPECT_EQ(show(one).text("paper"), "null");
  open_place(city_, clara_, "abend", "newspaper");
  EXPECT_EQ(offer(benno_, one, "abend").status, 200);
  EXPECT_EQ(offer(benno_, two, "abend").status, 200);
  EXPECT_EQ(say(clara_, one, "take").status, 200);
  EXPECT_EQ(in_paper("abend"), Ids{one});
  EXPECT_EQ(city_.get("/places/zeile.atom").status, 404);
  expect_memory_is_true();
}

TEST_P(Articles, LeaveTheCityAsAtomAndNothingHiddenWithThem) {
  const auto id = city_.write(benno_, "Text <b>&amp;</b> ]]> & #Buch", R"("stadt": {"title": "A < B & ]]> \"C\""})");
  city_.write(benno_, "Geheim", R"("visibility": "private", "stadt": {"title": "Verborgen"})");
  city_.write(benno_, "Leise", R"("visibility": "unlisted", "stadt": {"title": "Verborgen"})");
  city_.write(benno_, "Verborgen, kein Artikel");
  const auto feed = city_.get("/@benno/texts.atom");
  ASSERT_EQ(feed.status, 200);
  EXPECT_EQ(feed.raw.content_type, "application/atom+xml; charset=utf-8");
  const auto& xml = feed.raw.body;
  EXPECT_NE(xml.find("<title type=\"text\">A &lt; B &amp; ]]&gt; &quot;C&quot;</title>"), std::string::npos) << xml;
  EXPECT_NE(xml.find("/posts/" + id + "</id>"), std::string::npos);
  EXPECT_NE(xml.find("<category term=\"Buch\"/>"), std::string::npos);
  EXPECT_EQ(xml.find("Verborgen"), std::string::npos);
  EXPECT_EQ(xml.find("<b>"), std::string::npos);
  const auto tag = feed.header("ETag");
  ASSERT_FALSE(tag.empty());
  EXPECT_EQ(city_.send(http::Method::get, "/@benno/texts.atom", "", {}, {{"If-None-Match", tag}}).status, 304);
  EXPECT_EQ(city_.get("/@niemand/texts.atom").status, 404);
  EXPECT_EQ(city_.get("/benno/texts.atom").status, 404);
  EXPECT_EQ(city_.get("/places/nirgends.atom").status, 404);
  EXPECT_EQ(city_.get("/@anna/texts.atom").status, 200) << "An empty one is one.";

  offer(benno_, id);
  EXPECT_EQ(atom("/places/zeile.atom").find("<entry>"), std::string::npos) << "What is offered does not stand there.";
  say(anna_, id, "take", "Gern");
  const auto paper = atom("/places/zeile.atom");
  EXPECT_NE(paper.find("<entry>"), std::string::npos);
  EXPECT_NE(paper.find("/places/zeile.atom\"/>"), std::string::npos);
}

}  // namespace
}  // namespace stadt::testing
