// About the city.
import { counted } from "../counted";

const many = counted("de");

export const about = {
  heading: "Über diese Stadt",
  people: (count: number) => `${many(count, "Mensch war", "Menschen waren")} in den letzten Wochen hier.`,
  rules: "Die drei Gesetze",
  text:
    "Stadt ist ein soziales Netz, in dem das Gespräch zählt, nicht der einzelne Beitrag. Es gibt keine Werbung, keine " +
    "verborgene Punktzahl, keine vorgefertigten Glückwünsche. Wer hier spricht, spricht selbst.",
  order: "Formel und Zahlen ansehen",
  software: "Die Software",
  api: "Für Programme: die Beschreibung der Schnittstelle",
};
