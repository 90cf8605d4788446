import { counted } from "../counted";

const number = counted("en");

export const demo = {
  label: "Invented city",
  invented: "Everybody here is invented.",
  within: (name: string) => `Everybody here is invented. You see the city through ${name}’s eyes.`,
  eyes: (name: string) => `Through ${name}’s eyes`,
  or: "or those of",
  change: "Change to",
  empty: "Nobody lives here yet. Whoever would like to see a lively city first opens an invented one:",
};

export const today = {
  heading: "Today",
  memorial: (_who: string, title: string, count: number) => `${number(count, "person remembers", "people remember")}: “${title}”`,
  answered_you: (who: string, title: string, _count: number) => `${who} answered you at the table “${title}”.`,
  free_chair: (_who: string, title: string, _count: number) => `A chair is free at the table “${title}”.`,
  newcomer: (who: string, title: string, _count: number) => `${who} is new here, with a first question: “${title}”`,
  thanks: (who: string, title: string, _count: number) => `${who} says thank you at the table “${title}”.`,
  request: (_who: string, _title: string, count: number) => `${count === 1 ? "Somebody would" : `${count} people would`} like to get to know you.`,
  occasion: {
    new_role: (who: string) => `${who} has a new role and tells of it.`,
    self_employed: (who: string) => `${who} has gone self-employed and tells of it.`,
    other: (who: string) => `${who} has something to tell.`,
  },
  talk: (who: string, title: string, count: number) => `${number(count, "is", "are")} talking with ${who}: “${title}”`,
};
