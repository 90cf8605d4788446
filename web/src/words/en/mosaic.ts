// What one has taken along.
import type { Words } from "../de";

export const mosaic: Words["mosaic"] = {
  heading: "My mosaic",
  menu: "Mosaic",
  pebbles: "Pebbles",
  everything: "All that is kept",
  nothing_kept: "Nothing kept yet. Below every post there is “Keep”.",
  intro: "Pebbles that you have taken along from conversations. Only you see your mosaic.",
  empty: "There is no pebble here yet.",
  empty_hint: "Mark the sentence of a post that should stay, and press “Keep”. You can add a line of your own.",
  kept: "Kept.",
  lies_there: "The pebble is in your mosaic.",
  add: "Add a passage and a line",
  passage: "What you take along",
  passage_hint: "Mark the passage in the post. Without one you take all of it.",
  line: "Your line to it",
  line_hint: "Only you read it.",
  keep: "Put it in the mosaic",
  at: (title) => `at the table “${title}”`,
  at_table: "at the table",
  change: "Change",
  remove: "Take away",
  really_remove: "Take this pebble out of your mosaic?",
  really_with_words: "A pebble of this post is in your mosaic and goes with it. Keep the post no longer?",
};
