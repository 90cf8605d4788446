// Finding people by what they talk about.
import { counted } from "../counted";

const many = counted("de");

export const people = {
  menu: "Menschen finden",
  tab: "Finden",
  heading: "Wer brennt für …?",
  heading_for: (topic: string) => `Wer brennt für ${topic}?`,
  line: "Hier zählt, was jemand an den Tischen gesagt hat und wem es geholfen hat. Die Gespräche stehen dabei.",
  search: "Wer brennt für …?",
  search_hint: "Ein Stichwort, etwa aus einem Gespräch",
  find: "Nachsehen",
  around: "Worüber gerade geredet wird",
  proof: "Zu lesen hier",
  none: (topic: string) => `Über ${topic} hat hier noch niemand so geredet, dass man es nachlesen könnte.`,
  none_hint: "Vielleicht fängt es bei Dir an.",
  single: "Vielleicht findest Du es unter einem einzelnen Wort:",
  open: "Einen Tisch dazu eröffnen",
  can: (topic: string) => `Wen kann man zu ${topic} fragen?`,
  meet: "Wen könnte ich kennenlernen?",
  meet_line: "Man lernt sich beim Reden kennen. Setz Dich dazu.",
  meet_none: "Gerade sitzt niemand an einem Tisch, der Dich mit jemandem verbindet. Such nach einem Thema oder schau an den Tischen vorbei.",
  to_table: "Zum Tisch",
  burns_for_tag: (tag: string) => `Wer brennt für #${tag}?`,
};

export const ground = {
  heading: "Was Euch verbindet",
  none: (name: string) => `Noch habt Ihr nichts gemeinsam, was hier zu sehen ist. Ein Tisch mit ${name} wäre ein Anfang.`,
  none_seen: "Noch nichts, was hier zu sehen ist.",
  more: (count: number) => `und ${many(count, "weiteres", "weitere")}`,
};
