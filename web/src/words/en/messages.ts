// Messages between few.
import type { Words } from "../de";
import { counted } from "../counted";

const many = counted("en");

export const messages: Words["messages"] = {
  heading: "Messages",
  write: "New message",
  all: "All messages",
  empty: "No message has arrived here yet.",
  empty_hint: "Two lines to somebody you know, and many a question is answered.",
  unread: "unread",
  me: "You",
  oneself: "Note to myself",
  held: "Would like to get to know you",
  held_line: (name) => `${name} writes to you for the first time and would like to get to know you. You decide whether and how you answer.`,
  to_requests: "To the requests",
  to: (names) => `Message to ${names}`,
  to_oneself: "Note to myself",
  send: "Send",
  sending: "On its way …",
  keys: "Ctrl + Enter",
  earlier: "Earlier messages",
  show_new: (count) => many(count, "new message", "new messages"),
  nodded_at: "nodded at",
  really_remove: "Take this message back? It disappears for everybody.",
  begin: (names) => `This is the beginning of your conversation, ${names} and you. Only you can read it.`,
  begin_oneself: "What you write here is for your eyes only.",
  about: (name) => `You answer ${name} in private:`,
  as_request: (name) =>
    `You do not know each other yet. Your message reaches ${name} as a contact request, with your words as its reason.`,
  with_request: (name) => `Your request is with ${name}. What you write now lies beside it.`,
  rather: "Rather begin with something of theirs",
  send_request: "Send as a request",
  whom: "To whom?",
  whom_hint: "Name or handle",
  chosen: "Goes to",
  offered: "Suggestions",
  found: (count) => (count === 0 ? "Nobody found" : many(count, "person found", "people found")),
  not_to: (name) => `Take ${name} out again`,
  choose: "Choose",
  go: "Go on",
};
