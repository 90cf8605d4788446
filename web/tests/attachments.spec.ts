// Pictures beside a text: chosen, described, looked at, by keyboard alone.
import { expect, test, type Page } from "@playwright/test";
import { Buffer } from "node:buffer";

import { arrive, enter, send_picture, say } from "./city";

// A picture as a camera would bring it, drawn by the browser.
async function drawn(page: Page, colour: string): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const url = await page.evaluate((fill) => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [320, 200];
    const context = canvas.getContext("2d")!;
    context.fillStyle = fill;
    context.fillRect(0, 0, 320, 200);
    return canvas.toDataURL("image/png");
  }, colour);
  return { name: "home-address.png", mimeType: "image/png", buffer: Buffer.from(url.split(",")[1]!, "base64") };
}

test("two pictures are described and sent by keyboard, and looked at with arrows", async ({ page, request }) => {
  const marie = await arrive(request, "marie", "Marie");
  await enter(page, marie);
  await page.goto("/write");
  await page.getByLabel("Dein Beitrag").fill("Zwei Bilder von heute.");
  const files = [await drawn(page, "teal"), await drawn(page, "brown")];
  await page.getByLabel("Bilder dazulegen").setInputFiles(files);
  await expect(page.getByText("ist da")).toHaveCount(2);
  await expect(page.getByRole("button", { name: "Eröffnen" })).toBeDisabled();
  await expect(page.getByText("Beschreib jedes Bild")).toBeVisible();

  await page.getByLabel("Bild 1: Was ist zu sehen?").focus();
  await page.keyboard.type("Eine blaugrüne Fläche.");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Bild 1: Nach hinten" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Bild 2: Was ist zu sehen?")).toHaveValue("Eine blaugrüne Fläche.");
  await page.getByLabel("Bild 1: Was ist zu sehen?").focus();
  await page.keyboard.type("Eine braune Fläche.");
  const send = page.getByRole("button", { name: "Eröffnen" });
  await expect(send).toBeEnabled();
  await send.focus();
  await page.keyboard.press("Enter");

  const pictures = page.locator("article img[alt*=Fläche]");
  await expect(pictures).toHaveCount(2);
  await expect(pictures.first()).toHaveAttribute("alt", "Eine braune Fläche.");
  await page.getByRole("button", { name: "Bild 1: Beschreibung" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Eine braune Fläche.")).toBeVisible();

  const first = page.getByRole("button", { name: "Groß ansehen" }).first();
  await first.focus();
  await page.keyboard.press("Enter");
  const large = page.getByRole("dialog");
  await expect(large.getByRole("img")).toHaveAttribute("alt", "Eine braune Fläche.");
  await page.keyboard.press("ArrowRight");
  await expect(large.getByRole("img")).toHaveAttribute("alt", "Eine blaugrüne Fläche.");
  await page.keyboard.press("Escape");
  await expect(large).toHaveCount(0);
  await expect(first).toBeFocused();
});

test("what is no picture is refused before it is sent, and a fifth one is, too", async ({ page, request }) => {
  await enter(page, await arrive(request, "marie", "Marie"));
  await page.goto("/write");
  const field = page.getByLabel("Bilder dazulegen");
  await field.setInputFiles({ name: "a.svg", mimeType: "image/svg+xml", buffer: Buffer.from("<svg/>") });
  await expect(page.getByRole("alert")).toContainText("kein Bild");
  const one = await drawn(page, "teal");
  await field.setInputFiles([one, one, one, one, one]);
  await expect(page.getByText("ist da")).toHaveCount(4);
  await expect(page.getByRole("alert")).toContainText("Höchstens 4 Bilder");
  await expect(field).toHaveCount(0);
  await page.getByRole("button", { name: "Bild 4: Weglassen" }).click();
  await expect(field).toHaveCount(1);
});

test("a picture keeps its place before it has come", async ({ page, request }) => {
  const marie = await arrive(request, "marie", "Marie");
  await enter(page, marie);
  const id = await send_picture(request, marie, (await drawn(page, "teal")).buffer, "Eine blaugrüne Fläche.");
  const post = await say(request, marie, "Mit Bild", { media_ids: [id] });
  await page.route("**/media/pictures/**", (route) => new Promise((done) => setTimeout(() => done(route.continue()), 1500)));
  await page.goto(`/tables/${post.id}`);
  const picture = page.getByRole("img", { name: "Eine blaugrüne Fläche." });
  await expect(picture).toBeAttached();
  const before = await picture.boundingBox();
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth)).toBe(320);
  expect(await picture.boundingBox()).toEqual(before);
});
