// The order of the tables and what it is made of.
import type { Words } from "../de";

export const dialogue: Words["dialogue"] = {
  modes: { dialogue: "Dialogue", newest: "Newest", listening: "Listening" },
  keys: { d: "dialogue: where people talk with each other", n: "newest: one after the other", l: "listening: where you listen", "?": "this help" },
  end_line: "There is no more of it, however far you scroll. Look at what is new, or say something yourself.",
  to_newest: "What is new right now",
  empty: "Nobody sits together yet today.",
  familiar: (count) => `${count.toLocaleString("en")} you know`,
};

export const why: Words["why"] = {
  heading: "Why here?",
  check: "Check the sum",
  columns: { term: "What counts", bits: "Bits" },
  sum: "Sum",
  unit: "It is counted in bits: one more means twice as much. What adds nothing here is left out. The sum is exactly what the order is made by.",
  made: "How the order is made",
  slots: {
    dialogue: "",
    unanswered: "A few seats belong to tables where nobody has answered yet. This is one of them, however high the sum.",
    newcomer: "One seat belongs to first sentences that nobody has answered yet, however high the sum.",
    exploration: "A few seats belong to what lies beyond your circles. This is one of them, however high the sum.",
    anniversary: "Today is the anniversary of what this table remembers. That is why it is here again.",
  },
  terms: {
    voices: ["Voices", "How many really say something here"],
    exchange: ["Back and forth", "Answers that go both ways"],
    host: ["Hospitality", "Whoever opened the table answers the guests"],
    bridge: ["Bridges", "People of different circles sit here"],
    nods: ["Nods", "Whoever nods counts a little"],
    heat: ["Heat", "Where two wind each other up or many report the table, it takes away"],
    monologue: ["Monologue", "Where somebody says more than half of it all, it takes away"],
    age: ["Time", "What has drawn nobody new for a while steps back"],
    known: ["Familiar people", "People sit here with whom you have talked"],
    topic: ["Your topic", "How close it is to what you talk about yourself"],
    asked: ["You are asked", "Somebody turns to you here"],
    answerable: ["You know this", "An open question that you could answer"],
    newcomer: ["New in the city", "A first sentence that nobody has answered yet"],
    foresight: ["Foresight", "Learned from where people sit down next"],
  },
};

export const order: Words["order"] = {
  heading: "How the order is made",
  line: "Nobody buys a place in front, and nothing of it is secret. This is all that counts.",
  sentences: [
    "A table stands in front when people answer each other: many voices, back and forth, answers to the guests.",
    "Nods count little. Whoever only broadcasts, or winds somebody up, moves back.",
    "Then comes what concerns you: people you know, your topics, questions to you.",
    "No person and no place fills a page alone. A few seats belong to questions without an answer, a few to what lies beyond your circles.",
    "The page has an end. One after the other, everything stands under “Newest”.",
  ],
  foresight_on: "In addition, a small learned formula foretells at which table you will talk next. It, too, stands in every sum as a line of its own.",
  foresight_off: "Learned predictions are switched off in this city.",
  terms: "What the sum is made of",
  numbers: "The numbers",
  numbers_line: "All numbers of the formulas, as they are in force right now.",
  columns: { meaning: "What it means", value: "Value" },
};
