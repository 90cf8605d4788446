// Finding people by what they talk about, and what connects two.
import { expect, test, type Browser, type Page } from "@playwright/test";

import type { Account } from "../src/api/entities";
import { arrive, ask, enter, furnish, say, type Resident } from "./city";
import { mock_ground, mock_people, tables_of } from "./sight_mocks";

async function at_home(browser: Browser, who: Resident): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await enter(page, who);
  return page;
}

const account_of = async (page: Page, who: Resident): Promise<Account> => (await (await page.request.get(`/api/v1/accounts/${who.id}`)).json()) as Account;

test("who burns for something is found from a house, from a street and by searching, with the talks as proof", async ({ page, request }) => {
  const lea = await arrive(request, "lea", "Lea");
  await furnish(request, lea, { burns_for: "Brücken", can: "Fachwerk" });
  const opening = await say(request, lea, `Wie beginnt man eine Brücke ${lea.handle}? #Brücken`);
  const talk = (await tables_of(page)).find((one) => one.id === opening.id)!;
  const sentence = { de: "Lea hat in neun Gesprächen darüber geredet, fünfmal kam ein Danke.", en: "Lea talked about it in nine conversations and was thanked five times." };
  await mock_people(page, { burning: [{ account: await account_of(page, lea), sentence, talks: [talk] }] });

  await page.goto(`/@${lea.handle}`);
  await page.getByRole("link", { name: "Brücken", exact: true }).click();
  await expect(page).toHaveURL(/\/people\?for=Br%C3%BCcken$/);
  await expect(page.getByRole("heading", { level: 1, name: "Wer brennt für Brücken?" })).toBeVisible();
  const found = page.getByRole("article", { name: "Lea" });
  await expect(found).toContainText(sentence.de);
  await expect(found.getByRole("button")).toHaveCount(0);
  await found.getByRole("link", { name: talk.title }).click();
  await expect(page).toHaveURL(new RegExp(`/tables/${opening.id}$`));

  await page.goto("/tags/br%C3%BCcken");
  await page.getByRole("link", { name: "Wer brennt für #brücken?" }).click();
  await expect(found).toBeVisible();
  await page.getByRole("searchbox", { name: "Wer brennt für …?" }).fill("#Fachwerk");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Wer brennt für Fachwerk?" })).toBeVisible();
});

test("where nobody burns for something yet, one is invited to begin", async ({ browser, request }) => {
  const anne = await arrive(request, "anne", "Anne");
  const page = await at_home(browser, anne);
  await mock_people(page, {});
  await page.goto("/people?for=Kaltmamsell");
  await expect(page.getByText("Über Kaltmamsell hat hier noch niemand so geredet")).toBeVisible();
  await page.getByRole("link", { name: "Einen Tisch dazu eröffnen" }).click();
  await expect(page).toHaveURL(/\/write$/);
});

test("whom one could get to know sits at a table, and the table is the way", async ({ browser, request }) => {
  const [anne, lea] = [await arrive(request, "anne", "Anne"), await arrive(request, "lea", "Lea")];
  const opening = await say(request, lea, `Wer sitzt heute am Wehr ${lea.handle}?`);
  const page = await at_home(browser, anne);
  const table = (await tables_of(page)).find((one) => one.id === opening.id)!;
  const sentence = { de: `Lea sitzt gerade bei „${table.title}“.`, en: `Lea is sitting at “${table.title}”.` };
  await mock_people(page, { meetings: [{ account: await account_of(page, lea), sentence, table, ground: [{ kind: "region", sentence: { de: "Ihr wohnt beide am Fluss.", en: "You both live by the river." } }] }] });
  await page.goto("/contacts");
  await page.getByRole("navigation", { name: "Kennenlernen und Kontakte" }).getByRole("link", { name: "Finden" }).click();
  const section = page.getByRole("region", { name: "Wen könnte ich kennenlernen?" });
  await expect(section).toContainText(sentence.de);
  await expect(section).toContainText("Ihr wohnt beide am Fluss.");
  await expect(section.getByRole("button")).toHaveCount(0);
  await section.getByRole("link", { name: /^Zum Tisch/ }).click();
  await expect(page).toHaveURL(new RegExp(`/tables/${opening.id}$`));
});

test("what connects two stands in the house and beside a request, the rarest first", async ({ browser, request }) => {
  const [anne, tom] = [await arrive(request, "anne", "Anne"), await arrive(request, "tom", "Tom")];
  await furnish(request, anne, { burn: "Mädchen, die Brücken bauen" });
  await ask(request, tom, anne, "Meine Klasse hat eine Brücke aus Papier gebaut, und sie trug genau eine Schülerin.");
  const page = await at_home(browser, anne);
  await mock_ground(page);
  await page.goto("/requests");
  const asking = page.getByRole("article", { name: "Tom" });
  await expect(asking.getByRole("region", { name: "Was Euch verbindet" })).toContainText("Ihr habt Euch dreimal geantwortet.");
  await page.goto(`/@${tom.handle}`);
  const ground = page.getByRole("region", { name: "Was Euch verbindet" });
  await expect(ground.getByRole("listitem")).toHaveText(["Ihr habt Euch dreimal geantwortet.", "Ihr redet beide über #Brücken.", "Ihr sitzt beide gern im Café."]);
  await ground.getByRole("button", { name: "und 1 weiteres" }).click();
  await expect(ground.getByRole("listitem")).toHaveCount(4);
  await ground.getByRole("link", { name: "Ihr redet beide über #Brücken." }).click();
  await expect(page).toHaveURL(/\/tags\/br%C3%BCcken$/);
});

test("where nothing connects two yet, it says so and offers a beginning", async ({ browser, request }) => {
  const [anne, tom] = [await arrive(request, "anne", "Anne"), await arrive(request, "tom", "Tom")];
  const page = await at_home(browser, anne);
  await mock_ground(page, []);
  await page.goto(`/@${tom.handle}`);
  await expect(page.getByText("Noch habt Ihr nichts gemeinsam, was hier zu sehen ist.")).toBeVisible();
  await page.goto(`/@${anne.handle}`);
  await expect(page.getByRole("heading", { level: 1, name: "Anne" })).toBeVisible();
  await expect(page.getByText("Was Euch verbindet")).toHaveCount(0);
});
