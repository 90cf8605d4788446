// What stands beside a table, and whom one met there.
import type { Words } from "../de";
import { counted } from "../counted";

const many = counted("en");

export const neighbours: Words["neighbours"] = {
  beside: "Beside this table",
  heading: "Neighbouring tables",
  sit: "Sit down",
  none: "No other table stands close by right now.",
};

export const met: Words["met"] = {
  heading: "From this conversation",
  line: "You talked with them here, and do not know each other any further yet.",
  answers: (count) => many(count, "answer between you", "answers between you"),
};
