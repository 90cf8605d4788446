// How pages are looked at: in both languages, by day and by night, wide and narrow; no serious finding, no sideways
// scrolling, no word of the console.
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

export const looks = [
  { locale: "de-DE", colorScheme: "light", viewport: { width: 1280, height: 900 } },
  { locale: "en-GB", colorScheme: "dark", viewport: { width: 1280, height: 900 } },
  { locale: "de-DE", colorScheme: "dark", viewport: { width: 360, height: 740 } },
  { locale: "en-GB", colorScheme: "light", viewport: { width: 360, height: 740 } },
] as const;

export async function look_at(page: Page, paths: string[]): Promise<void> {
  const complaints: string[] = [];
  page.on("console", (message) => {
    const expected = /status of (401|404)/.test(message.text());
    if (["error", "warning"].includes(message.type()) && !expected) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  for (const path of paths) {
    await page.goto(path);
    await expect(page.locator("main h1, main article").first()).toBeAttached();
    await page.waitForLoadState("networkidle");
    // What lies folded is looked at, too; menus stay shut, they would lie on top.
    await page.evaluate(() => document.querySelectorAll<HTMLDetailsElement>("main details:not(.more)").forEach((one) => (one.open = true)));
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    expect(serious.map(({ id, nodes }) => `${path} ${id}: ${nodes[0]?.html}`)).toEqual([]);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(sideways, `${path} scrolls sideways`).toBeLessThanOrEqual(0);
  }
  expect(complaints).toEqual([]);
}
