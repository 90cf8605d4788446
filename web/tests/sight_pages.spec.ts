// What the city knows of its conversations, in every look.
import { test, type Page } from "@playwright/test";

import { arrive, ask, enter, furnish, say } from "./city";
import { look_at, looks } from "./looks";
import { explained, ground, mock_beside, mock_ground, mock_order, mock_parameters, mock_people, neighbour, tables_of } from "./sight_mocks";

async function mock_all(page: Page): Promise<void> {
  const tables = await tables_of(page);
  const people = tables.flatMap((one) => [one.host, ...one.guests_sample]);
  const sentence = { de: "Hat in vielen Gesprächen darüber geredet.", en: "Talked about it in many conversations." };
  await mock_order(page, tables.map((one, index) => explained(one, people.slice(0, index % 5))));
  await mock_beside(page, {
    neighbours: tables.slice(0, 4).map((one, index) => neighbour(one, index === 1 ? null : one.opening)),
    met: [{ account: people[0]!, answers: 3, post: tables[0]!.opening }],
  });
  await mock_ground(page);
  await mock_people(page, {
    burning: [{ account: people[0]!, sentence, talks: tables.slice(0, 3) }],
    able: [{ account: people.find((one) => one.id !== people[0]!.id)!, sentence, talks: [] }],
    meetings: [{ account: people[0]!, sentence, table: tables[0]!, ground: ground.slice(0, 2) }],
  });
  await mock_parameters(page);
}

for (const look of looks) {
  test(`axe: ${look.locale}, ${look.colorScheme}, ${look.viewport.width}px, conversations`, async ({ browser, request }) => {
    test.slow();
    const [host, guest] = [await arrive(request, "marie", "Marie"), await arrive(request, "paul", "Paul")];
    await furnish(request, host, { burns_for: "Brücken", can: "Fachwerk", burn: "Mädchen, die Brücken bauen" });
    const opening = await say(request, host, "Donaudampfschifffahrtsgesellschaftskapitäne und wo sie sitzen #Brücken");
    await say(request, guest, "Vorn.", { in_reply_to_id: opening.id });
    await ask(request, guest, host, "Seit dem Gespräch über Bücher möchte ich wissen, wie Du eine Brücke beginnst.");
    const page = await (await browser.newContext(look)).newPage();
    await enter(page, host);
    await mock_all(page);
    await look_at(page, [
      "/", `/tables/${opening.id}`, `/@${guest.handle}`, `/@${host.handle}`, "/requests", "/people", "/people?for=Br%C3%BCcken", "/order", "/tags/br%C3%BCcken",
    ]);
  });
}
