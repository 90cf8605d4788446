// A list that is read page by page.
import { page } from "../api/client";

export class Pager<T> {
  items = $state<T[]>([]);
  next = $state<string | null>(null);
  busy = $state(true);
  problem = $state<unknown>(null);
  // What is being read now.
  idle: Promise<void>;
  #first: string;
  #fits: (item: T) => boolean;

  constructor(first: string, fits: (item: T) => boolean = () => true) {
    this.#first = first;
    this.#fits = fits;
    this.idle = Promise.resolve().then(() => this.load());
  }

  load(path = this.next ?? this.#first): Promise<void> {
    return (this.idle = this.#read(path));
  }

  async #read(path: string): Promise<void> {
    this.busy = true;
    this.problem = null;
    try {
      const answer = await page<T>(path);
      this.items.push(...answer.items.filter(this.#fits));
      this.next = answer.items.length ? answer.next : null;
    } catch (problem) {
      this.problem = problem;
    }
    this.busy = false;
  }

  // The first page as it is now, before what was read earlier and is not on it.
  async renew(id_of: (item: T) => string): Promise<void> {
    await this.idle;
    const answer = await page<T>(this.#first).catch(() => ({ items: [] }));
    const items = answer.items.filter(this.#fits);
    const renewed = new Set(items.map(id_of));
    this.items = [...items, ...this.items.filter((item) => !renewed.has(id_of(item)))];
  }
}
