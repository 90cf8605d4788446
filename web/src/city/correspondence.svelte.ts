// A conversation in letters as its reader has it open: the oldest first, as letters lie in a drawer.
import { get, page, post } from "../api/client";
import type { Account, Conversation, Status } from "../api/entities";
import { is_later } from "./order";
import { session } from "./session.svelte";

export interface Letter {
  text: string;
  thanks: boolean;
  key: string; // the same for every attempt
}

const ids_of = (people: Account[]): string => people.map((one) => one.id).sort().join();

async function conversation_with(people: Account[]): Promise<Conversation | null> {
  if (people.length === 1) {
    return (await get<{ conversation: Conversation | null }>(`/api/stadt/v1/letters/with/${people[0]!.id}`)).conversation;
  }
  const recent = await get<Conversation[]>("/api/v1/conversations?limit=40");
  return recent.find((one) => ids_of(one.accounts) === ids_of(people)) ?? null;
}

export class Correspondence {
  conversation = $state<Conversation | null>(null);
  others = $state<Account[]>([]);
  letters = $state<Status[]>([]);
  earlier = $state<string | null>(null);
  about = $state<Status | null>(null); // what a first letter answers

  async open(id: string): Promise<void> {
    this.conversation = await post<Conversation>(`/api/v1/conversations/${id}/read`);
    this.others = this.conversation.accounts;
    await this.renew();
  }

  // Somebody whom one may have written to already, or not.
  async open_with(people: string[], about: string | null): Promise<void> {
    this.others = await Promise.all(people.map((id) => get<Account>(`/api/v1/accounts/${id}`)));
    if (about) this.about = await get<Status>(`/api/v1/statuses/${about}`).catch(() => null);
    const known = await conversation_with(this.others);
    if (known) await this.open(known.id);
  }

  async renew(): Promise<void> {
    if (!this.conversation) return;
    const { items, next } = await page<Status>(`/api/stadt/v1/letters/${this.conversation.id}/posts?limit=40`);
    const newest = items.toReversed();
    const first = newest[0];
    const before = first ? this.letters.filter((one) => is_later(first.id, one.id)) : [];
    if (before.length === 0) this.earlier = next;
    this.letters = [...before, ...newest];
  }

  async read_earlier(): Promise<void> {
    if (!this.earlier) return;
    const { items, next } = await page<Status>(this.earlier);
    this.letters.unshift(...items.toReversed());
    this.earlier = items.length > 0 ? next : null;
  }

  async note_read(): Promise<void> {
    if (this.conversation) this.conversation = await post<Conversation>(`/api/v1/conversations/${this.conversation.id}/read`);
  }

  // Whom thanks would go to.
  get thanked(): Status | undefined {
    return this.letters.findLast((one) => one.account.id !== session.me?.id) ?? (this.letters.length === 0 ? this.about : null) ?? undefined;
  }

  async send({ text, thanks, key }: Letter): Promise<void> {
    const answers = thanks ? this.thanked : (this.letters.at(-1) ?? this.about);
    const city = { audience: this.others.length > 0 ? "mentioned" : "self", to: this.others.map((one) => one.id), thanks };
    const letter = { status: text, stadt: city, ...(answers ? { in_reply_to_id: answers.id } : {}) };
    const said = await post<Status>("/api/v1/statuses", letter, { "Idempotency-Key": key });
    if (!this.letters.some((one) => one.id === said.id)) this.letters.push(said);
    this.conversation ??= await conversation_with(this.others);
  }
}
