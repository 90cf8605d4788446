// What stands beside a table, and whom one met there.
import { counted } from "../counted";

const many = counted("de");

export const neighbours = {
  beside: "Neben diesem Tisch",
  heading: "Nachbartische",
  sit: "Dazusetzen",
  none: "Hier steht gerade kein anderer Tisch in der Nähe.",
};

export const met = {
  heading: "Aus diesem Gespräch",
  line: "Mit ihnen hast Du hier geredet, und Ihr kennt Euch noch nicht weiter.",
  answers: (count: number) => many(count, "Antwort zwischen Euch", "Antworten zwischen Euch"),
};
