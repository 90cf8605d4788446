// A table and what one does there.
import { counted } from "../counted";

const many = counted("de");

export const table = {
  at: (place: string) => `steht im ${place}`,
  place: "Ort",
  replies: (count: number) => many(count, "Antwort", "Antworten"),
  guests: (count: number) => many(count, "Mensch redet mit", "Menschen reden mit"),
  listeners: (count: number) => (count === 1 ? "1 hört zu" : `${count.toLocaleString("de")} hören zu`),
  free_chair: "Noch ein Stuhl frei",
  listen: "Zuhören",
  leave: "Aufstehen",
  listening_hint: "Zuhören sieht niemand. Du findest den Tisch unter „Zuhören“ wieder.",
  join: "Mitreden",
  reply_to: (name: string) => `Antwort an ${name}`,
  join_hint: "Was verbindet Dich damit, oder was möchtest Du wissen?",
  reply_hint: "Deine Antwort",
  send: "Sagen",
  sending: "Wird gesagt …",
  cancel: "Doch nicht",
  enter_to_join: "Zum Mitreden eintreten",
  arrive_to_join: "Neu hier? Ankommen",
  kinds: { talk: "Gespräch", question: "Frage", live: "Live", memorial: "Gedenken", reading: "Lesung" },
  thread: "Was gesagt wurde",
  more_posts: "Weiterlesen",
  catch_up: (count: number) => `Seit Du zuletzt hier warst: ${many(count, "Beitrag", "Beiträge")}`,
  answered: (from: string, to: string) => `@${from} hat @${to} geantwortet`,
  go_on: "Dort weiterlesen",
  keys: "Tastatur",
  key_list: {
    "j / k": "nächster, voriger Beitrag",
    r: "antworten",
    n: "zunicken",
    b: "merken",
    l: "zuhören oder aufstehen",
    "?": "diese Hilfe",
  },
  keys_on: "Tastenkürzel verwenden",
  close: "Schließen",
};
