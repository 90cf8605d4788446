// A visitor in an invented city of its own: what stands there in the first minute, and one click into somebody's shoes.
import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";

import { demo_origin, demo_timeout_ms, open_demo_city, type DemoCity } from "./demo_city";

const door = 1;
const origin = demo_origin(door);
const most_shift = 0.1; // up to here browsers call it good
let city: DemoCity | undefined;

test.describe.configure({ mode: "serial" });

test.beforeAll(async ({ request }) => {
  test.setTimeout(demo_timeout_ms);
  city = await open_demo_city(request, door);
});

test.afterAll(() => city?.close());

async function expect_no_serious_finding(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
}

test("every page says that everybody is invented; the first one tells of today", async ({ page }) => {
  await page.goto(origin);
  const lines = page.getByRole("region", { name: "Heute" }).getByRole("link");
  await expect(lines).toHaveCount(5);
  await expect(lines.first()).toContainText("31 Menschen erinnern sich");
  for (const path of ["/", "/about", "/@jonas", "/places/jazzkeller"]) {
    await page.goto(origin + path);
    await expect(page.getByRole("complementary", { name: "Erfundene Stadt" })).toContainText("Alle Menschen hier sind erfunden.");
  }
  await page.goto(origin);
  await lines.first().click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Ilo Marant");
});

test("one click shows the city through somebody's eyes, another one through somebody else's", async ({ page }) => {
  await page.goto(origin);
  await page.getByRole("button", { name: "Mit Miras Augen" }).click();
  await expect(page.getByRole("complementary", { name: "Erfundene Stadt" })).toContainText("Du siehst die Stadt mit Miras Augen.");
  await page.getByRole("link", { name: "2 möchten Dich kennenlernen." }).click();
  await expect(page.getByText("Der Satz mit dem Flur steht in Deinem Haus")).toBeVisible();
  await page.getByRole("button", { name: "Mit Nours Augen" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Nour");
});

async function as_mira(page: Page): Promise<void> {
  await page.goto(origin);
  await page.getByRole("button", { name: "Mit Miras Augen" }).click();
  await expect(page.locator("a.own")).toBeVisible();
}

test("each table of the first page says why it is there, and each sum adds up to the last digit", async ({ page }) => {
  await as_mira(page);
  const cards = page.getByRole("region", { name: "An den Tischen" }).getByRole("article");
  await expect(cards).toHaveCount(20);
  await expect(cards.first()).toContainText("Ilo Marant");
  await expect(cards.first()).toContainText(/\d+, die Du kennst: /);
  await expect(page.getByText("Das war’s für heute.")).toBeVisible();
  const thousandths = (cell: string): number => Math.round(Number(cell.trim().replace("−", "-").replace(",", ".")) * 1000);
  for (const card of await cards.all()) {
    await expect(card).toContainText(/Warum hier\? \S/);
    await card.getByText("Nachrechnen").click();
    await expect(card.locator("tbody tr").first()).toBeVisible();
    const terms = (await card.locator("tbody td").allTextContents()).map(thousandths);
    expect(terms.reduce((all, one) => all + one, 0)).toBe(thousandths(await card.locator("tfoot td").innerText()));
  }
  await expect_no_serious_finding(page);
});

test("at the side of a table one overhears the next one, and sits there by one key", async ({ page }) => {
  await as_mira(page);
  await page.getByRole("link", { name: /^Wo verlieren wir sie/ }).click();
  const first = page.getByRole("complementary", { name: "Neben diesem Tisch" }).getByRole("article").first();
  await expect(first).toHaveAccessibleName("Mentoring, das nicht nervt");
  await expect(first).toContainText("Beide reden über dieselbe Seite");
  await expect(first.locator("blockquote")).toContainText("Bericht: Ich habe sie nicht gefragt");
  await expect_no_serious_finding(page);
  await page.keyboard.press("1");
  await expect(page.getByRole("heading", { level: 1, name: "Mentoring, das nicht nervt" })).toBeVisible();
});

test("people are found by what they talk about, and by the table where they sit", async ({ page }) => {
  await as_mira(page);
  await page.goto(`${origin}/@adaeze_okonkwo-brandt`);
  await expect(page.getByRole("region", { name: "Was Euch verbindet" }).getByRole("listitem").first()).toContainText("Ihr habt einander geantwortet");
  await page.goto(`${origin}/tags/fraueninmint`);
  await page.getByRole("link", { name: /^Wer brennt für/ }).click();
  await expect(page.getByRole("article", { name: "Dr. Adaeze Okonkwo-Brandt" })).toContainText("über #FrauenInMINT geredet");
  await page.goto(`${origin}/people`);
  await expect(page.getByRole("region", { name: "Wen könnte ich kennenlernen?" }).getByText(/ sitzt gerade bei „/).first()).toBeVisible();
  await expect_no_serious_finding(page);
  await page.goto(`${origin}/order`);
  await expect(page.getByRole("row", { name: /nods 0,15$/ })).toBeVisible();
  await expect_no_serious_finding(page);
});

for (const width of [1280, 360]) {
  test(`on a slow line nothing jumps, ${width}px`, async ({ browser }) => {
    const page = await (await browser.newContext({ viewport: { width, height: 800 }, locale: "de-DE" })).newPage();
    await as_mira(page);
    const table = (await page.getByRole("link", { name: /^Wo verlieren wir sie/ }).getAttribute("href"))!;
    await page.addInitScript(() => {
      interface Shift extends PerformanceEntry {
        value: number;
        sources: { node: Node | null }[];
      }
      const shifts: [number, string][] = ((window as unknown as { shifts: [number, string][] }).shifts = []);
      new PerformanceObserver((list) => {
        for (const { value, sources } of list.getEntries() as Shift[]) {
          shifts.push([value, sources.map(({ node }) => `${node?.nodeName}: ${node?.textContent?.slice(0, 40)}`).join(" | ")]);
        }
      }).observe({ type: "layout-shift", buffered: true });
    });
    let asked = 0;
    const wait = (): number => 100 + ((asked++ * 137) % 900); // one after the other, in no order
    await page.route("**/api/**", async (route) => {
      await new Promise((resolve) => setTimeout(resolve, wait()));
      await route.continue().catch(() => undefined);
    });
    for (const path of ["/", "/?mode=newest", table, "/@adaeze_okonkwo-brandt", "/people", "/order"]) {
      await page.goto(origin + path);
      await page.waitForLoadState("networkidle");
      const shifts = await page.evaluate(() => (window as unknown as { shifts: [number, string][] }).shifts);
      const sum = shifts.reduce((all, [value]) => all + value, 0);
      expect(sum, `${path} jumps: ${JSON.stringify(shifts)}`).toBeLessThan(most_shift);
    }
  });
}

for (const look of [
  { locale: "de-DE", colorScheme: "light", viewport: { width: 360, height: 740 } },
  { locale: "en-GB", colorScheme: "dark", viewport: { width: 1280, height: 900 } },
] as const) {
  test(`axe: the first page of an invented city, ${look.locale}, ${look.viewport.width}px`, async ({ browser }) => {
    const page = await (await browser.newContext(look)).newPage();
    await page.goto(origin);
    await expect(page.locator("#today")).toBeVisible();
    await expect_no_serious_finding(page);
    await page.getByRole("button", { name: /Mit Miras Augen|Through Mira’s eyes/ }).click();
    await expect(page.locator("a.own")).toBeVisible();
    await expect(page.locator("#today")).toBeVisible();
    await expect_no_serious_finding(page);
  });
}
