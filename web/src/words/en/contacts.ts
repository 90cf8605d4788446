// Getting to know each other: the sheet, the requests, the contacts, the private card.
import type { Words } from "../de";
import { counted } from "../counted";

const many = counted("en");
const spelled = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
const number = (count: number): string => spelled[count] ?? count.toLocaleString("en");
const at_start = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const introduction: Words["introduction"] = {
  open: "Get to know",
  heading: (name) => `Get to know ${name}`,
  anchor: "What brings you here?",
  more_anchors: "Show more",
  quoted: (text) => `“${text}”`,
  known_from: "We know each other from …",
  known_from_label: "Where do you know each other from?",
  choose_anchor: "First choose something that brings you here.",
  sentence: (name) => `Your line to ${name}`,
  too_short: "… and what made you curious?",
  resembles: (count) => `You wrote almost the same to ${count === 1 ? "somebody else" : `${number(count)} others`}.`,
  reads_like_offer: "This reads like an offer.",
  only_here: (name) => `Which part of it is true of ${name} alone?`,
  to_pile: "Like this it comes to the card pile: it can be seen, but does not announce itself.",
  send: "Send",
  send_so: "Send it like this",
  sending: "Setting out …",
  budget: (open) => `${at_start(number(open))} are still on their way. Let somebody answer first, or take one back.`,
  to_sent: "What is on its way",
  stopped: (until) =>
    `Until ${until} getting to know people rests for you: several of your lines arrived as advertising. At the tables you talk as ever.`,
  done: (name) => `Your line is on its way to ${name}.`,
  done_pile: "It lies on the card pile and does not announce itself.",
  fine: "Fine",
  not_now: "You know each other already, or a line is on its way.",
};

export const requests: Words["requests"] = {
  menu: "Get to know",
  heading: "Would like to get to know you",
  pages: "Getting to know and contacts",
  waiting: (count) => many(count, "is waiting", "are waiting"),
  empty: "Nobody is waiting right now.",
  empty_line: "Whoever would like to get to know you stands here: with a reason and in their own words. The easiest place to be met is a table.",
  list: "Who is waiting",
  anchors: {
    house: (text) => `From the house: “${text}”`,
    table: (text) => `From the table “${text}”`,
    post: (text) => `About the post “${text}”`,
    event: (text) => `From the event “${text}”`,
    place: (text) => `From the place “${text}”`,
    person: (text) => `You both know ${text}`,
    book: (text) => `About the book “${text}”`,
    role: (text) => `A shared station: ${text}`,
    known_from: (text) => `You know each other: ${text}`,
  },
  own_house: (text) => `From your house: “${text}”`,
  by_message: "came as a message",
  accept: "Gladly!",
  ask: "Ask back",
  later: "Later",
  discard: "Put aside",
  advert: "This is advertising",
  accept_sentence: (name) => `A sentence back to ${name}, if you like`,
  ask_sentence: (name) => `What would you like to know from ${name}?`,
  ask_send: "Ask",
  outcomes: {
    accept: (name) => `${name} and you are in contact now.`,
    ask: (name) => `Your question is with ${name}.`,
    later: () => "There is no hurry; it stays here.",
    discard: (name) => `Put aside. ${name} hears nothing of it.`,
    advert: (name) => `Put aside as advertising. ${name} hears nothing of it.`,
    restore: () => "It lies here again.",
  },
  undo: "Undo",
  asked: "You asked back.",
  go_on: "Go on talking",
  for_later: "For later",
  pile: "Card pile",
  pile_line: "Here lies what went to many or refers to nothing. It does not press; you can answer all the same.",
  aside: "Put aside",
  aside_line: "For thirty days you can change your mind.",
  undo_until: (date) => `until ${date}`,
  restore: "Take it back out",
  why: {
    resembles: (count) => `almost word for word like ${number(count)} other ${count === 1 ? "line" : "lines"} of the same hand`,
    no_anchor: () => "refers to nothing",
  },
  sent: "On their way",
  sent_line: "What you wrote yourself. Not every line is answered, and that says nothing about you.",
  sent_empty: "No line of yours is on its way. In every house it says what people like to be talked to about.",
  to: "to",
  states: {
    pending: "on its way",
    asked: "a question back",
    accepted: "Gladly!",
    withdrawn: "taken back",
    ended: "at an end",
  },
  sent_why: {
    resembles: (count) =>
      `Lies on the card pile and does not announce itself, because it is almost word for word like ${number(count)} of your other lines.`,
    no_anchor: () => "Lies on the card pile and does not announce itself, because it refers to nothing.",
  },
  withdraw: "Take back",
  really_withdraw: "Take the line back?",
  keys: {
    "j / k": "next, previous",
    g: "gladly",
    r: "ask back",
    s: "later, some other time",
    x: "put aside",
    "?": "this help",
  },
};

export const contacts: Words["contacts"] = {
  heading: "Contacts",
  line: "How close somebody is to you and what you note is seen by you alone.",
  empty: "Nobody stands here yet. A contact begins with a reason: with a sentence to somebody you noticed.",
  since: (date) => `in contact since ${date}`,
  write: "Write a message",
};

export const card: Words["card"] = {
  heading: "Your private card",
  line: (name) => `What stands here is seen by nobody but you, not by ${name} either.`,
  private: "seen by you alone",
  closeness: "How close?",
  closenesses: { acquaintance: "Acquainted", contact: "Contact", close: "Close" },
  closeness_hint: "Close means: also sees what you show to close contacts only.",
  note: "What you would like to remember",
  saved: "Noted.",
  end: "End the contact",
  really_end: (name) => `End the contact with ${name}? ${name} gets no message about it.`,
  asked_you: (name) => `${name} would like to get to know you`,
  sent: "Your line is on its way.",
  asked_back: (name) => `${name} asks back.`,
  answer: "Answer",
};
