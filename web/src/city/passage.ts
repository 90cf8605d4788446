// Passages of posts, and the pebbles that they become.
import { get } from "../api/client";
import type { Pebble } from "../api/entities";

// What somebody has marked in a text, its white space folded; nothing if the mark is elsewhere.
export function marked_in(text: HTMLElement | undefined): string {
  const selection = getSelection();
  if (!text || !selection || selection.isCollapsed || selection.rangeCount === 0) return "";
  if (!text.contains(selection.getRangeAt(0).commonAncestorContainer)) return "";
  return selection.toString().replace(/\s+/g, " ").trim();
}

export async function pebble_of(post: string): Promise<Pebble | null> {
  const answer = await get<{ pebble?: Pebble | null }>(`/api/stadt/v1/pebbles/${post}`).catch(() => null);
  return answer?.pebble ?? null;
}
