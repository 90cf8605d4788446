// What the city can see, shown in the invented one in both languages: everything that issue and README promise of tables
// that stand where people talk, of tables beside them, and of people whom one gets to know there.
import { expect, test, type Locator, type Page } from "@playwright/test";

import { demo_origin, demo_timeout_ms, open_demo_city, type DemoCity } from "./demo_city";

const door = 2;
const origin = demo_origin(door);
const lively_table = /^Wo verlieren wir sie/;
const tube = /^Röhre, 700 km\/h/;
const patience_ms = 20_000; // with what a first page takes where much else is going on
let city: DemoCity | undefined;

test.describe.configure({ mode: "default" }); // one city for all

const languages = {
  "de-DE": {
    eyes: "Mit Miras Augen",
    tables: "An den Tischen",
    modes: ["Dialog", "Neueste", "Zuhören"],
    why: /Warum hier\? \S+ \S+ \S+/,
    check: /^Nachrechnen/,
    voices: /^Stimmen Wie viele hier wirklich etwas sagen/,
    sum: /^Summe/,
    familiar: /\d+, die Du kennst: \S+/,
    beside: "Neben diesem Tisch",
    share: "Beide reden über dieselbe Seite",
    sit: /^Dazusetzen/,
    ground: "Was Euch verbindet",
    answered: /^Ihr habt einander geantwortet/,
    met: "Aus diesem Gespräch",
    answers: "3 Antworten zwischen Euch",
    meet: /^Kennenlernen: Sunniva/,
    burns: "Wer brennt für #fraueninmint?",
    talked: "über #FrauenInMINT geredet",
    proof: "Zu lesen hier",
    can: "Wen kann man zu Fahrrad fragen?",
    thanked: /Fragen? zu #Fahrrad beantwortet und einmal Danke gehört/,
    decimal: ",",
  },
  "en-GB": {
    eyes: "Through Mira’s eyes",
    tables: "At the tables",
    modes: ["Dialogue", "Newest", "Listening"],
    why: /Why here\? \S+ \S+ \S+/,
    check: /^Check the sum/,
    voices: /^Voices How many really say something here/,
    sum: /^Sum/,
    familiar: /\d+ you know: \S+/,
    beside: "Beside this table",
    share: "Both talk about the same page",
    sit: /^Sit down/,
    ground: "What connects you",
    answered: /^You have answered each other/,
    met: "From this conversation",
    answers: "3 answers between you",
    meet: /^Get to know: Sunniva/,
    burns: "Who burns for #fraueninmint?",
    talked: "has talked about #FrauenInMINT",
    proof: "To be read here",
    can: "Who can be asked about Fahrrad?",
    thanked: /has answered \S+ questions? on #Fahrrad and was thanked once/,
    decimal: ".",
  },
} as const;

test.beforeAll(async ({ request }) => {
  test.setTimeout(demo_timeout_ms);
  city = await open_demo_city(request, door);
});

test.afterAll(() => city?.close());

for (const [locale, words] of Object.entries(languages)) {
  test.describe(locale, () => {
    test.use({ locale });

    test.beforeEach(async ({ page }) => {
      await page.goto(origin);
      await page.getByRole("button", { name: words.eyes }).click();
      await expect(page.locator("a.own")).toBeVisible({ timeout: patience_ms });
    });

    const cards = (page: Page): Locator => page.getByRole("region", { name: words.tables }).getByRole("article");
    const beside = (page: Page): Locator => page.getByRole("complementary", { name: words.beside });

    test("the three views of the tables, by a click and by a key", async ({ page }) => {
      const views = page.getByRole("navigation", { name: words.tables });
      for (const [at, path] of ["/", "/?mode=newest", "/?mode=listening"].entries()) {
        const view = views.getByRole("link", { name: words.modes[at], exact: true });
        await view.click();
        await expect(page).toHaveURL(origin + path);
        await expect(view).toHaveAttribute("aria-current", "page");
        await expect(cards(page).first()).toBeVisible();
      }
      await page.keyboard.press("n");
      await expect(views.getByRole("link", { name: words.modes[1], exact: true })).toHaveAttribute("aria-current", "page");
      await expect(cards(page).filter({ hasText: words.why })).toHaveCount(0); // of what is in order of time nothing is to be explained
      await page.keyboard.press("d");
      await expect(cards(page).filter({ hasText: words.why }).first()).toBeVisible();
    });

    test("why a table is here, with a sum that adds up, and whom one knows there", async ({ page }) => {
      const card = cards(page).first();
      await expect(card).toContainText(words.why);
      await expect(card).toContainText(words.familiar);
      await card.getByText(words.check).click();
      await expect(card.getByRole("row", { name: words.voices })).toBeVisible();
      const thousandths = (cell: string): number => Math.round(Number(cell.trim().replace("−", "-").replace(words.decimal, ".")) * 1000);
      const terms = (await card.locator("tbody td").allTextContents()).map(thousandths);
      const sum = await card.getByRole("row", { name: words.sum }).getByRole("cell").innerText();
      expect(terms.reduce((all, one) => all + one, 0)).toBe(thousandths(sum));
      expect(terms.length).toBeGreaterThan(3);
    });

    test("why a table stands where it stands, at a place", async ({ page }) => {
      await page.goto(`${origin}/places/frauen-mint`);
      const tables = page.getByRole("article").filter({ hasText: words.why });
      await expect(tables.first()).toBeVisible();
      await tables.first().getByText(words.check).click();
      await expect(tables.first().getByRole("row", { name: words.voices })).toBeVisible();
      await expect(page.getByRole("article").filter({ hasNotText: words.why })).toHaveCount(0);
    });

    test("what is said at the next table, and a chair there", async ({ page }) => {
      await page.getByRole("link", { name: lively_table }).click();
      await expect(beside(page)).toContainText(words.why);
      const first = beside(page).getByRole("article").first();
      await expect(first).toHaveAccessibleName("Mentoring, das nicht nervt");
      await expect(first).toContainText(words.share);
      await expect(first.locator("blockquote")).toContainText("Bericht: Ich habe sie nicht gefragt");
      await first.getByRole("link", { name: words.sit }).click();
      await expect(page.getByRole("heading", { level: 1, name: "Mentoring, das nicht nervt" })).toBeVisible();
    });

    test("whom one talked with at a table and does not know any further", async ({ page }) => {
      await page.goto(`${origin}/?mode=newest`);
      await page.getByRole("link", { name: tube }).click();
      const met = page.getByRole("region", { name: words.met });
      await expect(met).toContainText(words.answers);
      await expect(met.getByRole("button", { name: words.meet })).toBeVisible();
    });

    test("what connects two people, in a house and beside a request", async ({ page }) => {
      await page.goto(`${origin}/@adaeze_okonkwo-brandt`);
      await expect(page.getByRole("region", { name: words.ground }).getByRole("listitem").first()).toHaveText(words.answered);
      await page.goto(`${origin}/requests`);
      const request = page.getByRole("article", { name: "Dr. Adaeze Okonkwo-Brandt" });
      await expect(request.getByRole("region", { name: words.ground }).getByRole("listitem")).toHaveText([words.answered]);
    });

    test("who burns for something, and who can be asked about it, with the talks as proof", async ({ page }) => {
      await page.goto(`${origin}/tags/fraueninmint`);
      await page.getByRole("link", { name: words.burns }).click();
      const burning = page.getByRole("article", { name: "Dr. Adaeze Okonkwo-Brandt" });
      await expect(burning).toContainText(words.talked);
      await expect(burning).toContainText(words.proof);
      await expect(burning.getByRole("link", { name: lively_table })).toBeVisible();
      await page.goto(`${origin}/people?for=Fahrrad`);
      const able = page.getByRole("region", { name: words.can }).getByRole("article");
      await expect(able).toHaveCount(1);
      await expect(able).toContainText(words.thanked);
      await expect(able.getByRole("link", { name: /^Knackt nur am Berg/ })).toBeVisible();
    });
  });
}
