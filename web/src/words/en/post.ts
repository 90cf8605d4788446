// A post, who may see it and what it belongs to.
import type { Words } from "../de";

export const post: Words["post"] = {
  nod: "Nod",
  nodded: "Nodded",
  keep: "Keep",
  kept: "Kept",
  thanks: "Thanks",
  as_thanks: "as thanks",
  as_thanks_hint: "Thanks in your own words",
  in_private: "Reply in private",
  pass_on: "Pass on",
  passed_on: "Passed on",
  answer: "Reply",
  edit: "Edit",
  remove: "Take back",
  really_remove: "Really take it back? Replies stay.",
  more: "More",
  edited: "edited",
  versions: "Earlier versions",
  warning: "Show",
  hide: "Hide",
  link: "Copy link",
  link_copied: "Link copied",
  passed_by: (name) => `${name} passes on`,
  save: "Save",
};

export const audience: Words["audience"] = {
  label: "Who may see it?",
  public: "Everybody",
  unlisted: "Everybody with the link",
  here: "People of this city",
  followers: "Who follows me",
  contacts: "My contacts",
  close: "Close contacts",
  mentioned: "Only those named",
  self: "Only me",
};

export const mark: Words["mark"] = { label: "Belongs to", both: "work and private", work: "Work", private: "Private" };
