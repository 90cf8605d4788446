// A table's thread, depth first. What is said meanwhile waits here, or stands at its place at once: the page decides.
import { get } from "../api/client";
import type { Status, TableThread } from "../api/entities";
import { is_later } from "./order";
import { as_read } from "./seen";

export class Thread {
  table = $state<TableThread | null>(null);
  waiting = $state<Status[]>([]);
  // What is heard or read later is compared with what was read first.
  loaded: Promise<void> = Promise.resolve();
  #address: string;

  constructor(address: string) {
    this.#address = address;
  }

  index_of(id: string): number {
    return this.table?.posts.findIndex((one) => one.id === id) ?? -1;
  }

  load(): Promise<void> {
    return (this.loaded = this.#load());
  }

  async #load(): Promise<void> {
    this.table = await get<TableThread>(this.#address);
    this.waiting = [];
  }

  // Long tables are read page by page.
  async read_on(): Promise<void> {
    const { table } = this;
    if (!table || table.next_offset == null) return;
    const more = await get<TableThread>(`${this.#address}?offset=${table.next_offset}`);
    for (const [index, status] of more.posts.entries()) {
      if (this.index_of(status.id) >= 0) continue;
      table.posts.push(status);
      table.depths.push(more.depths[index] ?? 1);
    }
    table.next_offset = more.next_offset;
    this.waiting = this.waiting.filter((one) => this.index_of(one.id) < 0);
  }

  // Where a post belongs: after everything below its parent. -1 if that is not read yet, or waits itself.
  place_of(status: Status): number {
    const { table } = this;
    if (!table || this.waiting.some((one) => one.id === status.in_reply_to_id)) return -1;
    const parent = Math.max(this.index_of(status.in_reply_to_id ?? ""), 0);
    const depth = table.depths[parent] ?? 0;
    const after = table.depths.findIndex((one, index) => index > parent && one <= depth);
    if (after >= 0) return after;
    return table.next_offset == null ? table.posts.length : -1;
  }

  knows(id: string): boolean {
    return this.index_of(id) >= 0 || this.waiting.some((one) => one.id === id);
  }

  wait(status: Status): void {
    const after = this.waiting.findIndex((one) => is_later(one.id, status.id));
    this.waiting.splice(after < 0 ? this.waiting.length : after, 0, status);
  }

  add(status: Status): void {
    const { table } = this;
    const place = this.place_of(status);
    if (!table || this.index_of(status.id) >= 0) return;
    this.#count(table, status);
    if (place < 0) return;
    const parent = Math.max(this.index_of(status.in_reply_to_id ?? ""), 0);
    table.posts.splice(place, 0, status);
    table.depths.splice(place, 0, (table.depths[parent] ?? 0) + 1);
    if (table.next_offset != null) ++table.next_offset;
  }

  // What waited goes to its place; the answer is the first of it.
  show_waiting(): Status | undefined {
    const shown = this.waiting;
    this.waiting = [];
    for (const status of shown) this.add(status);
    return shown.find((one) => this.index_of(one.id) >= 0);
  }

  change(status: Status): void {
    const index = this.index_of(status.id);
    if (this.table && index >= 0) this.table.posts[index] = as_read(this.table.posts[index]!, status);
    this.waiting = this.waiting.map((one) => (one.id === status.id ? status : one));
  }

  // What hung on it moves up when the table is read again.
  remove(id: string): void {
    const { table } = this;
    this.waiting = this.waiting.filter((one) => one.id !== id);
    const index = this.index_of(id);
    if (!table || index < 1) return;
    table.posts.splice(index, 1);
    table.depths.splice(index, 1);
    table.replies = Math.max(table.replies - 1, 0);
    if (table.next_offset != null) --table.next_offset;
  }

  // The table as it is now, after a gap: what is new in it, in the order in which it was written.
  async compare(): Promise<Status[]> {
    await this.loaded.catch(() => undefined); // the page tells of it
    const now = await get<TableThread>(this.#address).catch(() => null);
    const { table } = this;
    if (!now || !table) return [];
    for (const status of now.posts) {
      const former = table.posts[this.index_of(status.id)];
      if (former && former.edited_at !== status.edited_at) this.change(status);
    }
    if (now.next_offset == null && table.next_offset == null) {
      const present = new Set(now.posts.map((one) => one.id));
      for (const one of [...table.posts]) if (!present.has(one.id)) this.remove(one.id);
    }
    const fresh = now.posts.filter((one) => !this.knows(one.id));
    table.replies = now.replies - fresh.length - this.waiting.length; // those are counted when they are shown
    table.listeners = now.listeners;
    return fresh.sort((one, other) => (is_later(one.id, other.id) ? 1 : -1));
  }

  #count(table: TableThread, { account }: Status): void {
    ++table.replies;
    const spoke = table.posts.some((one, index) => index > 0 && one.account.id === account.id);
    if (spoke || table.guests_sample.some((one) => one.id === account.id)) return;
    ++table.guests;
    table.guests_sample.push(account);
  }
}
