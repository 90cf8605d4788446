// Places and newspapers as people meet them: open one, join it, offer an article, have it taken; visitors; every look.
import { expect, test, type APIRequestContext, type Page } from "@playwright/test";

import { arrive, enter, fresh_handle, say, type Resident } from "./city";
import { look_at, looks } from "./looks";

const headers = (who: Resident): { Authorization: string } => ({ Authorization: `Bearer ${who.token}` });

async function open_place(request: APIRequestContext, host: Resident, kind: string, name: string, more: object = {}): Promise<{ id: string; handle: string }> {
  const handle = fresh_handle("ort").toLowerCase().slice(0, 30);
  const answer = await request.post("/api/stadt/v1/places", { headers: headers(host), data: { handle, kind, name, line: "Am Fluss, gleich links.", ...more } });
  expect(answer.ok(), await answer.text()).toBe(true);
  return (await answer.json()).place;
}

async function article(request: APIRequestContext, author: Resident, title: string): Promise<string> {
  const text = "Ein erster Absatz, der etwas will.\n\n## Zwischendurch\n\nUnd ein zweiter, der es begründet.";
  return (await say(request, author, text, { stadt: { title } })).id;
}

const page_of = async (browser: import("@playwright/test").Browser, who: Resident): Promise<Page> => {
  const page = await (await browser.newContext({ locale: "de-DE" })).newPage();
  await enter(page, who);
  return page;
};

test("somebody opens a café, somebody else joins it and writes there", async ({ browser, request }) => {
  const host = await arrive(request, "wirtin", "Wanda Wirt");
  const guest = await arrive(request, "gast", "Gustav Gast");
  const name = `Café ${fresh_handle("anker")}`;
  const own = await page_of(browser, host);
  await own.goto("/places?open");
  await own.getByLabel("Name", { exact: true }).fill(name);
  await own.getByLabel("Ein Satz über der Tür").fill("Wo das Seil hängt.");
  await own.getByLabel("Hausregel").fill("**Leise** reden.");
  await own.getByRole("button", { name: "Aufschließen" }).click();
  await expect(own.getByRole("heading", { level: 1 })).toHaveText(name);
  await expect(own.locator(".rule strong")).toHaveText("Leise");
  await expect(own.getByText("Du gehörst dazu.")).toBeVisible();
  const path = new URL(own.url()).pathname;

  const page = await page_of(browser, guest);
  await page.goto(path);
  await page.getByRole("button", { name: "Folgen" }).click();
  await expect(page.getByRole("button", { name: "Folge ich" })).toHaveAttribute("aria-pressed", "true");
  await page.getByRole("button", { name: "Dazugehören" }).click();
  await expect(page.getByText("2 gehören dazu")).toBeVisible();
  await page.getByRole("link", { name: "Wer dazugehört" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Gustav Gast" })).toBeVisible();
  await page.getByRole("checkbox").uncheck();
  await expect(page.getByText("1 gehört dazu")).toBeVisible();

  await page.getByRole("link", { name: "Hier einen Tisch eröffnen" }).click();
  await page.getByLabel("Dein Beitrag").fill("Wem gehört das Boot am Steg?");
  await page.getByRole("button", { name: "Eröffnen" }).click();
  await expect(page.locator("main header").getByRole("link", { name })).toBeVisible();
});

test("a group lets in who asks", async ({ browser, request }) => {
  const host = await arrive(request, "hanna", "Hanna");
  const guest = await arrive(request, "gerd", "Gerd");
  const place = await open_place(request, host, "group", "Kreis am Wehr", { admission: "by_hosts" });
  const page = await page_of(browser, guest);
  await page.goto(`/places/${place.handle}`);
  await expect(page.getByText("Tische eröffnen hier alle, die dazugehören.")).toBeVisible();
  await page.getByRole("button", { name: "Um Einlass bitten" }).click();
  await expect(page.getByText("Du hast um Einlass gebeten.")).toBeVisible();

  const own = await page_of(browser, host);
  await own.goto(`/places/${place.handle}?show=house`);
  await own.getByRole("button", { name: "Hereinlassen" }).click();
  await expect(own.getByText("Niemand wartet.")).toBeVisible();
  await page.reload();
  await expect(page.getByText("Du gehörst dazu.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Hier einen Tisch eröffnen" })).toBeVisible();
});

test("an article is offered, taken, and leaves the city as Atom", async ({ browser, request }) => {
  const host = await arrive(request, "setzerin", "Sina Setzer");
  const author = await arrive(request, "autor", "Aron Autor");
  const paper = await open_place(request, host, "newspaper", "Die Uferpost");
  const title = `Was der Fluss weiß ${fresh_handle("text")}`;
  const id = await article(request, author, title);

  const page = await page_of(browser, author);
  await page.goto(`/@${author.handle}?show=texts`);
  await page.getByRole("link", { name: title }).click();
  await expect(page.getByText("1 Minute")).toBeVisible();
  await page.goto(`/places/${paper.handle}`);
  await page.getByText("Einen Artikel anbieten").click();
  await page.getByRole("radio", { name: title }).check();
  await page.getByRole("button", { name: "Anbieten" }).click();
  await expect(page.getByText("Du hast diesen Artikel „Die Uferpost“ angeboten.")).toBeVisible();

  const own = await page_of(browser, host);
  await own.goto("/notifications");
  await expect(own.getByText("bietet Deiner Zeitung einen Artikel an")).toBeVisible();
  await own.getByRole("link", { name: title }).click();
  await own.getByRole("button", { name: "Nehmen", exact: true }).click();
  await own.getByLabel("Ein Satz dazu, wenn Du magst").fill("Das kommt nach ganz oben.");
  await own.getByRole("button", { name: "Nehmen", exact: true }).click();
  await expect(own.getByText("Steht in „Die Uferpost“.")).toBeVisible();

  await page.goto(`/places/${paper.handle}`);
  await expect(page.getByRole("heading", { name: title })).toBeVisible();
  const feed = await request.get(`/places/${paper.handle}.atom`);
  expect(feed.headers()["content-type"]).toContain("application/atom+xml");
  expect(await feed.text()).toContain(title);
  expect(await (await request.get(`/places/${paper.handle}`)).text()).toContain(`href="/places/${paper.handle}.atom"`);
  // A browser reads it as XML.
  const errors = await page.evaluate(async (path) => {
    const text = await (await fetch(path)).text();
    return new DOMParser().parseFromString(text, "application/xml").querySelectorAll("parsererror").length;
  }, `/@${author.handle}/texts.atom`);
  expect(errors).toBe(0);
  await page.goto(`/tables/${id}`);
  await page.getByRole("button", { name: "Vom Ort abhängen" }).click();
  await expect(page.getByText("Du hast ihn von „Die Uferpost“ zurückgenommen.")).toBeVisible();
});

for (const look of looks) {
  for (const part of ["visitor", "host"] as const) {
    test(`axe: places, ${look.locale}, ${look.colorScheme}, ${look.viewport.width}px, ${part}`, async ({ browser, request }) => {
      test.slow();
      const host = await arrive(request, "vera", "Vera Wiesenthal-Schneiderhan");
      const guest = await arrive(request, "paul", "Paul");
      const rule = "Wir reden *leise*.\n\n- erstens\n- zweitens: https://example.org/ein/sehr/langer/weg/der/nicht/umbricht";
      const group = await open_place(request, host, "group", "Donaudampfschifffahrtsgesellschaftskapitäne", { admission: "by_hosts", house_rule: rule });
      const paper = await open_place(request, host, "newspaper", "Die Uferpost");
      await request.post(`/api/stadt/v1/places/${group.handle}/join`, { headers: headers(guest), data: {} });
      const taken = await article(request, guest, "Donaudampfschifffahrtsgesellschaftskapitäne und wo sie sitzen");
      const waiting = await article(request, guest, "Noch ein Text");
      for (const id of [taken, waiting]) await request.post(`/api/stadt/v1/places/${paper.handle}/articles`, { headers: headers(guest), data: { post_id: id } });
      await request.post(`/api/stadt/v1/articles/${taken}/take`, { headers: headers(host), data: {} });
      await say(request, host, "Wer macht die Leinen los?", { stadt: { place_id: group.id } });
      const pages = [
        "/places", "/places?open", `/places/${group.handle}`, `/places/${group.handle}?show=members`, `/places/${group.handle}?show=house`,
        `/places/${paper.handle}`, `/places/${paper.handle}?show=newest`, `/places/${paper.handle}?show=offered`,
        `/tables/${taken}?show=offer`, `/tables/${waiting}?show=offer`, `/@${guest.handle}?show=texts`, `/@${host.handle}?show=texts`,
      ];
      const page = await (await browser.newContext(look)).newPage();
      if (part === "host") await enter(page, host);
      await look_at(page, pages);
    });
  }
}
