// A wall: set up, hung, walked along, talked about, signed.
import { expect, test } from "@playwright/test";
import { Buffer } from "node:buffer";

import { arrive, enter, hang, make_exhibition, point } from "./city";

test("somebody sets up a wall in their house and hangs a picture there", async ({ page, request }) => {
  const ruth = await arrive(request, "ruth", "Ruth");
  await enter(page, ruth);
  await page.goto(`/@${ruth.handle}?show=pictures`);
  await page.getByRole("button", { name: "Eine Ausstellung einrichten" }).click();
  await page.getByLabel("Titel").fill("Blau, drei Versuche");
  await page.getByLabel("Wandtext am Eingang").fill("Dreimal dasselbe Blatt.");
  await page.getByRole("button", { name: "Einrichten" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Blau, drei Versuche" })).toBeVisible();

  await page.getByRole("button", { name: "Ein Bild hängen" }).click();
  await page.getByLabel("Bilder dazulegen").setInputFiles({ name: "a.png", mimeType: "image/png", buffer: Buffer.from(point, "base64") });
  await expect(page.getByText("ist da")).toBeVisible();
  await page.getByRole("button", { name: "Aufhängen" }).click();
  await expect(page.getByLabel("Bild 1: Was ist zu sehen?")).toBeFocused(); // nothing hangs undescribed
  await page.getByLabel("Bild 1: Was ist zu sehen?").fill("Ein Punkt.");
  await page.getByLabel("Titel des Bildes").fill("Erster Versuch");
  await page.getByRole("button", { name: "Aufhängen" }).click();
  await expect(page.getByRole("article", { name: "Erster Versuch" }).getByRole("img", { name: "Ein Punkt." })).toBeVisible();
});

test("a guest walks along, opens the table of a picture and signs the book", async ({ page, request }) => {
  const [ruth, mira] = [await arrive(request, "ruth", "Ruth"), await arrive(request, "mira", "Mira")];
  const wall = await make_exhibition(request, ruth, "Blau");
  await hang(request, ruth, wall, "Mit Daumen", "Ein Farn mit Daumenabdruck.");
  await enter(page, mira);
  await page.goto(`/exhibitions/${wall}`);
  const work = page.getByRole("article", { name: "Mit Daumen" });
  await work.getByRole("button", { name: "Einen Tisch dazu eröffnen" }).click();
  await page.keyboard.type("Wer hat geklingelt?");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("img", { name: "Ein Farn mit Daumenabdruck." })).toBeVisible();
  await page.getByRole("link", { name: "Hier hängt das Bild" }).click();
  await expect(work.getByRole("link", { name: "Tisch dazu" })).toBeVisible();

  await page.getByRole("button", { name: "Eintragen" }).click();
  await page.keyboard.type("Danke fürs Klingeln.");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("Danke fürs Klingeln.")).toBeVisible();
  page.once("dialog", (dialog) => dialog.accept());
  await page.getByRole("button", { name: "Eintrag entfernen" }).click();
  await expect(page.getByText("Die erste Seite ist noch frei.")).toBeVisible();
});
