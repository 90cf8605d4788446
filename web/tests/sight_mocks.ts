// What the city will say of its conversations, until it says it itself: answers made from tables and people that exist.
import type { Page, Route } from "@playwright/test";

import type { Account, DialoguePage, Expert, Ground, Meeting, Met, Neighbour, Status, Table, TableWhy } from "../src/api/entities";

export const why: TableWhy = {
  sentence: {
    de: "Neun reden hier miteinander, drei davon kennst Du; wer eröffnet hat, hat allen geantwortet.",
    en: "Nine talk here with each other, three of them you know; whoever opened the table has answered everyone.",
  },
  terms: [
    { term: "voices", bits: 2.807 },
    { term: "exchange", bits: 1.585 },
    { term: "host", bits: 0.875 },
    { term: "bridge", bits: 0.642 },
    { term: "nods", bits: 0.3 },
    { term: "heat", bits: 0 },
    { term: "monologue", bits: -0.245 },
    { term: "age", bits: -1.333 },
    { term: "known", bits: 1.1 },
    { term: "topic", bits: 0.512 },
    { term: "asked", bits: 0 },
  ],
  score: 6.243,
  slot: "dialogue",
};

export const json = (route: Route, body: unknown, status = 200): Promise<void> => route.fulfill({ status, json: body });

export async function tables_of(page: Page): Promise<Table[]> {
  return (await (await page.request.get("/api/stadt/v1/tables?mode=newest&limit=20")).json()) as Table[];
}

export async function mock_order(page: Page, tables: Table[]): Promise<void> {
  await page.route("**/api/stadt/v1/tables?mode=dialogue*", (route) => json(route, tables));
}

export const explained = (table: Table, known: Account[] = []): Table => ({
  ...table,
  why,
  ...(known.length > 0 ? { familiar: { count: known.length, people: known.slice(0, 3) } } : {}),
});

export interface Beside {
  neighbours?: Neighbour[];
  met?: Met[];
  why?: TableWhy | null;
}

export async function mock_beside(page: Page, { neighbours = [], met = [], why: reason = why }: Beside): Promise<void> {
  await page.route("**/api/stadt/v1/tables/*/neighbours", (route) => json(route, neighbours));
  await page.route("**/api/stadt/v1/tables/*/met", (route) => json(route, met));
  await page.route("**/api/stadt/v1/tables/*/why", (route) => (reason ? json(route, reason) : json(route, { error: "" }, 404)));
}

export function neighbour(table: Table, overheard: Status | null): Neighbour {
  const sentence = {
    de: `Hier sitzt auch ${table.host.display_name}; an beiden Tischen geht es um #Brücken.`,
    en: `${table.host.display_name} sits here, too; both tables talk about #Brücken.`,
  };
  return { table, overheard, shares: { link: false, tags: ["brücken"], guests: [table.host], place: false, quote: false }, sentence };
}

export const ground: Ground[] = [
  { kind: "answered", sentence: { de: "Ihr habt Euch dreimal geantwortet.", en: "You answered each other three times." } },
  { kind: "hashtag", tag: "brücken", sentence: { de: "Ihr redet beide über #Brücken.", en: "You both talk about #Brücken." } },
  { kind: "place", sentence: { de: "Ihr sitzt beide gern im Café.", en: "You both like to sit in the café." } },
  { kind: "region", sentence: { de: "Ihr wohnt beide am Fluss.", en: "You both live by the river." } },
];

export const mock_ground = (page: Page, lines = ground) => page.route("**/api/stadt/v1/people/*/ground", (route) => json(route, lines));

export interface Found {
  burning?: Expert[];
  able?: Expert[];
  meetings?: Meeting[];
}

export async function mock_people(page: Page, { burning = [], able = [], meetings = [] }: Found): Promise<void> {
  await page.route("**/api/stadt/v1/people?burns_for=*", (route) => json(route, burning));
  await page.route("**/api/stadt/v1/people?can=*", (route) => json(route, able));
  await page.route("**/api/stadt/v1/people/meet", (route) => json(route, meetings));
}

export const order: DialoguePage = {
  parameters: [
    { name: "words_of_substance", value: 12, meaning: { de: "Ab so vielen Wörtern hat ein Beitrag volles Gewicht", en: "From so many words on a post has its full weight" } },
    { name: "nod_weight", value: 0.15, meaning: { de: "Gewicht des Nickens", en: "Weight of a nod" } },
    { name: "familiar_exponent", value: -0.25, meaning: { de: "Wer ohnehin oft miteinander redet, zählt weniger", en: "Those who talk often anyway count less" } },
  ],
  foresight: true,
};

export const mock_parameters = (page: Page) => page.route("**/api/stadt/v1/dialogue", (route) => json(route, order));
