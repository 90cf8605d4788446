import { expect, test } from "@playwright/test";

import { arrive, enter, say } from "./city";

test("a marked passage becomes a pebble with a line of one's own, is changed and taken away", async ({ page, request }) => {
  const [mira, adaeze] = [await arrive(request, "mira", "Mira"), await arrive(request, "adaeze", "Adaeze")];
  const said = await say(request, adaeze, "Wer Entscheidungen erklärt, verliert keine Zeit. Das gilt überall.");
  await enter(page, mira);
  await page.goto("/mosaic");
  await expect(page.getByText("Noch liegt hier kein Steinchen.")).toBeVisible();

  await page.goto(`/tables/${said.id}`);
  const post = page.getByRole("article", { name: "Adaeze", exact: true });
  await post.locator(".content p").evaluate((paragraph) => {
    const range = document.createRange();
    range.setStart(paragraph.firstChild!, 0);
    range.setEnd(paragraph.firstChild!, "Wer Entscheidungen erklärt, verliert keine Zeit.".length);
    getSelection()!.removeAllRanges();
    getSelection()!.addRange(range);
  });
  await post.getByRole("button", { name: "Merken" }).click();
  await expect(post.getByLabel("Was Du mitnimmst")).toHaveValue("Wer Entscheidungen erklärt, verliert keine Zeit.");
  await post.getByLabel("Deine Zeile dazu").fill("Für Donnerstag.");
  await page.keyboard.press("Control+Enter");
  await expect(post.getByText("Das Steinchen liegt in Deinem Mosaik.")).toBeVisible();

  await page.goto("/mosaic");
  const pebble = page.getByRole("main").getByRole("listitem");
  await expect(pebble).toContainText("verliert keine Zeit.");
  await expect(pebble).not.toContainText("Das gilt überall.");
  await expect(pebble).toContainText("Für Donnerstag.");
  await expect(pebble.getByRole("link", { name: "Adaeze" })).toBeVisible();
  await expect(pebble.getByRole("link", { name: /^am Tisch/ })).toHaveAttribute("href", `/tables/${said.id}`);
  await pebble.getByRole("button", { name: "Ändern" }).click();
  await pebble.getByLabel("Was Du mitnimmst").fill("Wer Entscheidungen verschweigt");
  await pebble.getByRole("button", { name: "Ins Mosaik legen" }).click();
  await expect(pebble.getByRole("alert")).toContainText("Diese Stelle steht so nicht im Beitrag.");
  await pebble.getByLabel("Was Du mitnimmst").fill("Das gilt überall.");
  await pebble.getByRole("button", { name: "Ins Mosaik legen" }).click();
  await expect(pebble).toContainText("Das gilt überall.");
  await page.reload();
  await expect(pebble).toContainText("Für Donnerstag.");
  page.on("dialog", (dialog) => void dialog.accept());
  await pebble.getByRole("button", { name: "Wegnehmen" }).click();
  await expect(page.getByText("Noch liegt hier kein Steinchen.")).toBeVisible();
});

test("a post is kept by one key, and words that belong to it are never lost in passing", async ({ page, request }) => {
  const [mira, adaeze] = [await arrive(request, "mira", "Mira"), await arrive(request, "adaeze", "Adaeze")];
  const said = await say(request, adaeze, "Das gilt überall.");
  await enter(page, mira);
  await page.goto(`/tables/${said.id}`);
  const post = page.getByRole("article", { name: "Adaeze", exact: true });
  await expect(post).toBeVisible();
  await page.keyboard.press("b");
  await expect(post.getByText("Gemerkt.")).toBeVisible();
  await page.goto("/bookmarks");
  await expect(page.getByRole("article", { name: "Adaeze", exact: true })).toContainText("Das gilt überall.");
  await page.goto(`/tables/${said.id}`);
  await post.getByRole("button", { name: "Gemerkt" }).click();
  await expect(post.getByRole("button", { name: "Merken" })).toBeVisible();

  await post.getByRole("button", { name: "Merken" }).click();
  await post.getByRole("button", { name: "Satz und eigene Zeile dazu" }).click();
  await post.getByLabel("Deine Zeile dazu").fill("Auch bei uns.");
  await post.getByRole("button", { name: "Ins Mosaik legen" }).click();
  let asked = "";
  page.once("dialog", (dialog) => {
    asked = dialog.message();
    void dialog.dismiss();
  });
  await post.getByRole("button", { name: "Gemerkt" }).click();
  await expect.poll(() => asked).toContain("liegt ein Steinchen in Deinem Mosaik");
  await expect(post.getByRole("button", { name: "Gemerkt" })).toBeVisible();
});
