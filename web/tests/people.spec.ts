// Finding people by what they talk about, and what connects two.
import { expect, test, type APIRequestContext, type Browser, type Page } from "@playwright/test";

import { arrive, ask, enter, fresh_handle, furnish, say, type Resident } from "./city";

async function at_home(browser: Browser, who: Resident): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await enter(page, who);
  return page;
}

// Only who wants to be found is found.
async function findable(request: APIRequestContext, who: Resident): Promise<void> {
  await request.patch("/api/v1/accounts/update_credentials", { headers: { Authorization: `Bearer ${who.token}` }, data: { discoverable: true } });
}

// A topic that nobody else in this city talks about.
const fresh_topic = (): string => `Brücken${fresh_handle("").replace(/\D/g, "")}`;

test("who burns for something is found from a house, from a street and by searching, with the talks as proof", async ({ page, request }) => {
  const [lea, tom] = [await arrive(request, "lea", "Lea"), await arrive(request, "tom", "Tom")];
  const topic = fresh_topic();
  await furnish(request, lea, { burns_for: topic });
  await findable(request, lea);
  const opening = await say(request, lea, `Wie beginnt man eine Brücke, wenn am anderen Ufer noch niemand steht? #${topic}`);
  const answer = await say(request, tom, "Mit einem Seil und einem guten Werfer.", { in_reply_to_id: opening.id });
  await say(request, lea, "Und wenn der Werfer erst geboren werden muss?", { in_reply_to_id: answer.id });
  await say(request, lea, "Dann beginnt die Brücke mit einer Schule am Ufer.", { in_reply_to_id: answer.id });

  await page.goto(`/@${lea.handle}`);
  await page.getByRole("link", { name: topic, exact: true }).click();
  await expect(page).toHaveURL(/\/people\?for=Br%C3%BCcken\d+$/);
  await expect(page.getByRole("heading", { level: 1, name: `Wer brennt für ${topic}?` })).toBeVisible();
  const found = page.getByRole("article", { name: "Lea" });
  await expect(found).toContainText(`über #${topic} geredet`);
  await expect(found.getByRole("button")).toHaveCount(0);
  await found.getByRole("link", { name: /^Wie beginnt man eine Brücke/ }).click();
  await expect(page).toHaveURL(new RegExp(`/tables/${opening.id}$`));

  await page.getByRole("link", { name: `#${topic.toLowerCase()}` }).first().click();
  await page.getByRole("link", { name: `Wer brennt für #${topic.toLowerCase()}?` }).click();
  await expect(found).toBeVisible();
  await page.getByRole("searchbox", { name: "Wer brennt für …?" }).fill("#Fachwerk");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Wer brennt für Fachwerk?" })).toBeVisible();
});

test("where nobody burns for something yet, one is invited to begin, or to look word by word", async ({ browser, request }) => {
  const anne = await arrive(request, "anne", "Anne");
  const page = await at_home(browser, anne);
  await page.goto("/people?for=Kaltmamsell und Katzen");
  await expect(page.getByText("Über Kaltmamsell und Katzen hat hier noch niemand so geredet")).toBeVisible();
  await page.getByRole("link", { name: "Kaltmamsell", exact: true }).click();
  await expect(page.getByText("Über Kaltmamsell hat hier noch niemand so geredet")).toBeVisible();
  await page.getByRole("link", { name: "Einen Tisch dazu eröffnen" }).click();
  await expect(page).toHaveURL(/\/write$/);
});

test("whom one could get to know sits at a table, and the table is the way", async ({ browser, request }) => {
  const [anne, lea] = [await arrive(request, "anne", "Anne"), await arrive(request, "lea", "Lea")];
  await findable(request, lea);
  const opening = await say(request, lea, `Wer sitzt heute am Wehr ${lea.handle}?`);
  await say(request, anne, "Ich, mit einer Kanne Tee.", { in_reply_to_id: opening.id });
  const page = await at_home(browser, anne);
  await page.goto("/contacts");
  await page.getByRole("navigation", { name: "Kennenlernen und Kontakte" }).getByRole("link", { name: "Finden" }).click();
  const section = page.getByRole("region", { name: "Wen könnte ich kennenlernen?" });
  await expect(section).toContainText(/Lea sitzt gerade bei „Wer sitzt heute am Wehr/);
  await expect(section.getByRole("listitem").filter({ hasText: "Ihr habt" }).first()).toBeVisible();
  await expect(section.getByRole("button")).toHaveCount(0);
  await section.getByRole("link", { name: /^Zum Tisch: Wer sitzt heute am Wehr/ }).click();
  await expect(page).toHaveURL(new RegExp(`/tables/${opening.id}$`));
});

test("what connects two stands in the house and beside a request, the rarest first", async ({ browser, request }) => {
  const [anne, tom] = [await arrive(request, "anne", "Anne"), await arrive(request, "tom", "Tom")];
  await furnish(request, anne, { burn: "Mädchen, die Brücken bauen" });
  const topic = fresh_topic();
  const openings = [];
  for (const title of ["Am Wehr", "Im Hof", "Auf dem Dach", "Unter der Uhr"]) {
    openings.push(await say(request, anne, `${title} ${anne.handle} #${topic}`));
    await say(request, tom, `Ich komme auch. #${topic}`, { in_reply_to_id: openings.at(-1)!.id });
  }
  await ask(request, tom, anne, "Meine Klasse hat eine Brücke aus Papier gebaut, und sie trug genau eine Schülerin.");
  const page = await at_home(browser, anne);
  await page.goto("/requests");
  const asking = page.getByRole("article", { name: "Tom" });
  await expect(asking.getByRole("region", { name: "Was Euch verbindet" }).getByRole("listitem")).toHaveCount(1);
  await page.goto(`/@${tom.handle}`);
  const ground = page.getByRole("region", { name: "Was Euch verbindet" });
  await expect(ground.getByRole("listitem")).toHaveCount(3);
  await ground.getByRole("button", { name: /^und \d+ weitere/ }).click();
  await expect(ground.getByRole("listitem").nth(3)).toBeFocused();
  await ground.getByRole("link", { name: /^Ihr redet beide über #/ }).click();
  await expect(page).toHaveURL(/\/tags\/br%C3%BCcken\d+$/i);
});

test("where nothing connects two yet, it says so and offers a beginning", async ({ browser, request }) => {
  const [anne, tom] = [await arrive(request, "anne", "Anne"), await arrive(request, "tom", "Tom")];
  const page = await at_home(browser, anne);
  await page.goto(`/@${tom.handle}`);
  await expect(page.getByText("Noch habt Ihr nichts gemeinsam, was hier zu sehen ist.")).toBeVisible();
  await page.goto(`/@${anne.handle}`);
  await expect(page.getByRole("heading", { level: 1, name: "Anne" })).toBeVisible();
  await expect(page.getByText("Was Euch verbindet")).toHaveCount(0);
});
