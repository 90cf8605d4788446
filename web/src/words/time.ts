// Times as people say them.
import { speech } from "./words.svelte";

const minute_ms = 60_000;
const hour_ms = 60 * minute_ms;
const day_ms = 24 * hour_ms;
const recently_ms = 7 * day_ms;

export function ago(iso: string, now = Date.now()): string {
  const at = new Date(iso).getTime();
  const past = now - at;
  const relative = new Intl.RelativeTimeFormat(speech.language, { numeric: "auto", style: "long" });
  if (past < minute_ms) return speech.words.time.now;
  if (past < hour_ms) return relative.format(-Math.floor(past / minute_ms), "minute");
  if (past < day_ms) return relative.format(-Math.floor(past / hour_ms), "hour");
  if (past < recently_ms) return relative.format(-Math.floor(past / day_ms), "day");
  return new Date(iso).toLocaleDateString(speech.language, { day: "numeric", month: "long", year: "numeric" });
}

export function exactly(iso: string): string {
  return new Date(iso).toLocaleString(speech.language, { dateStyle: "full", timeStyle: "short" });
}

export function month_of(iso: string): string {
  return new Date(iso).toLocaleDateString(speech.language, { month: "long", year: "numeric" });
}

export function day_of(iso: string): string {
  return new Date(iso).toLocaleDateString(speech.language, { day: "numeric", month: "long" });
}
