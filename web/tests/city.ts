// Residents and their words over the API, for tests that begin in a city where something has happened.
import { expect, type APIRequestContext, type Page } from "@playwright/test";
import { Buffer } from "node:buffer";

export interface Resident {
  handle: string;
  id: string;
  token: string;
  password: string;
}

export interface Said {
  id: string;
  url: string;
}

let serial = 0;
// Handles are claimed for ever: every test takes fresh ones.
export const fresh_handle = (name: string): string => `${name}_${process.pid % 10_000}_${Date.now() % 100_000}_${serial++}`;

async function answer<T>(sent: ReturnType<APIRequestContext["post"]>): Promise<T> {
  const reply = await sent;
  expect(reply.ok(), `${reply.url()}: ${await reply.text()}`).toBe(true);
  return (await reply.json()) as T;
}

export async function arrive(request: APIRequestContext, name: string, display = name): Promise<Resident> {
  const handle = fresh_handle(name);
  const password = "ein langer Satz am Fluss";
  const app = await answer<{ client_id: string; client_secret: string }>(
    request.post("/api/v1/apps", {
      data: { client_name: "Test", redirect_uris: "urn:ietf:wg:oauth:2.0:oob", scopes: "read write follow" },
    }),
  );
  const own = await answer<{ access_token: string }>(
    request.post("/oauth/token", { data: { ...app, grant_type: "client_credentials", scope: "read write follow" } }),
  );
  const arrived = await answer<{ access_token: string }>(
    request.post("/api/v1/accounts", {
      headers: { Authorization: `Bearer ${own.access_token}` },
      data: { username: handle, email: `${handle}@example.org`, password, agreement: true, locale: "de" },
    }),
  );
  const token = arrived.access_token;
  const me = await answer<{ id: string }>(
    request.patch("/api/v1/accounts/update_credentials", {
      headers: { Authorization: `Bearer ${token}` },
      data: { display_name: display },
    }),
  );
  return { handle, id: me.id, token, password };
}

export function say(
  request: APIRequestContext,
  who: Resident,
  status: string,
  more: Record<string, unknown> = {},
): Promise<Said> {
  return answer<Said>(
    request.post("/api/v1/statuses", { headers: { Authorization: `Bearer ${who.token}` }, data: { status, ...more } }),
  );
}

// Items of a house, open to everybody: what one can be talked to about.
export async function furnish(request: APIRequestContext, who: Resident, items: Record<string, string>): Promise<void> {
  const written = Object.entries(items).map(([kind, text]) => ({ kind, text, audience: "public", mark: "both" }));
  await answer(request.put("/api/stadt/v1/house", { headers: { Authorization: `Bearer ${who.token}` }, data: { items: written } }));
}

export interface Asked {
  id: string;
  delivered: "inbox" | "pile";
}

// A request that refers to the first item of the other one's house.
export function ask(request: APIRequestContext, from: Resident, to: Resident, reason: string): Promise<Asked> {
  const anchor = { kind: "house", id: "talk_to_me_about.0" };
  return answer<Asked>(
    request.post("/api/stadt/v1/requests", {
      headers: { Authorization: `Bearer ${from.token}` },
      data: { account_id: to.id, anchor, reason },
    }),
  );
}

export async function respond(request: APIRequestContext, who: Resident, asked: Asked, how: string): Promise<void> {
  await answer(request.post(`/api/stadt/v1/requests/${asked.id}/${how}`, { headers: { Authorization: `Bearer ${who.token}` } }));
}

export async function enter(page: Page, who: Resident): Promise<void> {
  await page.goto("/enter");
  await page.getByLabel(/Kürzel oder E-Mail|Handle or e-mail/).fill(who.handle);
  await page.getByLabel(/^(Passwort|Password)$/).fill(who.password);
  await page.getByRole("main").getByRole("button", { name: /^(Eintreten|Enter)$/ }).click();
  await expect(page.getByRole("link", { name: /Mein Haus|My house/ })).toBeVisible();
}

// A message to few.
export function write(request: APIRequestContext, who: Resident, to: Resident[], status: string, more: Record<string, unknown> = {}): Promise<Said> {
  const { thanks = false, ...fields } = more;
  const audience = to.length > 0 ? "mentioned" : "self";
  return say(request, who, status, { ...fields, stadt: { audience, to: to.map((one) => one.id), thanks } });
}

// A pebble.
export async function keep(request: APIRequestContext, who: Resident, post: string, passage: string, line: string): Promise<void> {
  await answer(
    request.post(`/api/v1/statuses/${post}/bookmark`, {
      headers: { Authorization: `Bearer ${who.token}` },
      data: { stadt: { passage, line } },
    }),
  );
}

// Whoever has answered each other in public is no stranger.
export async function acquaint(request: APIRequestContext, one: Resident, other: Resident): Promise<void> {
  const opening = await say(request, one, `Guten Morgen zusammen, sagt ${one.handle}`);
  const reply = await say(request, other, "Guten Morgen!", { in_reply_to_id: opening.id });
  await say(request, one, "Schön, Dich zu lesen.", { in_reply_to_id: reply.id });
}

// On whose clocks somebody lives.
export async function live_in(request: APIRequestContext, who: Resident, time_zone: string): Promise<void> {
  await answer(request.put("/api/stadt/v1/house", { headers: { Authorization: `Bearer ${who.token}` }, data: { time_zone } }));
}

// "2026-11-30T11:30" in so many days.
export function in_days(days: number, clock: string): string {
  return `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T${clock}`;
}

// A walk that somebody proposes to somebody they know.
export function propose(request: APIRequestContext, from: Resident, to: Resident, times: string[], more: Record<string, unknown> = {}): Promise<{ id: string; times: { time: string }[] }> {
  return answer(
    request.post("/api/stadt/v1/appointments", {
      headers: { Authorization: `Bearer ${from.token}` },
      data: { account_id: to.id, kind: "walk", what: "Drei Fragen", place: "Am Wehr", times, time_zone: "Europe/Berlin", text: "Hast Du Lust?", ...more },
    }),
  );
}

export async function settle(request: APIRequestContext, who: Resident, id: string, how: string, data: Record<string, unknown> = {}): Promise<void> {
  await answer(request.post(`/api/stadt/v1/appointments/${id}/${how}`, { headers: { Authorization: `Bearer ${who.token}` }, data }));
}

// A picture of one point, as large as it has to be.
export const point = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

// The id of a picture that waits for its post or its wall.
export async function send_picture(request: APIRequestContext, who: Resident, bytes: Buffer, description: string): Promise<string> {
  const file = { name: "a.png", mimeType: "image/png", buffer: bytes };
  const headers = { Authorization: `Bearer ${who.token}` };
  return (await answer<{ id: string }>(request.post("/api/v2/media", { headers, multipart: { file, description } }))).id;
}

export async function make_exhibition(request: APIRequestContext, who: Resident, title: string): Promise<string> {
  const data = { title, text: "Dreimal dasselbe Blatt." };
  const made = await answer<{ exhibition: { id: string } }>(
    request.post("/api/stadt/v1/exhibitions", { headers: { Authorization: `Bearer ${who.token}` }, data }),
  );
  return made.exhibition.id;
}

export async function hang(request: APIRequestContext, who: Resident, wall: string, title: string, description: string): Promise<void> {
  const media_id = await send_picture(request, who, Buffer.from(point, "base64"), description);
  const data = { media_id, title, text: "Was daneben steht.", technique: "Cyanotypie", year: 2026, description };
  await answer(request.post(`/api/stadt/v1/exhibitions/${wall}/works`, { headers: { Authorization: `Bearer ${who.token}` }, data }));
}

// A poster for tomorrow.
export async function hang_poster(request: APIRequestContext, who: Resident, title: string, more: Record<string, string> = {}): Promise<void> {
  const at = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString().slice(0, 16);
  await answer(
    request.post("/api/stadt/v1/notices", {
      headers: { Authorization: `Bearer ${who.token}` },
      data: { title, text: "Wer mag, kommt.", place: "Am Fluss", starts_at: at(24), ends_at: at(27), time_zone: "UTC", ...more },
    }),
  );
}

// Something of one's life, for contacts.
export async function tell(request: APIRequestContext, who: Resident, words: string): Promise<void> {
  await answer(
    request.post("/api/stadt/v1/occasions", {
      headers: { Authorization: `Bearer ${who.token}` },
      data: { kind: "new_role", words, audience: "contacts" },
    }),
  );
}
