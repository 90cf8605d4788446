// What happened to somebody, told calmly: what is light (nods, new listeners) in one line a day, the rest line by line.
import type { Account, Notification, Status } from "../api/entities";

// The server tells types of its own only to those who name them.
const types = [
  "mention", "status", "reblog", "follow", "follow_request", "favourite", "update", "stadt.request", "stadt.request_accepted",
  "stadt.article_offered", "stadt.article_answered", "stadt.appointment_accepted", "stadt.appointment_off", "stadt.appointment_reminder",
] as const;
export const own_types = types.map((type) => `types[]=${type}`).join("&");

type OwnKind = "request" | "accepted" | "article_offered" | "article_answered" | "meetup_accepted" | "meetup_off" | "meetup_reminder";
export type Kind = "thanks" | "letter" | "reply" | OwnKind | Exclude<(typeof types)[number], `stadt.${string}`>;

export interface Group {
  key: string;
  kind: Exclude<Kind, "letter">;
  newest: Notification;
  people: Account[];
  posts: Status[];
}

export const day_of = (iso: string): string => new Date(iso).toDateString();

export function kind_of({ type, status }: Notification, me: string): Kind {
  if (type === "stadt.request") return "request";
  if (type === "stadt.request_accepted") return "accepted";
  if (type === "stadt.article_offered") return "article_offered";
  if (type === "stadt.article_answered") return "article_answered";
  if (type.startsWith("stadt.appointment_")) return type.replace("stadt.appointment_", "meetup_") as Kind;
  if (type !== "mention") return type as Kind;
  if (status?.stadt.thanks) return "thanks";
  if (status?.visibility === "direct") return "letter";
  return status?.in_reply_to_account_id === me ? "reply" : "mention";
}

// Messages have a page and a light of their own.
export const is_letter = (notification: Notification): boolean => kind_of(notification, "") === "letter";

function key_of(notification: Notification, kind: Group["kind"]): string {
  if (kind === "favourite" || kind === "follow") return `${kind} ${day_of(notification.created_at)}`;
  if (kind === "reblog") return `reblog ${notification.status?.id}`;
  return notification.id;
}

function add<T extends { id: string }>(all: T[], one: T | undefined): void {
  if (one && !all.some((other) => other.id === one.id)) all.push(one);
}

// The newest first, as they come.
export function grouped(notifications: Notification[], me: string): Group[] {
  const groups = new Map<string, Group>();
  for (const one of notifications) {
    const kind = kind_of(one, me);
    if (kind === "letter") continue;
    const key = key_of(one, kind);
    const group = groups.get(key) ?? { key, kind, newest: one, people: [], posts: [] };
    add(group.people, one.account);
    add(group.posts, one.status);
    groups.set(key, group);
  }
  return [...groups.values()];
}
