// Messages between few.
import { counted } from "../counted";

const many = counted("de");

export const messages = {
  heading: "Nachrichten",
  write: "Neue Nachricht",
  all: "Alle Nachrichten",
  empty: "Hier ist noch keine Nachricht angekommen.",
  empty_hint: "Zwei Zeilen an jemanden, den Du kennst, und manche Frage ist schon beantwortet.",
  unread: "ungelesen",
  me: "Du",
  oneself: "Notiz an mich",
  held: "Möchte Dich kennenlernen",
  held_line: (name: string) => `${name} schreibt Dir zum ersten Mal und möchte Dich kennenlernen. Du entscheidest, ob und wie Du antwortest.`,
  to_requests: "Zum Kennenlernen",
  to: (names: string) => `Nachricht an ${names}`,
  to_oneself: "Notiz an mich",
  send: "Abschicken",
  sending: "Ist unterwegs …",
  keys: "Strg + Eingabe",
  earlier: "Frühere Nachrichten",
  show_new: (count: number) => many(count, "neue Nachricht", "neue Nachrichten"),
  nodded_at: "zugenickt",
  really_remove: "Diese Nachricht zurücknehmen? Sie verschwindet bei allen.",
  begin: (names: string) => `Das ist der Anfang Eures Gesprächs, ${names} und Du. Nur Ihr könnt es lesen.`,
  begin_oneself: "Was Du hier aufschreibst, liest nur Du.",
  about: (name: string) => `Du antwortest ${name} unter vier Augen auf:`,
  as_request: (name: string) =>
    `Ihr kennt Euch noch nicht. Deine Nachricht kommt bei ${name} als Kontaktanfrage an, mit Deinen Worten als Grund.`,
  with_request: (name: string) => `Deine Anfrage ist bei ${name}. Was Du noch schreibst, liegt dabei.`,
  rather: "Lieber an etwas anknüpfen",
  send_request: "Als Anfrage abschicken",
  whom: "An wen?",
  whom_hint: "Name oder Kürzel",
  chosen: "Geht an",
  offered: "Vorschläge",
  found: (count: number) => (count === 0 ? "Niemand gefunden" : many(count, "Mensch gefunden", "Menschen gefunden")),
  not_to: (name: string) => `${name} wieder herausnehmen`,
  choose: "Auswählen",
  go: "Weiter",
};
