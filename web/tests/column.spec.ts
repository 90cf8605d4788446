// The columns: a poster is put up by keyboard, hangs for everybody, gets a thumb that names contacts only, and goes.
import { expect, test, type APIRequestContext, type Browser, type Page } from "@playwright/test";

import { arrive, ask, enter, furnish, hang_poster, respond, tell, type Resident } from "./city";
import { look_at, looks } from "./looks";

async function at_home(browser: Browser, who: Resident): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await enter(page, who);
  return page;
}

async function contacts(request: APIRequestContext, one: Resident, other: Resident): Promise<void> {
  await furnish(request, other, { burn: "Abende, zu denen wirklich jemand kommt", reach: "Telefon: 0571 000 312" });
  await respond(request, other, await ask(request, one, other, "Seit Deinem letzten Abend frage ich mich, wie Du die Leute zum Reden bringst."), "accept");
}

test("a poster is put up by keyboard, one at a time, changed and taken down", async ({ browser, request }) => {
  const drost = await arrive(request, "drost", "Paul Drost");
  const page = await at_home(browser, drost);
  await page.goto("/column");
  await page.getByRole("button", { name: "Plakat kleben" }).press("Enter");
  await expect(page.getByLabel("Worum geht es?")).toBeFocused();
  await page.keyboard.type("Offener Abend am Wehr");
  const day = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel("Beginn").fill(`${day}T19:00`);
  await page.getByLabel("Beginn").blur();
  await expect(page.getByLabel("Ende", { exact: true })).toHaveValue(`${day}T22:00`);
  await page.getByLabel("Wo?").fill("Am Wehr 3");
  await page.getByLabel("Was wird sein?").fill("Drei Leute erzählen, **je zehn Minuten**.");
  await page.keyboard.press("Control+Enter");

  const poster = page.getByRole("article", { name: "Offener Abend am Wehr" });
  await expect(poster).toContainText("19:00–22:00");
  await expect(poster.locator("strong")).toHaveText("je zehn Minuten");
  await expect(page.getByText("Dein Plakat hängt. Eines auf einmal.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Plakat kleben" })).toHaveCount(0);
  await expect(poster.getByRole("button", { name: /Daumen/ })).toHaveCount(0);

  await poster.getByRole("button", { name: "Plakat ändern" }).click();
  await page.getByLabel("Ende", { exact: true }).fill("2020-01-01T10:00");
  await page.getByRole("button", { name: "Ändern", exact: true }).click();
  await expect(page.getByRole("alert")).toHaveText("Das Ende liegt vor dem Anfang.");
  await page.getByLabel("Ende", { exact: true }).fill(`${day}T23:00`);
  await page.getByRole("button", { name: "Ändern", exact: true }).click();
  await expect(poster).toContainText("19:00–23:00");
  await expect(poster).toContainText("Geändert");

  await page.goto(`/@${drost.handle}`);
  await expect(page.getByRole("link", { name: /An der Litfaßsäule: „Offener Abend am Wehr“/ })).toHaveAttribute("href", "/column");
  await page.goto("/column");
  page.on("dialog", (dialog) => void dialog.accept());
  await poster.getByRole("button", { name: "Abnehmen" }).click();
  await expect(poster).toHaveCount(0);
});

test("a thumb names only contacts, and the first page says how many posters hang_poster", async ({ browser, request }) => {
  const [anne, drost] = [await arrive(request, "anne", "Anne"), await arrive(request, "drost", "Drost")];
  await contacts(request, anne, drost);
  await hang_poster(request, drost, "Abend für alle");
  const [hers, his] = [await at_home(browser, anne), await at_home(browser, drost)];
  await hers.goto("/");
  await hers.getByRole("link", { name: /Litfaßsäulen/ }).first().click();
  const poster = hers.getByRole("article", { name: "Abend für alle" });
  const thumb = poster.getByRole("button", { name: "Daumen heben: Abend für alle" });
  await thumb.press("Space");
  await expect(thumb).toHaveAttribute("aria-pressed", "true");
  await expect(poster).toContainText("1 Daumen");
  await his.goto("/column");
  await expect(his.getByRole("article", { name: "Abend für alle" })).toContainText("Anne, aus Deinen Kontakten");
  await his.goto("/notifications");
  await expect(his.getByRole("main")).not.toContainText("Abend für alle");
  await thumb.press("Space");
  await expect(thumb).toHaveAttribute("aria-pressed", "false");
});

test("one walks past three at a time", async ({ browser, request }) => {
  const walker = await arrive(request, "lea", "Lea");
  for (const name of ["eins", "zwei", "drei", "vier"]) await hang_poster(request, await arrive(request, name, name), `Plakat ${name}`);
  const page = await at_home(browser, walker);
  await page.goto("/column");
  await expect(page.getByRole("article")).toHaveCount(3);
  const seen = await page.getByRole("article").getByRole("heading").allTextContents();
  await page.getByRole("button", { name: "Weitergehen" }).click();
  await expect(page.getByRole("status").filter({ hasText: /^4/ })).toBeAttached();
  for (const title of await page.getByRole("article").getByRole("heading").allTextContents()) expect(seen).not.toContain(title);
  await page.getByRole("button", { name: "Zurück" }).click();
  await expect(page.getByRole("article").getByRole("heading")).toHaveText(seen);
});

test("who adds a role is asked quietly, tells it in own words, and a contact can write, call or meet up", async ({ browser, request }) => {
  test.slow();
  const [mira, tomasz, nour] = [await arrive(request, "mira", "Mira"), await arrive(request, "tomasz", "Tomasz"), await arrive(request, "nour", "Nour")];
  await contacts(request, mira, tomasz);
  await request.put("/api/stadt/v1/house", {
    headers: { Authorization: `Bearer ${tomasz.token}` },
    data: { items: [{ kind: "reach", text: "Telefon: 0571 000 312", audience: "contacts", mark: "both" }] },
  });
  const his = await at_home(browser, tomasz);
  await his.goto("/house");
  await expect(his.getByText("Möchtest Du es jemandem erzählen?")).toHaveCount(0);
  await his.getByRole("button", { name: /^Station: / }).click();
  await his.getByRole("textbox", { name: "Station", exact: true }).fill("Leiter Personal");
  await his.getByRole("button", { name: "Speichern", exact: true }).click();
  const hers = await at_home(browser, mira);
  await hers.goto("/contacts");
  await expect(hers.getByRole("heading", { name: "Anlässe" }), "Nothing is told by itself.").toHaveCount(0);

  await his.getByRole("button", { name: "Möchtest Du es jemandem erzählen?" }).click();
  await expect(his.getByLabel("In Deinen Worten")).toHaveValue("");
  await his.keyboard.type("Seit Montag leite ich das Personal der Kliniken am Wehr.");
  await his.keyboard.press("Control+Enter");
  await expect(his.getByText("Seit Montag leite ich das Personal")).toBeVisible();
  await expect(his.getByRole("button", { name: "Anders sagen" })).toBeVisible();

  for (const path of ["/contacts", "/home", `/@${tomasz.handle}`]) {
    await hers.goto(path);
    const occasion = hers.getByRole("article", { name: /Tomasz hat eine neue Aufgabe/ });
    await expect(occasion).toContainText("Seit Montag leite ich das Personal der Kliniken am Wehr.");
    await expect(occasion.getByRole("link", { name: "Schreiben: Tomasz" })).toHaveAttribute("href", `/messages?with=${tomasz.id}`);
    await expect(occasion.getByRole("link", { name: "Anrufen: Tomasz" })).toHaveAttribute("href", "tel:0571000312");
    await expect(occasion.getByRole("link", { name: "Verabreden: Tomasz" })).toHaveAttribute("href", `/messages?with=${tomasz.id}&meetup=1`);
  }
  await hers.goto("/");
  await expect(hers.getByRole("link", { name: "Tomasz hat eine neue Aufgabe und erzählt davon." })).toHaveAttribute("href", "/contacts");
  const strange = await at_home(browser, nour);
  for (const path of ["/contacts", "/home", "/", `/@${tomasz.handle}`]) {
    await strange.goto(path);
    await strange.waitForLoadState("networkidle");
    await expect(strange.getByText(/neue Aufgabe|Seit Montag/)).toHaveCount(0);
  }

  his.on("dialog", (dialog) => void dialog.accept());
  await his.getByRole("button", { name: "Zurücknehmen" }).click();
  await expect(his.getByText("Seit Montag leite ich das Personal")).toHaveCount(0);
  await hers.goto("/contacts");
  await hers.waitForLoadState("networkidle");
  await expect(hers.getByText("neue Aufgabe")).toHaveCount(0);
});

for (const look of looks) {
  test(`axe: ${look.locale}, ${look.colorScheme}, ${look.viewport.width}px, columns and occasions`, async ({ browser, request }) => {
    test.slow();
    const [mira, tomasz] = [await arrive(request, "mira", "Mira"), await arrive(request, "tomasz", "Tomasz Wielgosz-Schneiderhan")];
    await contacts(request, mira, tomasz);
    await hang_poster(request, tomasz, "Donaudampfschifffahrtsgesellschaftskapitänsversammlung mit Gesang", { link: "https://example.org/ein/sehr/langer/weg/der/nicht/umbricht", place: "Am Wehr" });
    await hang_poster(request, mira, "Vernissage Blau", { time_zone: "America/New_York" });
    await tell(request, tomasz, "Seit Montag leite ich das Personal der Kliniken am Wehr.");
    await tell(request, mira, "Ich habe heute mein eigenes Büro aufgeschlossen.");
    const page = await (await browser.newContext(look)).newPage();
    await look_at(page, ["/column", "/"]);
    await enter(page, mira);
    await look_at(page, ["/column", "/contacts", "/home", "/house", `/@${tomasz.handle}`, "/"]);
    await page.goto("/column");
    await page.getByRole("button", { name: /^(Plakat ändern|Change the poster)$/ }).click();
    await expect(page.getByRole("textbox").first()).toBeFocused();
  });
}
