// What stands beside a table: other tables with a line overheard, and the people one talked with.
import { expect, test, type Browser, type Page } from "@playwright/test";

import { arrive, enter, fresh_handle, say, type Resident } from "./city";
import { json } from "./sight_mocks";

async function at_home(browser: Browser, who: Resident): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await enter(page, who);
  return page;
}

test("beside a table one overhears its neighbours, listens there and sits down by one key", async ({ browser, request }) => {
  const [anne, tom] = [await arrive(request, "anne", "Anne"), await arrive(request, "tom", "Tom")];
  const serial = fresh_handle("").replace(/\D/g, "");
  const both = `#Brücke${serial} #Ufer${serial}`;
  const here = await say(request, anne, `Hier sitze ich ${both}`);
  const there = await say(request, tom, `Nebenan ${both}`);
  await say(request, tom, "Eine Brücke beginnt am anderen Ufer.", { in_reply_to_id: there.id });
  for (const table of [here, there]) await say(request, await arrive(request, "ida", "Ida"), "Ich setze mich dazu.", { in_reply_to_id: table.id });
  const page = await at_home(browser, anne);
  await page.goto(`/tables/${here.id}`);
  const rail = page.getByRole("complementary", { name: "Neben diesem Tisch" });
  const first = rail.getByRole("article").first();
  await expect(first).toHaveAccessibleName(/^Nebenan/);
  await expect(first).toContainText(new RegExp(`#Brücke${serial}`));
  await expect(first.getByText("„Ich setze mich dazu.“")).toBeVisible();
  await expect(first.getByRole("link", { name: "Ida", exact: true })).toBeVisible();

  await page.keyboard.press("t");
  await expect(first.getByRole("link", { name: /^Nebenan/ })).toBeFocused();
  await page.keyboard.press("l");
  await expect(first.getByRole("button", { name: /^Aufstehen/ })).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByRole("region", { name: /redet mit/ }).getByRole("button", { name: "Zuhören" })).toBeVisible();
  await page.keyboard.press("1");
  await expect(page).toHaveURL(new RegExp(`/tables/${there.id}$`));
  await expect(page.getByRole("region", { name: /rede/ }).getByRole("button", { name: "Aufstehen" })).toBeVisible();
});

test("at a table that stands alone there is a way back to the others", async ({ page, request }) => {
  const anne = await arrive(request, "anne", "Anne");
  const opening = await say(request, anne, "Ganz allein");
  await page.route("**/api/stadt/v1/tables/*/neighbours", (route) => json(route, []));
  await page.route("**/api/stadt/v1/tables/*/why", (route) => route.fulfill({ status: 404, json: { code: "feed.not_ranked" } }));
  await page.goto(`/tables/${opening.id}`);
  await expect(page.getByText("Hier steht gerade kein anderer Tisch in der Nähe.")).toBeVisible();
  await expect(page.getByText("Warum hier?")).toHaveCount(0);
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("from a conversation a request begins with one tap, its anchor already set", async ({ browser, request }) => {
  const [anne, tom] = [await arrive(request, "anne", "Anne"), await arrive(request, "tom", "Tom")];
  const opening = await say(request, anne, "Worüber freust Du Dich gerade?");
  const reply = await say(request, tom, "Über den ersten Reif auf dem Geländer.", { in_reply_to_id: opening.id });
  const page = await at_home(browser, anne);
  await page.goto(`/tables/${opening.id}`);
  await expect(page.getByText("Über den ersten Reif auf dem Geländer.")).toBeVisible();
  const met = page.getByRole("region", { name: "Aus diesem Gespräch" });
  await expect(met).toHaveCount(0);
  // Whom one answers here has been met from then on.
  await page.locator(`#p${reply.id}`).getByRole("button", { name: "Antworten" }).click();
  await page.getByRole("textbox", { name: "Antwort an Tom" }).fill("Den habe ich auch gesehen!");
  await page.keyboard.press("Control+Enter");
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
  await page.reload();
  await expect(page.getByText("Den habe ich auch gesehen!")).toBeVisible();
  await expect(met).toHaveCount(0);
});
