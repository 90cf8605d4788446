// Every page, in every look.
import { test, type APIRequestContext } from "@playwright/test";
import { Buffer } from "node:buffer";

import { arrive, ask, enter, furnish, hang, in_days, keep, make_exhibition, point, propose, respond, say, send_picture, settle, write, type Resident } from "./city";
import { look_at, looks } from "./looks";

// Requests in every box of the host, one contact.
async function asked_about(request: APIRequestContext, host: Resident, guest: Resident): Promise<void> {
  const [asker, pitcher, quiet] = [await arrive(request, "ida", "Ida"), await arrive(request, "karl", "Karl"), await arrive(request, "udo", "Udo")];
  await furnish(request, host, { burn: "Mädchen, die Brücken bauen", can: "Fachwerk", role: "Zimmerin" });
  for (const one of [guest, asker]) await furnish(request, one, { burn: "Fragen, auf die es zwei Antworten gibt" });
  await ask(request, asker, host, "Meine Schwester baut Brücken aus Papier und sucht jemanden, der ihr Holz zeigt.");
  await say(request, pitcher, `@${host.handle} Guten Tag, ich möchte Ihnen gern mein Programm vorstellen.`, { visibility: "direct" });
  await respond(request, host, await ask(request, quiet, host, "Ich habe Deinen Satz gelesen und dabei an meine alte Schule gedacht."), "discard");
  await ask(request, host, asker, "Du suchst nach Fragen mit zwei Antworten: Ich sammle sie seit Jahren in einem Heft.");
  await respond(request, host, await ask(request, guest, host, "Seit dem Gespräch über Bücher möchte ich wissen, wie Du eine Brücke beginnst."), "accept");
}

// Letters of every kind, pebbles, and what one is told.
async function written_to(request: APIRequestContext, host: Resident, guest: Resident, reply: string): Promise<string[]> {
  const stranger = await arrive(request, "vera", "Vera Wiesenthal-Schneiderhan");
  const letter = await write(request, guest, [host], "Kommst Du am Samstag in die Werkstatt?");
  await write(request, host, [guest], "Gern, und danke für den Hinweis!", { in_reply_to_id: letter.id, thanks: true });
  await write(request, guest, [host, stranger], "Wollen wir drei uns treffen? https://example.org/ein/sehr/langer/weg/der/nicht/umbricht");
  await write(request, stranger, [host], "Guten Tag, ich möchte Ihnen etwas vorstellen.");
  await write(request, host, [], "Papier kaufen");
  await keep(request, host, reply, "über Brücken", "Für Donnerstag.");
  await keep(request, host, letter.id, "in die Werkstatt", "");
  const walks = [await propose(request, guest, host, [in_days(3, "11:30"), in_days(4, "08:00")]), await propose(request, host, guest, [in_days(5, "11:30")])];
  const call = await propose(request, host, guest, [in_days(6, "18:00")], { kind: "call", place: "" });
  await settle(request, guest, call.id, "accept", { time: call.times[0]!.time });
  await settle(request, host, (await propose(request, guest, host, [in_days(7, "18:00")], { kind: "coffee" })).id, "decline", { text: "Leider nicht." });
  const headers = { Authorization: `Bearer ${host.token}` };
  const all = (await (await request.get("/api/v1/conversations", { headers })).json()) as { id: string }[];
  return [
    "/messages", "/messages?new", ...all.map((one) => `/messages/${one.id}`), `/messages?with=${stranger.id}`, `/messages?with=${guest.id}&about=${reply}`,
    "/mosaic", "/notifications", "/meetups", ...[...walks, call].map((one) => `/meetups/${one.id}`), `/messages?to=${guest.handle}&meetup=1`,
  ];
}

async function lived_in(request: APIRequestContext): Promise<{ host: Resident; pages: string[]; own: string[] }> {
  const host = await arrive(request, "marie", "Marie");
  const guest = await arrive(request, "paul", "Paul");
  const opening = await say(request, host, "Was lest ihr gerade? #Bücher", { stadt: { kind: "question" } });
  const reply = await say(request, guest, "Etwas über Brücken.", { in_reply_to_id: opening.id });
  await say(request, host, "Erzähl!", { in_reply_to_id: reply.id });
  await say(request, guest, "Der Schluss", { in_reply_to_id: opening.id, spoiler_text: "Verrät das Ende" });
  const long = await say(request, guest, "Donaudampfschifffahrtsgesellschaftskapitäne und wo sie sitzen #Bücher");
  await say(request, host, "Ganz vorn, wo es zieht.", { in_reply_to_id: long.id });
  await asked_about(request, host, guest);
  const wall = await make_exhibition(request, guest, "Blau, drei Versuche");
  await hang(request, guest, wall, "Mit Daumen", "Ein Farn, weiß auf Blau.");
  const media_ids = [await send_picture(request, host, Buffer.from(point, "base64"), "Ein Punkt.")];
  const seen = await say(request, host, "Seht, ein Punkt.", { media_ids });
  const pages = [
    "/", "/?mode=newest", `/tables/${opening.id}`, `/tables/${opening.id}?at=${reply.id}`, `/tables/${long.id}`, "/arrive", "/enter", "/write", "/home", "/house",
    "/bookmarks", "/about", "/people", "/people?for=B%C3%BCcher", "/order", `/@${host.handle}`, `/@${guest.handle}?show=comments`, "/tags/b%C3%BCcher", "/nirgends",
    "/requests", "/contacts", "/column", `/exhibitions/${wall}`, `/@${guest.handle}?show=pictures`, `/@${host.handle}?show=pictures`, `/tables/${seen.id}`,
  ];
  return { host, pages, own: await written_to(request, host, guest, reply.id) };
}

for (const look of looks) {
  for (const part of ["visitor", "resident", "resident's own"] as const) {
    test(`axe: ${look.locale}, ${look.colorScheme}, ${look.viewport.width}px, ${part}`, async ({ browser, request }) => {
      test.slow();
      const { host, pages, own } = await lived_in(request);
      const page = await (await browser.newContext(look)).newPage();
      if (part !== "visitor") await enter(page, host);
      await look_at(page, part === "resident's own" ? own : pages);
    });
  }
}
