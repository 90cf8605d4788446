// Open streams as others use them: a client library over a WebSocket, and a page that has a session and no token.
import { expect, test } from "@playwright/test";
import { createRestAPIClient, createStreamingAPIClient, type mastodon } from "masto";

import { arrive, say, enter } from "./city";

type Heard = mastodon.streaming.Event;

// What a subscription hears, as it comes; it ends with its client.
function collected(subscription: AsyncIterable<Heard>): Heard[] {
  const heard: Heard[] = [];
  void (async () => {
    for await (const event of subscription) heard.push(event);
  })().catch(() => undefined);
  return heard;
}

test("masto's streaming client hears posts, their edits and their end", async ({ request, baseURL }) => {
  const person = await arrive(request, "hoerer", "Hannes");
  const instance = await createRestAPIClient({ url: baseURL! }).v2.instance.fetch();
  expect(instance.configuration.urls.streaming).toBe(baseURL!.replace("http", "ws"));
  const client = createRestAPIClient({ url: baseURL!, accessToken: person.token });
  const streaming = createStreamingAPIClient({
    streamingApiUrl: instance.configuration.urls.streaming, accessToken: person.token, retry: false,
  });
  const home = collected(streaming.user.subscribe());
  const tagged = collected(streaming.hashtag.subscribe({ tag: "Fluß" }));
  // Nobody tells a client when its subscription has arrived.
  await expect.poll(async () => {
    await client.v1.statuses.create({ status: "Hört mich jemand? #FLUSS" });
    return Math.min(home.length, tagged.length);
  }).toBeGreaterThan(0);
  expect(home[0]!.stream).toEqual(["user"]);
  expect(tagged[0]!.stream).toEqual(["hashtag", "Fluß"]);

  const post = await client.v1.statuses.create({ status: "Noch einmal #fluss" });
  await client.v1.statuses.$select(post.id).update({ status: "Und anders #fluss" });
  await client.v1.statuses.$select(post.id).remove();
  await expect.poll(() => home.at(-1)?.event).toBe("delete");
  const [update, edit, end] = home.slice(-3);
  expect(update!.event).toBe("update");
  expect((update!.payload as mastodon.v1.Status).account.id).toBe(person.id);
  expect(edit!.event).toBe("status.update");
  expect((edit!.payload as mastodon.v1.Status).content).toContain("Und anders");
  expect(end!.payload).toBe(post.id);
  await expect.poll(() => tagged.at(-1)?.event).toBe("delete");
  streaming.close();
});

test("a page opens its stream with a ticket, and loses it when it signs out", async ({ page, request }) => {
  const person = await arrive(request, "seite", "Sina");
  await enter(page, person);
  const stream = await page.evaluateHandle(async () => {
    const answer = await fetch("/api/stadt/v1/streaming/ticket", { method: "POST" });
    const { ticket } = (await answer.json()) as { ticket: string };
    const socket = new WebSocket(`ws://${location.host}/api/v1/streaming?stream=user`, [ticket]);
    const seen = { heard: [] as string[], closed: 0 };
    socket.onmessage = (message) => seen.heard.push((JSON.parse(message.data as string) as { event: string }).event);
    socket.onclose = (closing) => (seen.closed = closing.code);
    await new Promise((open) => (socket.onopen = open));
    return seen;
  });
  await say(request, person, "Von anderswo");
  await expect.poll(() => stream.evaluate((seen) => seen.heard)).toEqual(["update"]);
  const ended = await page.evaluate(async () => (await fetch("/api/stadt/v1/session", { method: "DELETE" })).status);
  expect(ended).toBe(200);
  await expect.poll(() => stream.evaluate((seen) => seen.closed)).toBe(1008);
});

test("a page without a ticket hears what visitors hear", async ({ page, request }) => {
  const person = await arrive(request, "laden", "Lotte");
  await enter(page, person);
  const answers = await page.evaluate(async () => {
    const opened = (target: string) =>
      new Promise<string>((done) => {
        const socket = new WebSocket(`ws://${location.host}/api/v1/streaming${target}`);
        socket.onopen = () => done("open");
        socket.onerror = () => done("refused");
      });
    return [await opened("?stream=user"), await opened("?stream=public")];
  });
  expect(answers).toEqual(["refused", "open"]);
});
