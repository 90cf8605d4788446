// The order of the tables: three views, why a table is where it is, whom one knows there, and an end.
import { expect, test, type Browser, type Page } from "@playwright/test";

import { arrive, enter, say, type Resident } from "./city";
import { explained, json, mock_beside, mock_order, mock_parameters, tables_of, why } from "./sight_mocks";

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
  const table = (await tables_of(page)).find((one) => one.id === opening.id)!;
  await mock_order(page, [explained(table, table.guests_sample)]);
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

test("a table says why it is there, and its sum can be checked to the last digit", async ({ browser, request }) => {
  const anne = await arrive(request, "anne", "Anne");
  const opening = await say(request, anne, `Rechne nach ${anne.handle}`);
  const page = await (await browser.newContext()).newPage();
  const table = (await tables_of(page)).find((one) => one.id === opening.id)!;
  await mock_order(page, [explained(table)]);
  await page.goto("/");
  const card = page.getByRole("main").getByRole("article");
  await expect(card).toContainText(`Warum hier? ${why.sentence.de}`);
  await card.getByText("Nachrechnen").click();
  const sum = card.getByRole("table", { name: /^Warum hier\? Rechne nach/ });
  await expect(sum.getByRole("row", { name: "Stimmen Wie viele hier wirklich etwas sagen +2,807" })).toBeVisible();
  await expect(sum.getByRole("row", { name: /^Monolog/ })).toContainText("−0,245");
  await expect(sum.getByRole("row", { name: "Hitze, Du bist gefragt 0,000" })).toBeVisible();
  await expect(sum.getByRole("row", { name: "Summe 6,243" })).toBeVisible();
  const cells = await sum.locator("tbody td").allTextContents();
  const total = cells.reduce((all, cell) => all + Math.round(Number(cell.trim().replace("−", "-").replace(",", ".")) * 1000), 0);
  expect(total).toBe(Math.round(why.score * 1000));
  // Checking does not lead to the table.
  await expect(page).toHaveURL(/\/$/);
  await mock_parameters(page);
  await card.getByRole("link", { name: "So ist die Reihenfolge gemacht" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "So ist die Reihenfolge gemacht" })).toBeVisible();
  await expect(page.getByRole("row", { name: /Gewicht des Nickens nod_weight 0,15/ })).toBeVisible();
});

test("what is said now lights up its card, and no card changes its place", async ({ browser, request }) => {
  const anne = await arrive(request, "anne", "Anne");
  const [first, second] = [await say(request, anne, `Der erste ${anne.handle}`), await say(request, anne, `Der zweite ${anne.handle}`)];
  const page = await (await browser.newContext()).newPage();
  const tables = await tables_of(page);
  await mock_order(page, [first, second].map(({ id }) => explained(tables.find((one) => one.id === id)!)));
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

test("a city that does not know the order shows what is newest, without a word", async ({ page, request }) => {
  const anne = await arrive(request, "anne", "Anne");
  await say(request, anne, `Ohne Ordnung ${anne.handle}`);
  await page.route("**/api/stadt/v1/tables?mode=dialogue*", (route) => json(route, { error: "mode is unknown", code: "input.invalid" }, 422));
  await page.goto("/");
  await expect(page.getByRole("link", { name: `Ohne Ordnung ${anne.handle}` })).toBeVisible();
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("while the tables are on their way their seats are kept, and nothing jumps", async ({ page, request }) => {
  const anne = await arrive(request, "anne", "Anne");
  await say(request, anne, `Langsam ${anne.handle}`);
  const tables = (await tables_of(page)).slice(0, 6).map((one) => explained(one));
  let go = (): void => undefined;
  const late = new Promise<void>((resolve) => (go = resolve));
  await page.route("**/api/stadt/v1/tables?mode=dialogue*", async (route) => {
    await late;
    await json(route, tables);
  });
  await page.goto("/");
  const heading = page.getByRole("heading", { name: "An den Tischen" });
  await expect(page.locator("main .seat").first()).toBeVisible();
  const before = (await heading.boundingBox())!.y;
  go();
  await expect(page.getByRole("main").getByRole("article").first()).toBeVisible();
  expect((await heading.boundingBox())!.y).toBe(before);
});

test("a table's own page says why it stands where it stands, by one key", async ({ page, request }) => {
  const anne = await arrive(request, "anne", "Anne");
  const opening = await say(request, anne, "Warum stehe ich hier?");
  await mock_beside(page, {});
  await page.goto(`/tables/${opening.id}`);
  await expect(page.getByText(why.sentence.de)).toBeVisible();
  await page.keyboard.press("w");
  await expect(page.getByRole("row", { name: "Summe 6,243" })).toBeVisible();
});
