import { expect, test } from "@playwright/test";

import { arrive, enter, fresh_handle, say } from "./city";

test("two people arrive in their browsers, talk at a table and read each other", async ({ browser }) => {
  const anne = await (await browser.newContext()).newPage();
  const tom = await (await browser.newContext()).newPage();
  for (const [page, name] of [[anne, "Anne"], [tom, "Tom"]] as const) {
    await page.goto("/");
    await page.getByRole("link", { name: "Ankommen" }).first().click();
    const handle = fresh_handle(name.toLowerCase());
    await page.getByLabel("Name", { exact: true }).fill(name);
    await page.getByLabel("Kürzel").fill(handle);
    await page.getByLabel("E-Mail").fill(`${handle}@example.org`);
    await page.getByLabel("Passwort", { exact: true }).fill("ein langer Satz am Fluss");
    await page.getByLabel("Ich halte mich an die Hausregeln").check();
    await page.getByRole("button", { name: "Ankommen" }).click();
    await expect(page.getByRole("heading", { name: `Schön, dass Du da bist, ${name}.` })).toBeVisible();
  }

  const question = `Wer geht am Montag um 11:30 Uhr mit spazieren? ${Date.now()}`;
  await anne.getByRole("link", { name: "Schreiben" }).click();
  await anne.getByLabel("Dein Beitrag").fill(question);
  await anne.getByLabel("Art des Tisches").selectOption("question");
  await anne.getByRole("button", { name: "Eröffnen" }).click();
  await expect(anne).toHaveURL(/\/tables\/\d+/);

  await tom.goto("/");
  await tom.getByRole("link", { name: question }).click();
  await tom.getByRole("textbox", { name: "Mitreden" }).fill("Ich! Leser*innen gehen gern. #Spaziergang");
  await tom.keyboard.press("Control+Enter");
  await expect(tom.getByText("Leser*innen gehen gern")).toBeVisible();

  await anne.reload();
  const reply = anne.getByRole("article", { name: "Tom", exact: true });
  await expect(reply).toContainText("Leser*innen gehen gern");
  await reply.getByRole("button", { name: "Zunicken" }).click();
  await expect(reply.getByRole("button", { name: /Zugenickt/ })).toHaveAttribute("aria-pressed", "true");
  await reply.getByRole("button", { name: "Antworten" }).click();
  await anne.getByRole("textbox", { name: "Antwort an Tom" }).fill("Dann um halb zwölf an der Brücke.");
  await anne.getByRole("button", { name: "Sagen" }).first().click();
  await expect(anne.getByText("an der Brücke")).toBeVisible();

  await tom.reload();
  await expect(tom.getByText("an der Brücke")).toBeVisible();
});

test("a link to a reply opens its table there, lit, with and without scripts", async ({ page, browser, request }) => {
  const host = await arrive(request, "gast", "Greta");
  const opening = await say(request, host, "Ein Tisch mit vielen Antworten");
  let target = "";
  for (let number = 0; number < 30; ++number) {
    const reply = await say(request, host, `Antwort Nummer ${number}`, { in_reply_to_id: opening.id });
    if (number === 22) target = reply.id;
  }
  for (const path of [`/@${host.handle}/${target}`, `/posts/${target}`]) {
    await page.goto(path);
    await expect(page).toHaveURL(new RegExp(`/tables/${opening.id}\\?at=${target}`));
    await expect(page.locator(`#p${target}`)).toHaveClass(/lit/);
    await expect(page.locator(`#p${target}`)).toBeInViewport();
  }
  const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await plain.goto(`/@${host.handle}/${target}`);
  await expect(plain).toHaveURL(new RegExp(`/tables/${opening.id}\\?at=${target}#p${target}`));
  await expect(plain.locator(`#p${target}`)).toHaveClass(/lit/);
  await expect(plain.locator(`#p${target}`)).toBeInViewport();
  await expect(plain.getByText("Antwort Nummer 22")).toBeVisible();
});

test("the keyboard alone walks a table, answers and listens", async ({ page, request }) => {
  const host = await arrive(request, "lea", "Lea");
  const opening = await say(request, host, "Reden wir über Tastaturen");
  await say(request, host, "Die erste Antwort", { in_reply_to_id: opening.id });
  await enter(page, host);
  await page.goto(`/tables/${opening.id}`);
  await expect(page.getByText("Die erste Antwort")).toBeVisible();
  await page.keyboard.press("j");
  await expect(page.getByRole("article").filter({ hasText: "Die erste Antwort" })).toBeFocused();
  await page.keyboard.press("n");
  await expect(page.getByRole("button", { name: /Zugenickt/ })).toBeVisible();
  await page.keyboard.press("l");
  await expect(page.getByRole("button", { name: "Aufstehen" })).toBeVisible();
  await page.keyboard.press("r");
  await page.keyboard.type("Von der Tastatur");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("article").filter({ hasText: "Von der Tastatur" }).last()).toBeFocused();
  await page.goto("/?mode=listening");
  await expect(page.getByRole("link", { name: "Reden wir über Tastaturen" })).toBeVisible();
});

test("a house is furnished line by line, and strangers see only what is theirs", async ({ page, browser, request }) => {
  const owner = await arrive(request, "ina", "Ina");
  await enter(page, owner);
  await page.goto("/house");
  await page.getByLabel("In einer Zeile").fill("Baut Brücken aus Holz");
  await page.getByRole("textbox", { name: "Wofür ich brenne" }).fill("Fachwerk und wie es hält");
  await page.getByRole("button", { name: "Erreichbar: Hinzufügen" }).click();
  await expect(page.getByRole("textbox", { name: "Erreichbar" })).toBeFocused();
  await page.keyboard.type("0151 555");
  await page.getByRole("button", { name: "Station: Hinzufügen" }).click();
  const station = page.getByRole("group", { name: "Station" });
  await station.getByRole("textbox", { name: "Station" }).fill("Zimmerin");
  await station.getByLabel("bei").fill("Werkhof am Fluss");
  await station.getByLabel("von").fill("2015");
  await station.getByLabel("Wer darf es sehen?").selectOption("self");
  await page.getByRole("button", { name: "Speichern" }).click();
  await expect(page.getByText("Gespeichert.")).toBeVisible();
  await page.goto(`/@${owner.handle}`);
  await expect(page.getByText("0151 555")).toBeVisible();
  await expect(page.getByText("Zimmerin, Werkhof am Fluss, 2015 bis heute")).toBeVisible();

  const stranger = await (await browser.newContext({ locale: "en-GB" })).newPage();
  await stranger.goto(`/@${owner.handle}`);
  await expect(stranger.getByText("Baut Brücken aus Holz")).toBeVisible();
  await expect(stranger.getByText("Fachwerk und wie es hält")).toBeVisible();
  await expect(stranger.getByText("0151 555")).toHaveCount(0);
  await expect(stranger.getByText("Zimmerin")).toHaveCount(0);
  await expect(stranger.getByRole("heading", { name: "Talk to me about" })).toBeVisible();
});
