// The frame of every page.
import { counted } from "../counted";

const many = counted("de");

export const city = {
  skip: "Zum Inhalt",
  menu: "Hauptmenü",
  tables: "Tische",
  home: "Meine Leute",
  write: "Schreiben",
  house: "Mein Haus",
  bookmarks: "Gemerkt",
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
  new_posts: (count: number) => many(count, "neue Antwort zeigen", "neue Antworten zeigen"),
};

export const missing = {
  heading: "Hier ist nichts",
  line: "Vielleicht wurde es zurückgenommen, oder der Link ist unvollständig.",
};

export const time = { now: "gerade eben" };
