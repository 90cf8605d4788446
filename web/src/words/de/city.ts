// The frame of every page.
import { counted } from "../counted";

const many = counted("de");

export const city = {
  skip: "Zum Inhalt",
  menu: "Hauptmenü",
  tables: "Tische",
  home: "Meine Leute",
  ways: { home: "Leute", requests: "Anfragen" },
  write: "Schreiben",
  house: "Mein Haus",
  arrive: "Ankommen",
  enter: "Eintreten",
  leave: "Abmelden",
  about: "Über diese Stadt",
  language: "In English",
  look: "Licht",
  looks: { auto: "wie das Gerät", light: "Tag", dark: "Nacht" },
  loading: "Einen Augenblick …",
  more: "Weiter zurück",
  end: "Das war’s für heute.",
  retry: "Nochmal versuchen",
  something_new: "Neues",
  and: " und ",
  others: (count: number) => many(count, "weitere", "weitere"),
  new_posts: (count: number) => many(count, "neuer Beitrag: zeigen", "neue Beiträge: zeigen"),
  posts_wait: (count: number) => many(count, "neuer Beitrag wartet.", "neue Beiträge warten."),
  new_tables: (count: number) => many(count, "weiterer Tisch, an dem gerade geredet wird: zeigen", "weitere Tische, an denen gerade geredet wird: zeigen"),
  tables_wait: (count: number) => many(count, "weiterer Tisch wartet.", "weitere Tische warten."),
};

export const missing = {
  heading: "Hier ist nichts",
  line: "Vielleicht wurde es zurückgenommen, oder der Link ist unvollständig.",
};

export const time = { now: "gerade eben" };
