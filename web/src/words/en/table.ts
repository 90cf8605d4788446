// A table and what one does there.
import type { Words } from "../de";
import { counted } from "../counted";

const many = counted("en");

export const table: Words["table"] = {
  at: (place) => `stands at ${place}`,
  place: "Place",
  replies: (count) => many(count, "reply", "replies"),
  guests: (count) => many(count, "person talks here", "people talk here"),
  listeners: (count) => `${count.toLocaleString("en")} listening`,
  free_chair: "One chair still free",
  listen: "Listen",
  leave: "Leave the table",
  listening_hint: "Nobody sees you listen. You find the table again under “Listening”.",
  join: "Join in",
  reply_to: (name) => `Reply to ${name}`,
  join_hint: "What connects you with this, or what would you like to know?",
  reply_hint: "Your reply",
  send: "Say it",
  sending: "Saying it …",
  thanks_to: (name) => `Your thanks to ${name}`,
  thanks_hint: "In your own words",
  thank: "Say thanks",
  cancel: "Never mind",
  enter_to_join: "Enter to join in",
  arrive_to_join: "New here? Arrive",
  kinds: { talk: "Talk", question: "Question", live: "Live", memorial: "Memorial", reading: "Reading" },
  thread: "What was said",
  arrived: (name) => `${name} has just said something.`,
  waiting: (count) => many(count, "new reply is waiting.", "new replies are waiting."),
  show_waiting: (count) => many(count, "new reply: show it", "new replies: show them"),
  more_posts: "Read on",
  catch_up: (count) => `Since you were last here: ${many(count, "post", "posts")}`,
  answered: (from, to) => `@${from} answered @${to}`,
  go_on: "Read on from there",
  keys: "Keyboard",
  key_list: {
    "j / k": "next, previous post",
    r: "reply",
    n: "nod",
    b: "keep",
    l: "listen or leave the table",
    "?": "this help",
  },
  keys_on: "Use keyboard shortcuts",
  close: "Close",
};
