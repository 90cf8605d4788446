// What stands beside a table: other tables with a line overheard, and the people one talked with.
import { expect, test, type Browser, type Page } from "@playwright/test";

import { arrive, enter, say, type Resident } from "./city";
import { mock_beside, neighbour, tables_of } from "./sight_mocks";

async function at_home(browser: Browser, who: Resident): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await enter(page, who);
  return page;
}

test("beside a table one overhears its neighbours, listens there and sits down by one key", async ({ browser, request }) => {
  const [anne, tom] = [await arrive(request, "anne", "Anne"), await arrive(request, "tom", "Tom")];
  const here = await say(request, anne, `Hier sitze ich ${anne.handle}`);
  const there = await say(request, tom, `Nebenan ${tom.handle} #Brücken`);
  const further = await say(request, tom, `Zwei Tische weiter ${tom.handle}`);
  await say(request, tom, "Eine Brücke beginnt am anderen Ufer.", { in_reply_to_id: there.id });
  const page = await at_home(browser, anne);
  const tables = await tables_of(page);
  const found = [there, further].map(({ id }) => tables.find((one) => one.id === id)!);
  await mock_beside(page, { neighbours: found.map((one) => neighbour(one, one.last)) });
  await page.goto(`/tables/${here.id}`);
  const rail = page.getByRole("complementary", { name: "Neben diesem Tisch" });
  const first = rail.getByRole("article", { name: /^Nebenan/ });
  await expect(first).toContainText("Hier sitzt auch Tom");
  await expect(first.getByText("„Eine Brücke beginnt am anderen Ufer.“")).toBeVisible();
  await expect(first.getByRole("link", { name: "Tom", exact: true })).toBeVisible();

  await page.keyboard.press("t");
  await expect(first.getByRole("link", { name: /^Nebenan/ })).toBeFocused();
  await page.keyboard.press("l");
  await expect(first.getByRole("button", { name: /^Aufstehen/ })).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByRole("region", { name: /Menschen? rede/ }).getByRole("button", { name: "Zuhören" })).toBeVisible();
  await page.keyboard.press("t");
  await expect(rail.getByRole("link", { name: /^Zwei Tische weiter/ })).toBeFocused();
  await page.keyboard.press("1");
  await expect(page.getByRole("heading", { level: 1, name: /^Nebenan/ })).toBeAttached();
  await expect(page).toHaveURL(new RegExp(`/tables/${there.id}$`));
  await expect(page.getByRole("region", { name: /rede/ }).getByRole("button", { name: "Aufstehen" })).toBeVisible();
});

test("at a table that stands alone there is a way back to the others", async ({ page, request }) => {
  const anne = await arrive(request, "anne", "Anne");
  const opening = await say(request, anne, "Ganz allein");
  await mock_beside(page, { why: null });
  await page.goto(`/tables/${opening.id}`);
  await expect(page.getByText("Hier steht gerade kein anderer Tisch in der Nähe.")).toBeVisible();
  await expect(page.getByText("Warum hier?")).toHaveCount(0);
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("from a conversation a request begins with one tap, its anchor already set", async ({ browser, request }) => {
  const [anne, tom] = [await arrive(request, "anne", "Anne"), await arrive(request, "tom", "Tom")];
  const opening = await say(request, anne, "Worüber freust Du Dich gerade?");
  const reply = await say(request, tom, "Über den ersten Reif auf dem Geländer.", { in_reply_to_id: opening.id });
  await say(request, anne, "Den habe ich auch gesehen!", { in_reply_to_id: reply.id });
  const page = await at_home(browser, anne);
  const thread = (await (await page.request.get(`/api/stadt/v1/tables/${opening.id}`)).json()) as { posts: never[] };
  const theirs = (thread.posts as { id: string; account: never }[]).find((one) => one.id === reply.id)!;
  await mock_beside(page, { met: [{ account: theirs.account, answers: 2, post: theirs as never }] });
  await page.goto(`/tables/${opening.id}`);
  const met = page.getByRole("region", { name: "Aus diesem Gespräch" });
  await expect(met).toContainText("2 Antworten zwischen Euch");
  await met.getByRole("button", { name: "Kennenlernen: Tom" }).click();
  const sheet = page.getByRole("dialog", { name: "Tom kennenlernen" });
  await expect(sheet.getByRole("radio", { name: "Zum Beitrag „Über den ersten Reif auf dem Geländer.“" })).toBeChecked();
  await expect(sheet.getByLabel("Deine Zeile an Tom")).toBeFocused();
  await page.keyboard.type("Der Reif auf dem Geländer: Wo gehst Du denn morgens entlang?");
  await page.keyboard.press("Control+Enter");
  await expect(sheet.getByText("Deine Zeile ist unterwegs zu Tom.")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(met).toContainText("Deine Zeile ist unterwegs.");
  await expect(met.getByRole("button")).toHaveCount(0);
});
