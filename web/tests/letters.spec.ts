// Messages between few, thanks, and who may write to whom.
import { expect, test, type Browser, type Page } from "@playwright/test";

import { acquaint, arrive, enter, say, write, type Resident } from "./city";

async function at_home(browser: Browser, who: Resident): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await enter(page, who);
  return page;
}

test("two who know each other write back and forth, live and with an unread light", async ({ browser, request }) => {
  const [mira, benno] = [await arrive(request, "mira", "Mira"), await arrive(request, "benno", "Benno")];
  await acquaint(request, mira, benno);
  const [hers, his] = [await at_home(browser, mira), await at_home(browser, benno)];
  await his.goto("/messages");
  await hers.goto(`/messages?with=${benno.id}`);
  await expect(hers.getByText("als Kontaktanfrage")).toHaveCount(0);
  await hers.getByRole("textbox", { name: "Nachricht an Benno" }).fill("Wie nenne ich meine Gruppe um?");
  await hers.keyboard.press("Control+Enter");
  await expect(hers).toHaveURL(/\/messages\/\d+$/);

  await expect(his.getByRole("link", { name: "Nachrichten (Neues)" })).toBeVisible();
  await his.getByRole("link", { name: "Mira (ungelesen)" }).click();
  // Not by its words alone: who is told while the page opens hears them, too.
  await expect(his.getByRole("article", { name: "Mira" })).toContainText("Wie nenne ich meine Gruppe um?");
  await expect(his.getByRole("link", { name: "Nachrichten", exact: true })).toBeVisible();
  await his.getByRole("textbox", { name: "Nachricht an Mira" }).fill("Sag es vorher, und sag warum.");
  await his.keyboard.press("Control+Enter");
  await expect(hers.getByRole("article", { name: "Benno" })).toContainText("und sag warum");
  await expect(hers.getByRole("status")).toContainText(["Benno: Sag es vorher, und sag warum."]);

  await hers.getByRole("checkbox", { name: "als Danke" }).check({ force: true });
  await hers.getByRole("textbox", { name: "Nachricht an Benno" }).fill("So blitzfix beantwortet, wie immer!");
  await hers.getByRole("button", { name: "Abschicken" }).click();
  await expect(his.getByRole("article", { name: "Mira" }).last()).toContainText("Danke");
  await hers.goto("/messages");
  await expect(hers.getByText("Du: So blitzfix beantwortet, wie immer!")).toBeVisible();
  await expect(hers.getByRole("link", { name: "Benno", exact: true })).toBeVisible();
});

test("what one has begun to write stays, and a message is taken back for everybody", async ({ browser, request }) => {
  const [mira, benno] = [await arrive(request, "mira", "Mira"), await arrive(request, "benno", "Benno")];
  await acquaint(request, mira, benno);
  await write(request, benno, [mira], "Vergiss das Papier nicht.");
  const [hers, his] = [await at_home(browser, mira), await at_home(browser, benno)];
  await hers.goto("/messages");
  await hers.getByRole("link", { name: "Benno" }).click();
  await hers.getByRole("textbox").fill("Ich habe schon an all");
  await hers.reload();
  await expect(hers.getByRole("textbox")).toHaveValue("Ich habe schon an all");
  await his.goto(`/messages?with=${mira.id}`);
  await his.getByText("Vergiss das Papier nicht.").hover();
  his.on("dialog", (dialog) => void dialog.accept());
  await his.getByRole("button", { name: "Zurücknehmen" }).click();
  await expect(his.getByText("Vergiss das Papier nicht.")).toHaveCount(0);
  await hers.reload();
  await expect(hers.getByText("Vergiss das Papier nicht.")).toHaveCount(0);
});

test("a first message to a stranger is announced as a request, and is one", async ({ browser, request }) => {
  const [mira, paul] = [await arrive(request, "mira", "Mira"), await arrive(request, "paul", "Paul")];
  const said = await say(request, mira, "Wer Entscheidungen erklärt, verliert keine Zeit.");
  const [hers, his] = [await at_home(browser, mira), await at_home(browser, paul)];
  await his.goto(`/tables/${said.id}`);
  await his.getByText("Mehr", { exact: true }).first().click();
  await his.getByRole("link", { name: "Unter vier Augen antworten" }).click();
  await expect(his.getByText("Du antwortest Mira unter vier Augen auf:")).toBeVisible();
  await expect(his.getByText("Deine Nachricht kommt bei Mira als Kontaktanfrage an")).toBeVisible();
  await his.getByRole("textbox").fill("Das mit dem Erklären hat bei uns drei Wochen gespart, und ich wüsste gern, wie Ihr das macht.");
  await his.getByRole("button", { name: "Als Anfrage abschicken" }).click();
  await expect(his).toHaveURL(/\/messages\/\d+$/);

  await hers.goto("/messages");
  await expect(hers.getByRole("link", { name: "Nachrichten", exact: true })).toBeVisible();
  const row = hers.getByRole("article").filter({ hasText: "Paul" });
  await expect(row.getByRole("link", { name: "Möchte Dich kennenlernen" })).toHaveAttribute("href", "/requests");
  await row.getByRole("link", { name: "Paul" }).click();
  await expect(hers.getByText("Paul schreibt Dir zum ersten Mal")).toBeVisible();
  await expect(hers.getByRole("textbox")).toHaveCount(0);
  await hers.getByRole("link", { name: "Zum Kennenlernen" }).click();
  await expect(hers.getByRole("article", { name: "Paul" })).toContainText("drei Wochen gespart");
});

test("a message goes to several, chosen by keyboard", async ({ browser, request }) => {
  const [mira, benno, jonas] = [await arrive(request, "mira", "Mira"), await arrive(request, "benno", "Benno"), await arrive(request, "jonas", "Jonas")];
  for (const other of [benno, jonas]) await acquaint(request, mira, other);
  const [hers, his] = [await at_home(browser, mira), await at_home(browser, jonas)];
  await hers.goto("/messages");
  await expect(hers.getByText("Hier ist noch keine Nachricht angekommen.")).toBeVisible();
  await hers.getByRole("link", { name: "Neue Nachricht" }).click();
  for (const other of [benno, jonas]) {
    await hers.getByRole("textbox", { name: "An wen?" }).fill(other.handle);
    await expect(hers.getByRole("list", { name: "Vorschläge" }).getByRole("button")).toHaveCount(1);
    await hers.keyboard.press("Enter");
  }
  await hers.keyboard.press("Enter");
  await hers.getByRole("textbox", { name: "Nachricht an Benno und Jonas" }).fill("Samstag an der Druckerei?");
  await hers.keyboard.press("Control+Enter");
  await expect(hers).toHaveURL(/\/messages\/\d+$/);
  await his.goto("/messages");
  await his.getByRole("link", { name: /Mira und Benno|Benno und Mira/ }).click();
  await expect(his.getByText("Samstag an der Druckerei?")).toBeVisible();
});

test("thanks at a table carry words of one's own and a small flower", async ({ browser, request }) => {
  const [mira, jonas] = [await arrive(request, "mira", "Mira"), await arrive(request, "jonas", "Jonas")];
  const poem = await say(request, jonas, "Zauber, Träume und ein bisschen Unsinn");
  const page = await at_home(browser, mira);
  await page.goto(`/tables/${poem.id}`);
  await page.getByRole("checkbox", { name: "als Danke" }).check({ force: true });
  const field = page.getByRole("textbox", { name: "Dein Danke an Jonas" });
  await expect(field).toHaveValue("");
  await field.fill(`@${jonas.handle}`);
  await page.getByRole("button", { name: "Danken" }).click();
  await expect(page.getByRole("alert")).toContainText("Sag in eigenen Worten, wofür Du dankst.");
  await field.fill("Das hat mir das Herz gewärmt.");
  await page.getByRole("button", { name: "Danken" }).click();
  await expect(page.getByRole("article", { name: "Mira", exact: true })).toContainText("Danke");
  await expect(page.getByRole("checkbox", { name: "als Danke" })).not.toBeChecked();

  const host = await at_home(browser, jonas);
  await host.goto(`/tables/${poem.id}`);
  await expect(host.getByRole("article", { name: "Mira", exact: true })).toContainText("Das hat mir das Herz gewärmt.");
  await expect(host.getByRole("region", { name: "Mitreden" }).getByRole("checkbox")).toHaveCount(0);
});
