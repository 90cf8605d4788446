// About the city.
import type { Words } from "../de";
import { counted } from "../counted";

const many = counted("en");

export const about: Words["about"] = {
  heading: "About this city",
  people: (count) => `${many(count, "person has", "people have")} been here in the last weeks.`,
  rules: "The three laws",
  text:
    "Stadt is a social network in which the conversation counts, not the single post. There is no advertising, no " +
    "hidden score, no ready-made congratulation. Whoever speaks here speaks for themselves.",
  order: "See the formula and its numbers",
  software: "The software",
  api: "For programs: the description of the interface",
};
