// What the city says about contacts, by hand until its OpenAPI document carries it.
import type { Account } from "./entities";

export interface Anchor {
  kind: "house" | "table" | "post" | "event" | "place" | "person" | "book" | "role" | "known_from";
  id: string;
  text: string;
}

export interface Why {
  code: string;
  count: number;
}

export interface ContactRequest {
  id: string;
  direction: "in" | "out";
  state: "pending" | "asked" | "later" | "accepted" | "discarded" | "advert" | "withdrawn" | "ended";
  account: Account;
  anchor: Anchor;
  reason: string;
  delivered: "inbox" | "pile";
  why: Why[];
  created_at: string;
  answered_at: string | null;
  undo_until: string | null;
  by_message: boolean;
  post_id: string | null;
  conversation_id: string | null;
}

export interface Mirror {
  resembles: number;
  reads_like_offer: boolean;
  too_short: boolean;
  delivered: "inbox" | "pile";
  why: Why[];
  among_friends: boolean;
  open: number;
  limit: number;
  stopped_until: string | null;
}

export type Closeness = "acquaintance" | "contact" | "close";

export interface ContactEntry {
  account: Account;
  closeness: Closeness;
  since: string;
  note: string;
}

export interface ContactCard {
  contact: boolean;
  closeness: Closeness | null;
  since: string | null;
  note: string;
  request_in: ContactRequest | null;
  request_out: ContactRequest | null;
  may_ask: boolean;
  may_write: boolean;
}
