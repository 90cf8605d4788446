// What went wrong.
import type { Words } from "../de";

export const errors: Words["errors"] = {
  network: "The city cannot be reached right now. What you have written stays here.",
  other: "That did not work.",
  too_many: "That was much at once. Wait a moment and then try again.",
  codes: {},
  fields: {},
};
