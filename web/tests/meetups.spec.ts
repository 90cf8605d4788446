// How two people arrange to meet: proposed as a message, answered on the card, on the clocks of each.
import { readFile } from "node:fs/promises";

import { expect, test, type Browser, type Page } from "@playwright/test";

import { acquaint, arrive, enter, in_days, live_in, propose, settle, type Resident } from "./city";

async function at_home(browser: Browser, who: Resident): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await enter(page, who);
  return page;
}

test("a walk is proposed, taken, put into a calendar and cancelled, live on both sides", async ({ browser, request }) => {
  const [mira, leyla] = [await arrive(request, "mira", "Mira"), await arrive(request, "leyla", "Leyla")];
  await acquaint(request, mira, leyla);
  const [hers, theirs] = [await at_home(browser, mira), await at_home(browser, leyla)];
  await theirs.goto(`/messages?with=${mira.id}`);
  await hers.goto(`/messages?to=${leyla.handle}&meetup=1`);
  await expect(hers.getByRole("heading", { name: "Mit Leyla verabreden" })).toBeVisible();
  await hers.getByLabel("In einem Satz").fill("Drei Fragen");
  await hers.getByLabel("Wo?").fill("Am Wehr");
  await hers.getByLabel("1. Vorschlag", { exact: true }).fill(in_days(8, "11:30"));
  await hers.getByRole("button", { name: "Noch eine Zeit" }).click();
  await hers.getByLabel("2. Vorschlag", { exact: true }).fill(in_days(9, "18:00"));
  await hers.getByLabel("Deine Worte an Leyla").fill("Hast Du Lust?");
  await hers.getByRole("button", { name: "Vorschlagen" }).click();
  await expect(hers).toHaveURL(/\/messages\/\d+$/);
  await expect(hers.getByText("Wartet auf die Antwort von Leyla.")).toBeVisible();

  await theirs.goto("/messages");
  await theirs.getByRole("link", { name: /^Mira/ }).click();
  const card = theirs.getByRole("article", { name: "Spaziergang: Drei Fragen mit Mira" });
  await expect(card).toContainText("Am Wehr · 1 Stunde");
  await expect(theirs.getByText("Hast Du Lust?")).toBeVisible();
  await card.getByRole("button", { name: /^Passt mir: .*18:00 Uhr$/ }).click();
  await expect(card).toContainText("Ihr seid verabredet.");
  await expect(hers.getByText("Ihr seid verabredet.")).toBeVisible();

  const [file] = await Promise.all([theirs.waitForEvent("download"), card.getByRole("link", { name: "In den Kalender" }).click()]);
  const text = await readFile((await file.path())!, "utf8");
  expect(text).toContain("SUMMARY:Spaziergang mit Mira\r\n");
  expect(text).toContain("T180000\r\n");

  await hers.goto("/notifications");
  await expect(hers.getByRole("article", { name: "Leyla" }).first()).toContainText("sagt zu: Ihr seid verabredet");
  await hers.getByRole("link", { name: "Verabredung ansehen" }).click();
  await expect(hers).toHaveURL(/\/meetups\/\d+$/);
  await hers.getByRole("button", { name: "Absagen" }).click();
  await hers.getByLabel("Was sagst Du Leyla?").fill("Ich liege mit Fieber im Bett.");
  await hers.getByRole("button", { name: "Absagen" }).click();
  await expect(hers.getByText("Du hast abgesagt.")).toBeVisible();
  await expect(card).toContainText("Mira hat abgesagt.");
  await expect(theirs.getByText("Ich liege mit Fieber im Bett.")).toBeVisible();
});

test("other times go back and forth, each on their own clocks", async ({ browser, request }) => {
  const [mira, ruth] = [await arrive(request, "mira", "Mira"), await arrive(request, "ruth", "Ruth")];
  await acquaint(request, mira, ruth);
  await live_in(request, mira, "Europe/Berlin");
  await live_in(request, ruth, "America/New_York");
  await propose(request, mira, ruth, [in_days(40, "17:30")], { kind: "call", place: "" });
  const page = await at_home(browser, ruth);
  await page.goto(`/messages?with=${mira.id}`);
  const card = page.getByRole("article", { name: "Telefonat: Drei Fragen mit Mira" });
  await expect(card).toContainText(/11:30 Uhr bei Dir\s*17:30 in Berlin/);
  await card.getByRole("button", { name: "Andere Zeit" }).click();
  await expect(card).toContainText("auf den Uhren in New York");
  await expect(card.getByLabel("1. Vorschlag", { exact: true })).toBeFocused();
  await card.getByLabel("1. Vorschlag", { exact: true }).fill(in_days(41, "09:00"));
  await page.keyboard.press("Control+Enter");
  await expect(card).toContainText("Wartet auf die Antwort von Mira.");

  const hers = await at_home(browser, mira);
  await hers.goto("/meetups");
  const open = hers.getByRole("article", { name: "Telefonat: Drei Fragen mit Ruth" });
  await expect(open).toContainText("Ruth schlägt andere Zeiten vor:");
  await expect(open).toContainText(/15:00 Uhr bei Dir\s*09:00 in New York/);
  await open.getByRole("button", { name: "Leider nein" }).click();
  await hers.getByLabel("Ein Satz dazu an Ruth, wenn Du magst").fill("Da schlafe ich noch.");
  await hers.keyboard.press("Control+Enter");
  await expect(hers.getByRole("heading", { name: "Gewesen" })).toBeVisible();
  await expect(hers.getByText("Du hast abgesagt.")).toBeVisible();
  await expect(card).toContainText("Mira kann zu diesen Zeiten nicht.");
});

test("what is wrong is said beside it, and whoever comes too late sees how it stands", async ({ browser, request }) => {
  const [mira, leyla] = [await arrive(request, "mira", "Mira"), await arrive(request, "leyla", "Leyla")];
  await acquaint(request, mira, leyla);
  const page = await at_home(browser, leyla);
  await page.goto(`/messages?with=${mira.id}&meetup=1`);
  await page.getByLabel("Wo?").fill("Am Wehr");
  await page.getByLabel("1. Vorschlag", { exact: true }).fill(in_days(5, "11:30"));
  await page.getByRole("button", { name: "Noch eine Zeit" }).click();
  await page.getByLabel("2. Vorschlag", { exact: true }).fill(in_days(5, "11:30"));
  await page.getByRole("button", { name: "Vorschlagen" }).click();
  await expect(page.getByRole("alert")).toContainText("Dieselbe Zeit steht zweimal da.");
  await page.getByRole("button", { name: "2. Vorschlag weglassen" }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("textbox", { name: "Nachricht an Mira" })).toBeFocused();

  const walk = await propose(request, mira, leyla, [in_days(5, "11:30")]);
  await page.goto(`/meetups/${walk.id}`);
  await page.route("**/accept", async (route) => {
    await settle(request, mira, walk.id, "cancel");
    await route.continue();
  });
  await page.getByRole("button", { name: /^Passt mir/ }).click();
  await expect(page.getByText("Mira hat den Vorschlag zurückgenommen.")).toBeVisible();
});

test("strangers are not offered to meet, and an empty page invites", async ({ browser, request }) => {
  const [mira, paul] = [await arrive(request, "mira", "Mira"), await arrive(request, "paul", "Paul")];
  const page = await at_home(browser, paul);
  await page.goto(`/messages?to=${mira.handle}&meetup=1`);
  await expect(page.getByText("Deine Nachricht kommt bei Mira als Kontaktanfrage an")).toBeVisible();
  await expect(page.getByRole("button", { name: "Verabreden" })).toHaveCount(0);
  await page.goto("/messages");
  await page.getByRole("link", { name: "Verabredungen" }).click();
  await expect(page.getByText("Noch ist nichts verabredet.")).toBeVisible();
  await page.goto("/messages?to=nobody_at_all&meetup=1");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});
