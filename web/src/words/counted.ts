// Counts as people say them: "1 reply", "1,204 replies".
import type { Language } from "./words.svelte";

export const counted =
  (language: Language) =>
  (count: number, one: string, more: string): string =>
    `${count.toLocaleString(language)} ${count === 1 ? one : more}`;
