import type { Words } from "../de";
import { counted } from "../counted";

const number = counted("en");

export const column: Words["column"] = {
  heading: "Poster columns",
  line: "What is on soon. A poster hangs here until its evening is over, and runs after nobody.",
  hanging: (count: number) => (count === 0 ? "Nothing hangs there right now." : `${number(count, "poster hangs", "posters hang")} there.`),
  side: "To the poster column",
  posters: "Posters",
  of: (first: number, last: number, more: boolean) => `${first === last ? first : `${first} to ${last}`}${more ? ", and on it goes" : ""}`,
  on: "Walk on",
  back: "Back",
  empty: "Nothing hangs here right now. Are you planning something that somebody may join?",
  empty_visitor: "Nothing hangs here right now. Walk by again tomorrow.",
  post: "Put up a poster",
  change: "Change the poster",
  take_down: "Take down",
  really_take_down: "Take it down? Its thumbs go with it.",
  yours: "Your poster is up. One at a time.",
  hung: "Your poster is up.",
  taken_down: "Your poster has been taken down.",
  title: "What is it about?",
  text: "What will it be? (optional)",
  text_hint: "Markdown works: **bold**, lists, links.",
  place: "Where?",
  starts: "Begins",
  ends: "Ends",
  ends_hint: "Then the poster goes by itself. Ninety days ahead at most.",
  time_zone: "Time zone",
  link: "Link (optional)",
  action: "Put up",
  save: "Change",
  by: "Invited by:",
  zone: (zone: string) => `Time in ${zone}`,
  changed: (when: string) => `Changed ${when}`,
  more: "More about it",
  calendar: "Into the calendar",
  thumb: "Raise a thumb",
  thumbs: (names: string[], joined: string, others: number) => {
    if (names.length === 0) return others === 0 ? "" : number(others, "thumb", "thumbs");
    const known = names.length === 1 ? `${joined}, one of your contacts` : `${joined}, whom you know`;
    return others === 0 ? known : `${known}, and ${others === 1 ? "somebody else" : `${others} others`}`;
  },
  in_house: (title: string, when: string) => `On the poster column: “${title}”, ${when}`,
};
