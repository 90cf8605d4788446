// What the city knows of its conversations, until the OpenAPI document says it.
import type { Account, Place, Status, Table } from "./entities";

export interface Bilingual {
  de: string;
  en: string;
}

export interface Term {
  term: string;
  bits: number; // of three decimals
}

export type Slot = "dialogue" | "unanswered" | "newcomer" | "exploration" | "anniversary";

export interface TableWhy {
  sentence: Bilingual;
  terms: Term[];
  score: number; // their sum
  slot: Slot;
}

export interface Familiar {
  count: number;
  people: Account[];
}

export interface Seen {
  why?: TableWhy;
  familiar?: Familiar;
}

export interface Neighbour {
  table: Table;
  overheard: Status | null;
  shares: { link: boolean; tags: string[]; guests: Account[]; place: boolean; quote: boolean };
  sentence: Bilingual;
}

export interface Met {
  account: Account;
  answers: number;
  post: Status; // theirs: what a request refers to
}

export interface Ground {
  kind: "answered" | "conversation" | "organisation" | "hashtag" | "place" | "book" | "school" | "region";
  sentence: Bilingual;
  table_id?: string | null;
  tag?: string | null;
  place?: Place | null;
}

export interface Expert {
  account: Account;
  sentence: Bilingual;
  talks: Table[];
}

export interface Meeting {
  account: Account;
  sentence: Bilingual;
  table: Table;
  ground: Ground[];
}

export interface DialoguePage {
  parameters: { name: string; value: number; meaning: Bilingual }[];
  foresight: boolean;
}
