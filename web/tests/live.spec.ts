// What others say appears while one is there, without a reload and without moving what one reads.
import { expect, test, type Browser, type Page } from "@playwright/test";

import { arrive, enter, say, type Resident } from "./city";

async function at_home(browser: Browser, who: Resident): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await enter(page, who);
  return page;
}

test("two people at one table see each other's words as they are said", async ({ browser, request }) => {
  const [anne, tom] = [await arrive(request, "anne", "Anne"), await arrive(request, "tom", "Tom")];
  const opening = await say(request, anne, "Welches Buch hat Euch umgeworfen?");
  const [hers, his] = [await at_home(browser, anne), await at_home(browser, tom)];
  await hers.goto(`/tables/${opening.id}`);
  await his.goto(`/tables/${opening.id}`);
  await his.getByRole("textbox", { name: "Mitreden" }).fill("Eines über Brücken.");
  await his.keyboard.press("Control+Enter");
  const reply = hers.getByRole("article", { name: "Tom", exact: true });
  await expect(reply).toContainText("Eines über Brücken.");
  await expect(hers.getByRole("status")).toContainText(["Tom hat gerade etwas gesagt."]);

  await reply.getByRole("button", { name: "Antworten" }).click();
  await hers.getByRole("textbox", { name: "Antwort an Tom" }).fill("Das von den Spinnweben?");
  await hers.keyboard.press("Control+Enter");
  await expect(his.getByText("Das von den Spinnweben?")).toBeVisible();
  await expect(his.locator("li.depth-2").filter({ hasText: "Das von den Spinnweben?" })).toHaveCount(1);
  await expect(his.getByText(/^2 Antworten\s*·/)).toBeVisible();
});

test("what is said below waits while one reads above, and a field one writes in stays where it is", async ({ browser, request }) => {
  const [anne, tom] = [await arrive(request, "anne", "Anne"), await arrive(request, "tom", "Tom")];
  const opening = await say(request, anne, "Ein langer Abend");
  for (let number = 0; number < 12; ++number) await say(request, tom, `Antwort Nummer ${number}`, { in_reply_to_id: opening.id });
  const page = await at_home(browser, anne);
  await page.goto(`/tables/${opening.id}`);
  await expect(page.getByText("Antwort Nummer 11")).toBeVisible();
  await page.evaluate(() => scrollTo(0, 0));
  await say(request, tom, "Die vorletzte", { in_reply_to_id: opening.id });
  const offer = page.getByRole("button", { name: "1 neue Antwort: zeigen" });
  await expect(offer).toBeInViewport();
  await say(request, tom, "Die letzte", { in_reply_to_id: opening.id });
  await expect(page.getByRole("button", { name: "2 neue Antworten: zeigen" })).toBeInViewport();
  await expect(page.getByText("Die vorletzte")).toHaveCount(0);
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await page.getByRole("button", { name: "2 neue Antworten: zeigen" }).click();
  await expect(page.getByRole("article").filter({ hasText: "Die vorletzte" }).last()).toBeFocused();
  await expect(page.getByText("Die letzte")).toBeVisible();

  const field = page.getByRole("textbox", { name: "Mitreden" });
  await field.fill("Ich schreibe gerade");
  await field.scrollIntoViewIfNeeded();
  const before = (await field.boundingBox())!.y;
  await say(request, tom, "Mitten hinein", { in_reply_to_id: opening.id });
  await expect(page.getByText("Mitten hinein")).toBeVisible();
  expect(Math.abs((await field.boundingBox())!.y - before)).toBeLessThan(2);
});

test("a visitor listens too, and a post that is changed or taken back changes on the page", async ({ browser, request }) => {
  const anne = await arrive(request, "anne", "Anne");
  const headers = { Authorization: `Bearer ${anne.token}` };
  const opening = await say(request, anne, "Offen für alle");
  const visitor = await (await browser.newContext()).newPage();
  await visitor.goto(`/tables/${opening.id}`);
  await expect(visitor.getByText("Offen für alle").first()).toBeVisible();
  const reply = await say(request, anne, "Mit einem Tippfeler", { in_reply_to_id: opening.id });
  await expect(visitor.getByText("Mit einem Tippfeler")).toBeVisible();
  await request.put(`/api/v1/statuses/${reply.id}`, { headers, data: { status: "Ohne Tippfehler" } });
  await expect(visitor.getByText("Ohne Tippfehler")).toBeVisible();
  await request.delete(`/api/v1/statuses/${reply.id}`, { headers });
  await expect(visitor.getByText("Ohne Tippfehler")).toHaveCount(0);
});

test("the first page lights up where people talk, and new tables wait to be asked for", async ({ browser, request }) => {
  const anne = await arrive(request, "anne", "Anne");
  const opening = await say(request, anne, `Ein Tisch von vielen ${anne.handle}`);
  const page = await (await browser.newContext()).newPage();
  await page.goto("/?mode=newest");
  const card = page.getByRole("article").filter({ hasText: `Ein Tisch von vielen ${anne.handle}` });
  await expect(card).toBeVisible();
  await say(request, anne, "Hier spricht jemand", { in_reply_to_id: opening.id });
  await expect(card).toContainText("Hier spricht jemand");
  await say(request, anne, `Ganz neu ${anne.handle}`);
  await expect(page.getByText(`Ganz neu ${anne.handle}`)).toHaveCount(0);
  await page.getByRole("button", { name: /gerade geredet wird: zeigen/ }).click();
  await expect(page.getByRole("link", { name: `Ganz neu ${anne.handle}` })).toBeVisible();
});

test("whom one follows is heard at home without a reload", async ({ browser, request }) => {
  const [anne, tom] = [await arrive(request, "anne", "Anne"), await arrive(request, "tom", "Tom")];
  await request.post(`/api/v1/accounts/${tom.id}/follow`, { headers: { Authorization: `Bearer ${anne.token}` } });
  await say(request, tom, "Von vorhin");
  const page = await at_home(browser, anne);
  await page.goto("/home");
  await expect(page.getByText("Von vorhin")).toBeVisible();
  await say(request, tom, "Von jetzt");
  await page.getByRole("button", { name: "1 neuer Beitrag: zeigen" }).click();
  await expect(page.getByRole("article").filter({ hasText: "Von jetzt" })).toBeFocused();
});

test("without a socket the page looks again by itself", async ({ browser, request }) => {
  const anne = await arrive(request, "anne", "Anne");
  const opening = await say(request, anne, "Hinter einer strengen Leitung");
  const page = await (await browser.newContext()).newPage();
  await page.clock.install();
  await page.routeWebSocket(/\/api\/v1\/streaming/, (socket) => socket.close());
  await page.goto(`/tables/${opening.id}`);
  await expect(page.getByText("Hinter einer strengen Leitung").first()).toBeVisible();
  await say(request, anne, "Trotzdem zu hören", { in_reply_to_id: opening.id });
  await page.clock.runFor("00:20");
  await expect(page.getByText("Trotzdem zu hören")).toBeVisible();
});

test("a tab that was hidden for long rests, and catches up when one comes back", async ({ browser, request }) => {
  const anne = await arrive(request, "anne", "Anne");
  const opening = await say(request, anne, "Ich bin gleich wieder da");
  const page = await (await browser.newContext()).newPage();
  await page.clock.install();
  let open = 0;
  await page.routeWebSocket(/\/api\/v1\/streaming/, (socket) => {
    ++open;
    socket.connectToServer();
    socket.onClose(() => --open);
  });
  await page.goto(`/tables/${opening.id}`);
  await expect.poll(() => open).toBe(1);
  const turn = (hidden: boolean): Promise<void> =>
    page.evaluate((is_hidden) => {
      Object.defineProperty(document, "hidden", { configurable: true, get: () => is_hidden });
      document.dispatchEvent(new Event("visibilitychange"));
    }, hidden);
  await turn(true);
  await page.clock.runFor("06:00");
  await expect.poll(() => open).toBe(0);
  await say(request, anne, "Inzwischen gesagt", { in_reply_to_id: opening.id });
  await turn(false);
  await expect(page.getByText("Inzwischen gesagt")).toBeVisible();
  await expect.poll(() => open).toBe(1);
});
