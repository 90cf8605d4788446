// The sheet by which one asks to get to know somebody; there is one, opened from wherever somebody stands.
import type { Account, Anchor, ContactRequest, Status } from "../api/entities";
import { excerpt_of, plain_text } from "./plain_text";

// A request that begins from what somebody said, where everybody may read it.
export function anchor_of(status: Status): Anchor | null {
  if (status.visibility !== "public" && status.visibility !== "unlisted") return null;
  const kind = status.stadt.table_id === status.id ? "table" : "post";
  return { kind, id: status.id, text: excerpt_of(status.stadt.title || plain_text(status.spoiler_text || status.content)) };
}

class Introduction {
  to = $state.raw<Account | null>(null);
  turn = $state(0); // each opening is one of its own
  anchor = $state.raw<Anchor | null>(null); // where one comes from
  sent = $state.raw<ContactRequest | null>(null); // the last one, for pages that show how two people stand

  begin(to: Account, anchor: Anchor | null = null): void {
    this.turn += 1;
    this.anchor = anchor;
    this.to = to;
  }

  // A sheet that closes while the next one opens ends only itself.
  end(turn: number): void {
    if (turn === this.turn) this.to = null;
  }
}

export const introduction = new Introduction();
