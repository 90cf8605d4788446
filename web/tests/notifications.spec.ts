import { expect, test } from "@playwright/test";

import { arrive, ask, enter, furnish, say } from "./city";

test("what happens to one arrives as a quiet light, is read day by day, and the light goes out", async ({ page, request }) => {
  const [mira, jonas] = [await arrive(request, "mira", "Mira"), await arrive(request, "jonas", "Jonas")];
  const opening = await say(request, mira, "Wo bleibt der Schnee?");
  await enter(page, mira);
  await page.goto("/about");
  await expect(page.getByRole("link", { name: "Neues", exact: true })).toBeVisible();
  const reply = await say(request, jonas, "Der liegt noch bei uns oben.", { in_reply_to_id: opening.id });
  await expect(page.getByRole("link", { name: "Neues (Neues)" })).toBeVisible();

  await page.getByRole("link", { name: "Neues (Neues)" }).click();
  const line = page.getByRole("article", { name: "Jonas" });
  await expect(line.first()).toContainText("hat Dir geantwortet");
  await expect(line.first().getByRole("link", { name: "Der liegt noch bei uns oben." })).toHaveAttribute("href", new RegExp(`/tables/${opening.id}\\?at=`));
  await expect(page.getByRole("link", { name: "Neues", exact: true })).toBeVisible();

  // Whom one has answered is no stranger, and is heard when they nod.
  await say(request, mira, "Dann komme ich zu Euch.", { in_reply_to_id: reply.id });
  const headers = { Authorization: `Bearer ${jonas.token}` };
  await say(request, jonas, "Danke für die Frage, sie hat mich vor die Tür gebracht.", { in_reply_to_id: opening.id, stadt: { thanks: true } });
  await expect(page.getByText("dankt Dir")).toBeVisible();
  await request.post(`/api/v1/statuses/${opening.id}/favourite`, { headers });
  await expect(page.getByText("hat Dir zugenickt")).toBeVisible();
  await page.goto("/about");
  await expect(page.getByRole("link", { name: "Neues", exact: true })).toBeVisible();
});

test("who would like to get to know one is counted at once, and named", async ({ page, request }) => {
  const [mira, leyla] = [await arrive(request, "mira", "Mira"), await arrive(request, "leyla", "Leyla")];
  await furnish(request, mira, { burn: "Mädchen, die Brücken bauen" });
  await enter(page, mira);
  await page.goto("/notifications");
  await expect(page.getByText("Noch ist es still.")).toBeVisible();
  await ask(request, leyla, mira, "Meine Nichte baut gerade eine Brücke aus Löffeln und fragt, wie es weitergeht.");
  await expect(page.getByRole("link", { name: "Kennenlernen (1 wartet)" })).toBeVisible();
  const line = page.getByRole("article", { name: "Leyla" });
  await expect(line).toContainText("möchte Dich kennenlernen");
  await expect(line).toContainText("eine Brücke aus Löffeln");
  await expect(line.getByRole("link", { name: "Anfrage ansehen" })).toHaveAttribute("href", "/requests");
});
