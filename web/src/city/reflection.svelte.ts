// What the mirror says about a line before it sets out: asked when the fingers rest, and once more before sending.
import { post } from "../api/client";
import type { Anchor, Mirror } from "../api/entities";

const rest_ms = 700;

export interface Draft {
  account_id: string;
  anchor: Anchor;
  reason: string;
}

export const has_no_room = (mirror: Mirror): boolean => mirror.exhausted || !!mirror.stopped_until;

// Between two who have talked nothing of it applies.
const says_something = (mirror: Mirror): boolean =>
  has_no_room(mirror) ||
  (!mirror.among_friends && (mirror.resembles > 0 || mirror.reads_like_offer || mirror.delivered === "pile"));

export class Reflection {
  mirror = $state.raw<Mirror | null>(null);
  #shown = $state(""); // the draft in the mirror
  #asked = "";
  #timer = 0;

  look_soon(draft: Draft): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#look(draft).catch(() => undefined), rest_ms);
  }

  rest(): void {
    clearTimeout(this.#timer);
  }

  // Whether the mirror has already said to the writer what it has to say about this very draft.
  has_shown(draft: Draft): boolean {
    return this.#shown === JSON.stringify(draft) && !!this.mirror && says_something(this.mirror);
  }

  // Looks where it has not yet, and holds the line back once if there is something to say.
  async holds_back(draft: Draft): Promise<boolean> {
    this.rest();
    if (this.#shown === JSON.stringify(draft)) return !!this.mirror && has_no_room(this.mirror);
    await this.#look(draft);
    return !!this.mirror && says_something(this.mirror);
  }

  async #look(draft: Draft): Promise<void> {
    const asked = (this.#asked = JSON.stringify(draft));
    const mirror = await post<Mirror>("/api/stadt/v1/requests/mirror", draft);
    if (asked !== this.#asked) return;
    this.mirror = mirror;
    this.#shown = asked;
  }
}
