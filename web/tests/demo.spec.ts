// A visitor in an invented city of its own: what stands there in the first minute, and one click into somebody's shoes.
import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const binary = process.env.STADT_BINARY ?? "../build/debug/stadt";
const address = `127.0.0.1:${Number(process.env.STADT_TEST_PORT) + 1}`;
const origin = `http://${address}`;
let folder = "";
let city: ChildProcess;

test.describe.configure({ mode: "serial" });

test.beforeAll(async ({ request }) => {
  folder = mkdtempSync(join(tmpdir(), "stadt-demo-"));
  execFileSync(binary, ["demo", "--data", folder, "--origin", origin], { stdio: "ignore" });
  city = spawn(binary, ["serve", "--data", folder, "--listen", address, "--origin", origin], { stdio: "ignore" });
  await expect(async () => expect((await request.get(`${origin}/health`)).ok()).toBe(true)).toPass();
});

test.afterAll(() => {
  city.kill();
  rmSync(folder, { recursive: true, force: true });
});

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
