// Opening a table.
import type { Words } from "../de";

export const write: Words["write"] = {
  heading: "Open a table",
  line: "A sentence, a question, a thought. It becomes a table where others sit down.",
  text: "Your post",
  text_hint: "What is on your mind?",
  article: "It will be a longer text",
  title: "Title",
  title_hint: "With a title the text may be long and may hold Markdown.",
  kind: "Kind of table",
  place: "Where shall it stand?",
  nowhere: "At no place in particular",
  warning: "A word beforehand",
  warning_hint: "Shown first; the text appears only after a click.",
  language: "Language",
  more: "More details",
  send: "Open it",
  left: (count) => `${count.toLocaleString("en")} characters left`,
  over: (count) => `${count.toLocaleString("en")} characters too many`,
  draft: "Your draft is kept on this device.",
};
