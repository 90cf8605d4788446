// Addresses inside the city.
import type { Account, Face, Status } from "../api/entities";

export const person_path = (account: Face): string => `/@${account.acct}`;
export const table_path = (id: string): string => `/tables/${id}`;
// An article with what its author and the hosts of a newspaper have to settle.
export const offer_path = (id: string): string => `${table_path(id)}?show=offer`;
export const place_path = (handle: string): string => `/places/${handle}`;
export const tag_path = (name: string): string => `/tags/${encodeURIComponent(name)}`;
// Who burns for something.
export const people_path = (topic: string): string => `/people?for=${encodeURIComponent(topic)}`;

// A post stands at its table, lit.
export function post_path(status: Status): string {
  const table = status.stadt.table_id;
  return table === status.id ? table_path(table) : `${table_path(table)}?at=${status.id}`;
}

export const name_of = (account: Face): string => account.display_name || account.username;

export const message_path = (account: Account): string => `/messages?with=${account.id}`;
// The same, to arrange to meet.
export const meetup_path = (account: Account): string => `/messages?with=${account.id}&meetup=1`;
