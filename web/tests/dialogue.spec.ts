// The order of the tables: three views, why a table is where it is, whom one knows there, and an end.
import { expect, test, type Browser, type Page } from "@playwright/test";

import type { Account } from "../src/api/entities";
import { acquaint, arrive, enter, say, type Resident } from "./city";
import { json, mock_order, mock_parameters } from "./sight_mocks";

async function at_home(browser: Browser, who: Resident): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await enter(page, who);
  return page;
}

test("one looks where people talk with each other, and the chronological view is one key away", async ({ browser, request }) => {
  const [anne, tom] = [await arrive(request, "anne", "Anne"), await arrive(request, "tom", "Tom")];
  const opening = await say(request, anne, `Wo reden wir miteinander ${anne.handle}?`);
  await say(request, tom, "Hier.", { in_reply_to_id: opening.id });
  const page = await at_home(browser, anne);
  await mock_order(page, [opening.id], [(await (await page.request.get(`/api/v1/accounts/${tom.id}`)).json()) as Account]);
  await page.goto("/");
  const views = page.getByRole("navigation", { name: "An den Tischen" });
  await expect(views.getByRole("link", { name: "Dialog" })).toHaveAttribute("aria-current", "page");
  const card = page.getByRole("main").getByRole("article");
  await expect(card).toHaveCount(1);
  await expect(card).toContainText("1 davon kennst Du: Tom");
  await expect(page.getByText("Das war’s für heute.")).toBeVisible();

  await page.keyboard.press("n");
  await expect(page).toHaveURL(/\?mode=newest$/);
  await expect(views.getByRole("link", { name: "Neueste" })).toHaveAttribute("aria-current", "page");
  await expect(card.getByText("Warum hier?")).toHaveCount(0);
  await page.keyboard.press("l");
  await expect(page.getByText("Du hörst noch nirgends zu.")).toBeVisible();
  await page.keyboard.press("d");
  await expect(card).toHaveCount(1);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Tastatur" })).toContainText("Neueste: der Reihe nach");
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "Was gerade neu ist" }).click();
  await expect(page).toHaveURL(/\?mode=newest$/);
});

test("a table says why it is there, what it adds up to, and what the order is made of", async ({ browser, request }) => {
  const anne = await arrive(request, "anne", "Anne");
  const opening = await say(request, anne, `Rechne nach ${anne.handle}`);
  const page = await (await browser.newContext()).newPage();
  await mock_order(page, [opening.id]);
  await page.goto("/");
  const card = page.getByRole("main").getByRole("article");
  await expect(card).toContainText("Warum hier? Neun reden hier miteinander, drei davon kennst Du.");
  await card.getByText("Nachrechnen").click();
  await expect(card).toContainText("was jenseits Deiner Kreise liegt");
  const sum = card.getByRole("table", { name: /^Warum hier\? Rechne nach/ });
  await expect(sum.getByRole("row", { name: "Stimmen Wie viele hier wirklich etwas sagen +2,807" })).toBeVisible();
  await expect(sum.getByRole("row", { name: /^Monolog/ })).toContainText("−0,245");
  await expect(sum.getByRole("row", { name: "Summe 1,229" })).toBeVisible();
  await expect(page).toHaveURL(/\/$/); // checking does not lead to the table
  await mock_parameters(page);
  await card.getByRole("link", { name: "So ist die Reihenfolge gemacht" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "So ist die Reihenfolge gemacht" })).toBeVisible();
  await expect(page.getByRole("row", { name: /Gewicht des Nickens nod_weight 0,15/ })).toBeVisible();
});

test("what is said now lights up its card, and no card changes its place", async ({ browser, request }) => {
  const anne = await arrive(request, "anne", "Anne");
  const [first, second] = [await say(request, anne, `Der erste ${anne.handle}`), await say(request, anne, `Der zweite ${anne.handle}`)];
  const page = await (await browser.newContext()).newPage();
  await mock_order(page, [first.id, second.id]);
  await page.goto("/");
  const cards = page.getByRole("main").getByRole("article");
  await expect(cards).toHaveCount(2);
  await say(request, anne, "Hier spricht jemand", { in_reply_to_id: second.id });
  await expect(cards.nth(1)).toContainText("Hier spricht jemand");
  await expect(cards.nth(1)).toHaveClass(/spoken/);
  await say(request, anne, `Ganz neu ${anne.handle}`);
  await say(request, anne, "Und noch einmal", { in_reply_to_id: first.id });
  await expect(cards.nth(0)).toContainText("Und noch einmal");
  await expect(cards).toHaveCount(2);
  await expect(page.getByRole("button", { name: /gerade geredet wird/ })).toHaveCount(0);
});

test("while the tables are on their way their seats are kept, and nothing jumps", async ({ page, request }) => {
  const anne = await arrive(request, "anne", "Anne");
  const opening = await say(request, anne, `Langsam ${anne.handle}`);
  const tables = await mock_order(page, [opening.id]);
  let go = (): void => undefined;
  const late = new Promise<void>((resolve) => (go = resolve));
  await page.route("**/api/stadt/v1/tables?mode=dialogue*", async (route) => {
    await late;
    await json(route, tables);
  });
  await page.goto("/");
  const heading = page.getByRole("heading", { name: "An den Tischen" });
  await expect(page.locator("main .seat").first()).toBeVisible();
  await page.waitForLoadState("load");
  await expect(page.locator("main .held:not(.seat)")).toHaveCount(0);
  const before = (await heading.boundingBox())!.y;
  go();
  await expect(page.getByRole("main").getByRole("article").first()).toBeVisible();
  expect((await heading.boundingBox())!.y).toBe(before);
});

test("a table's own page says why it stands where it stands, by one key, and whom one knows there", async ({ browser, request }) => {
  const [anne, tom] = [await arrive(request, "anne", "Anne"), await arrive(request, "tom", "Tom")];
  await acquaint(request, anne, tom);
  const opening = await say(request, anne, "Warum stehe ich hier?");
  await say(request, tom, "Weil Du gefragt hast, und weil es eine gute Frage ist.", { in_reply_to_id: opening.id });
  const page = await at_home(browser, anne);
  await page.goto(`/tables/${opening.id}`);
  const beside = page.getByRole("complementary", { name: "Neben diesem Tisch" });
  await expect(beside.getByText("Warum hier?")).toBeVisible();
  await expect(page.getByRole("region", { name: /redet mit/ })).toContainText("1 davon kennst Du: Tom");
  await page.keyboard.press("w");
  await expect(beside.getByRole("row", { name: /^Stimmen/ })).toBeVisible();
  await expect(beside.getByRole("row", { name: /^Summe/ })).toBeVisible();
});
