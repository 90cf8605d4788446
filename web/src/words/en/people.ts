// Finding people by what they talk about.
import type { Words } from "../de";
import { counted } from "../counted";

const many = counted("en");

export const people: Words["people"] = {
  menu: "Find people",
  tab: "Find",
  heading: "Who burns for …?",
  heading_for: (topic) => `Who burns for ${topic}?`,
  line: "What counts is what somebody said at the tables and whom it helped. The talks stand beside it.",
  search: "Who burns for …?",
  search_hint: "A word, perhaps from a conversation",
  find: "Look",
  around: "What people talk about right now",
  proof: "To be read here",
  none: (topic) => `Nobody has talked about ${topic} here yet in a way that could be read.`,
  none_hint: "Perhaps it begins with you.",
  single: "Perhaps you find it under a single word:",
  open: "Open a table about it",
  can: (topic) => `Who can be asked about ${topic}?`,
  meet: "Whom could I get to know?",
  meet_line: "People get to know each other by talking. Sit down with them.",
  meet_none: "Right now nobody sits at a table that connects you with somebody. Look for a topic, or pass by the tables.",
  to_table: "To the table",
  burns_for_tag: (tag) => `Who burns for #${tag}?`,
};

export const ground: Words["ground"] = {
  heading: "What connects you",
  none: (name) => `You have nothing in common yet that can be seen here. A table with ${name} would be a beginning.`,
  none_seen: "Nothing yet that can be seen here.",
  more: (count) => `and ${many(count, "more", "more")}`,
};
