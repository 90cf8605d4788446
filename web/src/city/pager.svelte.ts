// A list that is read page by page.
import { page } from "../api/client";

export class Pager<T> {
  items = $state<T[]>([]);
  next = $state<string | null>(null);
  busy = $state(true);
  problem = $state<unknown>(null);
  #first: string;

  constructor(first: string) {
    this.#first = first;
    queueMicrotask(() => this.load());
  }

  async load(path = this.next ?? this.#first): Promise<void> {
    this.busy = true;
    this.problem = null;
    try {
      const answer = await page<T>(path);
      this.items.push(...answer.items);
      this.next = answer.items.length ? answer.next : null;
    } catch (problem) {
      this.problem = problem;
    }
    this.busy = false;
  }
}
