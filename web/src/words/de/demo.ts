// An invented city, and the five lines of today.
import { counted } from "../counted";

const number = counted("de");

// Miras, Jonas’
const of = (name: string): string => (/[sßxz]$/.test(name) ? `${name}’` : `${name}s`);

export const demo = {
  label: "Erfundene Stadt",
  invented: "Alle Menschen hier sind erfunden.",
  within: (name: string) => `Alle Menschen hier sind erfunden. Du siehst die Stadt mit ${of(name)} Augen.`,
  eyes: (name: string) => `Mit ${of(name)} Augen`,
  or: "oder mit denen von",
  change: "Wechseln zu",
  empty: "Hier wohnt noch niemand. Wer erst eine belebte Stadt sehen möchte, öffnet eine erfundene:",
};

export const today = {
  heading: "Heute",
  memorial: (_who: string, title: string, count: number) => `${number(count, "Mensch erinnert sich", "Menschen erinnern sich")}: „${title}“`,
  answered_you: (who: string, title: string, _count: number) => `${who} hat Dir geantwortet, am Tisch „${title}“.`,
  free_chair: (_who: string, title: string, _count: number) => `Am Tisch „${title}“ ist ein Stuhl frei.`,
  newcomer: (who: string, title: string, _count: number) => `${who} ist neu hier und hat eine erste Frage: „${title}“`,
  thanks: (who: string, title: string, _count: number) => `${who} bedankt sich am Tisch „${title}“.`,
  request: (_who: string, _title: string, count: number) => `${count === 1 ? "Jemand möchte" : `${count} möchten`} Dich kennenlernen.`,
  occasion: {
    new_role: (who: string) => `${who} hat eine neue Aufgabe und erzählt davon.`,
    self_employed: (who: string) => `${who} hat sich selbständig gemacht und erzählt davon.`,
    other: (who: string) => `${who} hat etwas zu erzählen.`,
  },
  talk: (who: string, title: string, count: number) => `${number(count, "redet", "reden")} bei ${who}: „${title}“`,
};
