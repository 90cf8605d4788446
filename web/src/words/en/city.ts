// The frame of every page.
import type { Words } from "../de";
import { counted } from "../counted";

const many = counted("en");

export const city: Words["city"] = {
  skip: "To the content",
  menu: "Main menu",
  tables: "Tables",
  home: "My people",
  write: "Write",
  house: "My house",
  bookmarks: "Kept",
  arrive: "Arrive",
  enter: "Enter",
  leave: "Sign out",
  about: "About this city",
  language: "Auf Deutsch",
  look: "Light",
  looks: { auto: "as the device", light: "day", dark: "night" },
  loading: "One moment …",
  more: "Further back",
  end: "That’s it for today.",
  retry: "Try again",
  new_posts: (count) => many(count, "new reply: show it", "new replies: show them"),
};

export const missing: Words["missing"] = {
  heading: "There is nothing here",
  line: "It may have been taken back, or the link is incomplete.",
};

export const time: Words["time"] = { now: "just now" };
