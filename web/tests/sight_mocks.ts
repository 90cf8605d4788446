// Orders of tables that a test decides itself, where it is about the page and not about the order.
import type { Page, Route } from "@playwright/test";

import type { Account, DialoguePage, Table, TableWhy } from "../src/api/entities";

const why: TableWhy = {
  sentence: { de: "Neun reden hier miteinander, drei davon kennst Du.", en: "Nine talk here with each other, three of them you know." },
  terms: [
    { term: "voices", bits: 2.807 },
    { term: "monologue", bits: -0.245 },
    { term: "age", bits: -1.333 },
  ],
  score: 1.229,
  slot: "exploration",
};

export const json = (route: Route, body: unknown): Promise<void> => route.fulfill({ json: body });

// Exactly these, in this order.
export async function mock_order(page: Page, ids: string[], known: Account[] = []): Promise<Table[]> {
  const newest = (await (await page.request.get("/api/stadt/v1/tables?mode=newest&limit=40")).json()) as Table[];
  const familiar = { count: known.length, people: known.slice(0, 3) };
  const tables = ids.map((id) => ({ ...newest.find((one) => one.id === id)!, why, ...(known.length > 0 ? { familiar } : {}) }));
  await page.route("**/api/stadt/v1/tables?mode=dialogue*", (route) => json(route, tables));
  return tables;
}

const order: DialoguePage = {
  parameters: [{ name: "nod_weight", value: 0.15, meaning: { de: "Gewicht des Nickens", en: "Weight of a nod" } }],
  foresight: true,
};

export const mock_parameters = (page: Page) => page.route("**/api/stadt/v1/dialogue", (route) => json(route, order));
