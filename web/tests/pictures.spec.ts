import { expect, test, type Page } from "@playwright/test";

import { arrive, enter } from "./city";

// A picture as a camera would give it: larger than the city shows it.
async function drawn(page: Page, width: number, height: number): Promise<Buffer> {
  const base64 = await page.evaluate(
    ([wide, high]) => {
      const canvas = document.createElement("canvas");
      canvas.width = wide;
      canvas.height = high;
      const context = canvas.getContext("2d")!;
      context.fillStyle = "#bc533b";
      context.fillRect(0, 0, wide / 2, high);
      context.fillStyle = "#2d6a64";
      context.fillRect(wide / 2, 0, wide / 2, high);
      return canvas.toDataURL("image/jpeg").split(",")[1]!;
    },
    [width, height] as const,
  );
  return Buffer.from(base64, "base64");
}

test("a person chooses two pictures, everybody sees them, and takes them away again", async ({ page, browser, request }) => {
  const owner = await arrive(request, "mira", "Mira");
  await enter(page, owner);
  await page.goto("/house");
  await page.getByLabel("Dein Bild").setInputFiles({ name: "a.jpg", mimeType: "image/jpeg", buffer: await drawn(page, 2000, 1500) });
  await page.getByLabel("Bild über Deinem Haus").setInputFiles({ name: "b.jpg", mimeType: "image/jpeg", buffer: await drawn(page, 2000, 1500) });
  await expect(page.getByText("Dieses Bild kommt mit dem Speichern.")).toHaveCount(2);
  await expect(page.locator("img[src^='blob:']")).toHaveCount(2);
  await page.getByRole("button", { name: "Speichern" }).click();
  await expect(page.getByText("Gespeichert.")).toBeVisible();

  const stranger = await (await browser.newContext({ locale: "en-GB" })).newPage();
  await stranger.goto(`/@${owner.handle}`);
  const banner = stranger.locator("img.banner");
  await expect(banner).toBeVisible();
  expect(await banner.evaluate((image: HTMLImageElement) => image.decode().then(() => [image.naturalWidth, image.naturalHeight]))).toEqual([1500, 500]);
  const path = (await banner.getAttribute("src"))!;
  expect(path).toMatch(/^\/media\/[0-9a-f]{2}\/[0-9a-f]{32}\.webp$/);
  const answer = await request.get(path, { headers: { Accept: "text/html" } });
  expect(answer.headers()).toMatchObject({
    "content-type": "image/webp",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox",
    "cache-control": "public, max-age=31536000, immutable",
    "access-control-allow-origin": "*",
  });
  for (const climbing of ["/media/../stadt.db", "/media/%2e%2e/stadt.db", "/media/..%2fstadt.db", "/media//etc/passwd"]) {
    expect((await request.get(climbing)).ok(), climbing).toBe(false);
  }

  await page.getByRole("button", { name: "Bild entfernen" }).click();
  await page.getByRole("button", { name: "Bild über dem Haus entfernen" }).click();
  await expect(page.getByText("Das Bild geht mit dem Speichern.")).toHaveCount(2);
  await page.getByRole("button", { name: "Speichern" }).click();
  await expect(page.getByText("Das Bild geht mit dem Speichern.")).toHaveCount(0);
  await stranger.reload();
  await expect(stranger.getByRole("heading", { name: "Mira" })).toBeVisible();
  await expect(banner).toHaveCount(0);
  expect((await request.get(path)).status()).toBe(404);
});

test("what is no picture is refused in the reader's language, and the words stay in the form", async ({ page, request }) => {
  await enter(page, await arrive(request, "nils", "Nils"));
  await page.goto("/house");
  await page.getByLabel("In einer Zeile").fill("Sammelt Brücken");
  await page.getByLabel("Dein Bild").setInputFiles({ name: "a.png", mimeType: "image/png", buffer: Buffer.from("<svg/>") });
  await page.getByRole("button", { name: "Speichern" }).click();
  await expect(page.getByRole("alert")).toContainText("Das ist kein Bild, das die Stadt lesen kann.");
  await page.getByRole("button", { name: "Doch nicht" }).click();
  await expect(page.getByLabel("In einer Zeile")).toHaveValue("Sammelt Brücken");
  await page.getByRole("button", { name: "Speichern" }).click();
  await expect(page.getByText("Gespeichert.")).toBeVisible();
});
