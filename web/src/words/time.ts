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

function days_ago(iso: string, now: number): number {
  const midnight = (time: number | string): number => new Date(time).setHours(0, 0, 0, 0);
  return Math.round((midnight(now) - midnight(iso)) / day_ms);
}

export function clock(iso: string): string {
  return new Date(iso).toLocaleTimeString(speech.language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

// On the clocks of a time zone.
export function clock_in(iso: string, time_zone: string): string {
  return new Date(iso).toLocaleTimeString(speech.language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: time_zone });
}

export function day_in(iso: string, time_zone: string, now = Date.now()): string {
  const year_of = (at: Date): string => at.toLocaleDateString("en", { year: "numeric", timeZone: time_zone });
  const year = year_of(new Date(iso)) === year_of(new Date(now)) ? {} : ({ year: "numeric" } as const);
  return new Date(iso).toLocaleDateString(speech.language, { weekday: "long", day: "numeric", month: "long", ...year, timeZone: time_zone });
}

// The same, "Today" and "Tomorrow" by their names.
export function coming_day_in(iso: string, time_zone: string, now = Date.now()): string {
  const date_of = (at: number): number => Date.parse(local_in(at, time_zone).slice(0, 10));
  const days = (date_of(new Date(iso).getTime()) - date_of(now)) / day_ms;
  if (days !== 0 && days !== 1) return day_in(iso, time_zone, now);
  const name = new Intl.RelativeTimeFormat(speech.language, { numeric: "auto", style: "long" }).format(days, "day");
  return name.charAt(0).toLocaleUpperCase(speech.language) + name.slice(1);
}

// "2026-11-30T11:30", as an input of date and time takes it.
export function local_in(at: number, time_zone: string): string {
  return new Date(at).toLocaleString("sv-SE", { timeZone: time_zone, dateStyle: "short", timeStyle: "short" }).replace(" ", "T");
}

// For lists: "14:32", "yesterday", "2 Mar".
export function briefly(iso: string, now = Date.now()): string {
  const days = days_ago(iso, now);
  if (days === 0) return clock(iso);
  if (days === 1) return new Intl.RelativeTimeFormat(speech.language, { numeric: "auto" }).format(-1, "day");
  return new Date(iso).toLocaleDateString(speech.language, { day: "numeric", month: "short" });
}

// "Today", "Yesterday", "Monday, 2 March".
export function day_name(iso: string, now = Date.now()): string {
  const at = new Date(iso);
  const days = days_ago(iso, now);
  const relative = new Intl.RelativeTimeFormat(speech.language, { numeric: "auto", style: "long" });
  const year = at.getFullYear() === new Date(now).getFullYear() ? {} : ({ year: "numeric" } as const);
  const name =
    days < 2 ? relative.format(-days, "day") : at.toLocaleDateString(speech.language, { weekday: "long", day: "numeric", month: "long", ...year });
  return name.charAt(0).toLocaleUpperCase(speech.language) + name.slice(1);
}

// "Lea, Tom and Ina".
export function listed(names: string[]): string {
  return new Intl.ListFormat(speech.language, { style: "long", type: "conjunction" }).format(names);
}

// What clocks at the place of an event show, "2026-03-12T19:00", as people say it: "Thursday, 12 March, 19:00–22:00".
export function event_time(starts: string, ends: string, now = Date.now()): string {
  const at = (local: string): Date => new Date(`${local}Z`);
  const year = at(ends).getUTCFullYear() === new Date(now).getFullYear() ? {} : ({ year: "numeric" } as const);
  const day = (local: string, weekday: "long" | "short"): string =>
    at(local).toLocaleDateString(speech.language, { timeZone: "UTC", weekday, day: "numeric", month: "long", ...year });
  const time = (local: string): string => local.slice(11, 16);
  if (starts.slice(0, 10) === ends.slice(0, 10)) return `${day(starts, "long")}, ${time(starts)}–${time(ends)}`;
  return `${day(starts, "short")}, ${time(starts)} – ${day(ends, "short")}, ${time(ends)}`;
}
