// The columns with their posters.
import { counted } from "../counted";

const number = counted("de");

export const column = {
  heading: "Litfaßsäulen",
  line: "Was demnächst los ist. Ein Plakat hängt hier, bis sein Abend vorbei ist, und läuft niemandem hinterher.",
  hanging: (count: number) => (count === 0 ? "Gerade hängt nichts." : `${number(count, "Plakat hängt", "Plakate hängen")} dort.`),
  side: "Zur Litfaßsäule",
  posters: "Plakate",
  of: (first: number, last: number, more: boolean) => `${first === last ? first : `${first} bis ${last}`}${more ? ", und es geht weiter" : ""}`,
  on: "Weitergehen",
  back: "Zurück",
  empty: "Gerade hängt nichts. Hast Du etwas vor, zu dem jemand dazukommen darf?",
  empty_visitor: "Gerade hängt nichts. Komm morgen wieder vorbei.",
  post: "Plakat kleben",
  change: "Plakat ändern",
  take_down: "Abnehmen",
  really_take_down: "Abnehmen? Auch die Daumen gehen mit.",
  yours: "Dein Plakat hängt. Eines auf einmal.",
  hung: "Dein Plakat hängt.",
  taken_down: "Dein Plakat ist abgenommen.",
  title: "Worum geht es?",
  text: "Was wird sein? (kein Muss)",
  text_hint: "Markdown geht: **fett**, Listen, Links.",
  place: "Wo?",
  starts: "Beginn",
  ends: "Ende",
  ends_hint: "Dann geht das Plakat von selbst. Höchstens neunzig Tage voraus.",
  time_zone: "Zeitzone",
  link: "Link (kein Muss)",
  action: "Kleben",
  save: "Ändern",
  by: "Es lädt ein:",
  zone: (zone: string) => `Uhrzeit in ${zone}`,
  changed: (when: string) => `Geändert ${when}`,
  more: "Mehr dazu",
  calendar: "In den Kalender",
  thumb: "Daumen heben",
  thumbs: (names: string[], joined: string, others: number) => {
    if (names.length === 0) return others === 0 ? "" : number(others, "Daumen", "Daumen");
    const known = names.length === 1 ? `${joined}, aus Deinen Kontakten` : `${joined}, die Du kennst`;
    return others === 0 ? known : `${known}, und ${others === 1 ? "noch jemand" : `${others} andere`}`;
  },
  in_house: (title: string, when: string) => `An der Litfaßsäule: „${title}“, ${when}`,
};
