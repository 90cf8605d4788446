// The frame of every page.
import type { Words } from "../de";
import { counted } from "../counted";

const many = counted("en");

export const city: Words["city"] = {
  skip: "To the content",
  menu: "Main menu",
  tables: "Tables",
  home: "My people",
  ways: { home: "People", requests: "Requests" },
  write: "Write",
  house: "My house",
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
  something_new: "something new",
  and: " and ",
  others: (count) => many(count, "more", "more"),
  new_posts: (count) => many(count, "new post: show it", "new posts: show them"),
  posts_wait: (count) => many(count, "new post is waiting.", "new posts are waiting."),
  new_tables: (count) => many(count, "more table where people talk: show it", "more tables where people talk: show them"),
  tables_wait: (count) => many(count, "more table is waiting.", "more tables are waiting."),
};

export const missing: Words["missing"] = {
  heading: "There is nothing here",
  line: "It may have been taken back, or the link is incomplete.",
};

export const time: Words["time"] = { now: "just now" };
