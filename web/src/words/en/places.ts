// Places and streets (tags).
import type { Words } from "../de";

export const places: Words["places"] = {
  kinds: {
    cafe: "Café",
    school: "School",
    university: "University",
    arrival: "Welcome café",
    stage: "Stage",
    newspaper: "Newspaper",
    gallery: "Gallery",
    bookshop: "Bookshop",
    group: "Group",
    pillar_square: "Poster square",
  },
  hosts: "Your hosts:",
  no_tables: "Every chair here is still free.",
  open_here: "Open a table here",
  none: "There are no places yet. Those who look after the city can open some.",
};

export const tag: Words["tag"] = {
  heading: (tag) => `#${tag}`,
  none: "Nobody walks on this street yet.",
  also: "together with",
  also_hint: "Another word",
  narrow: "Narrow down",
};
