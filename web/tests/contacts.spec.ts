// How two people get to know each other, and what a sender never learns.
import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Browser, type Page } from "@playwright/test";

import { arrive, ask, enter, furnish, say, type Resident } from "./city";

const burning = "Mädchen, die Brücken bauen";

async function at_home(browser: Browser, who: Resident): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await enter(page, who);
  return page;
}

test("one asks with a sentence of the other's house, is asked back, and both are in contact", async ({ browser, request }) => {
  const [anne, tom] = [await arrive(request, "anne", "Anne"), await arrive(request, "tom", "Tom")];
  await furnish(request, anne, { burn: burning, can: "Fachwerk" });
  const [hers, his] = [await at_home(browser, anne), await at_home(browser, tom)];

  // By keyboard alone, from the button to the last word.
  await his.goto(`/@${anne.handle}`);
  await his.getByRole("button", { name: "Kennenlernen" }).press("Enter");
  const sheet = his.getByRole("dialog", { name: "Anne kennenlernen" });
  await expect(sheet.getByRole("radio", { name: burning })).toBeFocused();
  await his.keyboard.press("Space");
  await his.keyboard.press("Enter");
  await his.keyboard.type("Meine Klasse hat eine Brücke aus Papier gebaut, und sie trug genau eine Schülerin.");
  await his.keyboard.press("Control+Enter");
  await expect(sheet.getByText("Deine Zeile ist unterwegs zu Anne.")).toBeVisible();
  await his.keyboard.press("Enter");
  await expect(sheet).toBeHidden();
  await expect(his.getByText("Deine Zeile ist unterwegs.")).toBeVisible();
  await expect(his.getByRole("main").getByRole("button", { name: "Kennenlernen" })).toHaveCount(0);

  await hers.goto("/");
  await expect(hers.getByRole("link", { name: "Kennenlernen (1 wartet)" })).toBeVisible();
  await hers.goto("/requests");
  const asking = hers.getByRole("article", { name: "Tom" });
  await expect(asking).toContainText(`Aus Deinem Haus: „${burning}“`);
  await hers.keyboard.press("j");
  await expect(asking).toBeFocused();
  await hers.keyboard.press("r");
  await hers.keyboard.type("Und was geschah mit der zweiten Schülerin?");
  await hers.keyboard.press("Control+Enter");
  await expect(asking.getByText("Deine Frage ist bei Tom.")).toBeVisible();
  await his.goto("/requests");
  await expect(his.getByRole("article", { name: "Anne" })).toContainText("Rückfrage");

  await hers.reload();
  await expect(asking).toContainText("Du hast zurückgefragt.");
  await asking.getByRole("button", { name: "Gern!" }).click();
  await hers.keyboard.type("Komm am Montag in die Werkstatt.");
  await hers.keyboard.press("Control+Enter");
  await expect(asking.getByText("Tom und Du, Ihr seid jetzt in Kontakt.")).toBeVisible();
  await expect(hers.getByRole("link", { name: "Kennenlernen", exact: true }).first()).toBeVisible();

  await his.reload();
  await expect(his.getByRole("article", { name: "Anne" })).toContainText("Gern!");
  await his.goto("/contacts");
  await expect(his.getByRole("link", { name: "Anne", exact: true })).toBeVisible();
  await his.goto(`/@${anne.handle}`);
  await expect(his.getByText(/in Kontakt seit/)).toBeVisible();
  await expect(his.getByRole("link", { name: "Nachricht schreiben" })).toHaveAttribute("href", `/messages?with=${anne.id}`);
});

test("how close somebody is and what one notes is kept, and seen by nobody else", async ({ browser, request }) => {
  const [anne, tom] = [await arrive(request, "anne", "Anne"), await arrive(request, "tom", "Tom")];
  await furnish(request, anne, { burn: burning });
  const asked = await ask(request, tom, anne, "Wie findest Du die Mädchen, und wie finden sie Dich? Das wüsste ich gern.");
  await request.post(`/api/stadt/v1/requests/${asked.id}/accept`, { headers: { Authorization: `Bearer ${anne.token}` } });
  const [hers, his] = [await at_home(browser, anne), await at_home(browser, tom)];
  await hers.goto(`/@${tom.handle}`);
  await hers.getByText("Deine private Karte").click();
  await hers.getByRole("radio", { name: "Eng" }).check();
  await hers.getByLabel("Was Du Dir merken möchtest").fill("Trinkt keinen Kaffee");
  await expect(hers.getByText("Gemerkt.")).toBeVisible();
  await hers.goto("/contacts");
  await expect(hers.getByText("Trinkt keinen Kaffee").first()).toBeVisible();
  await his.goto("/contacts");
  await expect(his.getByRole("link", { name: "Anne", exact: true })).toBeVisible();
  await his.getByText("Deine private Karte").click();
  await expect(his.getByRole("radio", { name: "Kontakt" })).toBeChecked();
  await expect(his.getByText("Kaffee")).toHaveCount(0);

  hers.on("dialog", (dialog) => void dialog.accept());
  await hers.getByText("Deine private Karte").click();
  await hers.getByRole("button", { name: "Kontakt beenden" }).click();
  await expect(hers.getByText("Noch steht hier niemand.")).toBeVisible();
  await his.reload();
  await expect(his.getByText("Noch steht hier niemand.")).toBeVisible();
});

test("what is put aside stays invisible to its sender, and comes back within thirty days", async ({ browser, request }) => {
  const [anne, tom] = [await arrive(request, "anne", "Anne"), await arrive(request, "tom", "Tom")];
  await furnish(request, anne, { burn: burning });
  await ask(request, tom, anne, "Ich habe als Kind eine Brücke über unseren Bach gelegt und sie nie vergessen.");
  const [hers, his] = [await at_home(browser, anne), await at_home(browser, tom)];
  await his.goto("/requests");
  const sent = his.getByRole("article", { name: "Anne" });
  await expect(sent).toContainText("unterwegs");
  const before = await sent.locator(".standing").textContent();

  await hers.goto("/requests");
  const asking = hers.getByRole("article", { name: "Tom" });
  for (const [button, outcome] of [["Weglegen", "Weggelegt. Tom erfährt davon nichts."], ["Das ist Werbung", "Als Werbung weggelegt."]] as const) {
    await asking.getByRole("button", { name: button }).click();
    await expect(asking).toContainText(outcome);
    await his.reload();
    await expect(sent.locator(".standing")).toHaveText(before!);
    await asking.getByRole("button", { name: "Rückgängig" }).click();
    await expect(asking).toBeFocused();
  }
  await asking.getByRole("button", { name: "Weglegen" }).click();
  await expect(asking).toContainText("Weggelegt.");
  await hers.reload();
  await expect(hers.getByText("Gerade wartet niemand.")).toBeVisible();
  await expect(hers.getByText(/1 wartet/)).toHaveCount(0);
  await hers.getByText("Weggelegt", { exact: true }).click();
  await hers.getByRole("button", { name: "Wieder hinlegen" }).click();
  await expect(asking).toBeFocused();
  await expect(asking.getByRole("button", { name: "Gern!" })).toBeVisible();
});

test("four lines that are almost the same are explained to their sender and lie on the pile", async ({ browser, request }) => {
  const pitcher = await arrive(request, "karl", "Karl");
  const line = (name: string): string => `Liebe ${name}, Dein Satz hat mich sehr angesprochen und ich würde mich gern einmal mit Dir austauschen.`;
  for (const name of ["Berta", "Clara", "Dora"]) {
    const other = await arrive(request, name.toLowerCase(), name);
    await furnish(request, other, { burn: burning });
    await ask(request, pitcher, other, line(name));
  }
  const emma = await arrive(request, "emma", "Emma");
  await furnish(request, emma, { burn: burning });
  const [his, hers] = [await at_home(browser, pitcher), await at_home(browser, emma)];
  await his.goto(`/@${emma.handle}`);
  await his.getByRole("button", { name: "Kennenlernen" }).click();
  const sheet = his.getByRole("dialog");
  await sheet.getByRole("radio", { name: burning }).check();
  await sheet.getByLabel("Deine Zeile an Emma").fill("Guten Tag!");
  await his.keyboard.press("Control+Enter");
  await expect(sheet.getByText("… und was hat Dich neugierig gemacht?")).toBeVisible();
  await his.keyboard.press("Escape");
  await expect(his.getByRole("button", { name: "Kennenlernen" })).toBeFocused();
  await his.keyboard.press("Enter");
  await expect(sheet.getByLabel("Deine Zeile an Emma")).toHaveValue("Guten Tag!");
  await sheet.getByRole("radio", { name: burning }).check();
  await sheet.getByLabel("Deine Zeile an Emma").fill(line("Emma"));
  await his.keyboard.press("Control+Enter");
  await expect(sheet.getByText("Das hast Du fast genauso schon drei anderen geschrieben.")).toBeVisible();
  await expect(sheet.getByText("So kommt es auf den Visitenkartenstapel")).toBeVisible();
  await sheet.getByRole("button", { name: "So abschicken" }).click();
  await expect(sheet.getByText("Sie liegt auf dem Visitenkartenstapel")).toBeVisible();
  await sheet.getByRole("link", { name: "Was unterwegs ist" }).click();
  await expect(his.getByRole("article", { name: "Emma" })).toContainText("weil es fast wörtlich drei Deiner anderen Zeilen gleicht");

  await hers.goto("/requests");
  await expect(hers.getByText("Gerade wartet niemand.")).toBeVisible();
  await expect(hers.getByRole("link", { name: "Kennenlernen", exact: true }).first()).toBeVisible();
  const card = hers.getByRole("article", { name: "Karl" });
  await expect(card).toBeHidden();
  await hers.getByText("Visitenkartenstapel").click();
  await expect(card).toContainText("gleicht fast wörtlich drei anderen Zeilen derselben Hand");
});

test("beside a post one asks with the post to begin from, and the sheet can be used by everybody", async ({ browser, request }) => {
  const [anne, tom] = [await arrive(request, "anne", "Anne"), await arrive(request, "tom", "Tom")];
  const opening = await say(request, anne, "Wer hat schon einmal eine Säge singen hören?");
  const his = await at_home(browser, tom);
  await his.goto(`/tables/${opening.id}`);
  await his.getByRole("article", { name: "Anne", exact: true }).getByText("Mehr").click();
  await his.getByRole("button", { name: "Kennenlernen" }).click();
  const sheet = his.getByRole("dialog");
  await expect(sheet.getByRole("radio", { name: "Vom Tisch „Wer hat schon einmal eine Säge singen hören?“" })).toBeChecked();
  await expect(sheet.getByLabel("Deine Zeile an Anne")).toBeFocused();
  const { violations } = await new AxeBuilder({ page: his }).include("dialog").analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  await sheet.getByRole("radio", { name: "Wir kennen uns schon …" }).check();
  await expect(sheet.getByLabel("Woher kennt Ihr Euch?")).toBeFocused();
  await his.keyboard.type("aus der Sägewerkstatt in der Altstadt");
  await his.keyboard.press("Enter");
  await his.keyboard.type("Du hast mir damals gezeigt, wie man eine Säge hält, ohne Angst zu haben.");
  await his.keyboard.press("Control+Enter");
  await expect(sheet.getByText("Deine Zeile ist unterwegs zu Anne.")).toBeVisible();
  await his.keyboard.press("Enter");
  await his.getByRole("button", { name: "Kennenlernen" }).click();
  await expect(sheet.getByText("Deine Zeile ist unterwegs.")).toBeVisible();
  await sheet.getByRole("link", { name: "Was unterwegs ist" }).click();
  await expect(his.getByRole("article", { name: "Anne" })).toContainText("Woher Ihr Euch kennt: aus der Sägewerkstatt in der Altstadt");
});
