// The first page: today's tables.
import type { Words } from "../de";

export const welcome: Words["welcome"] = {
  visitor: "Take a seat. People talk with each other here; nobody advertises.",
  how: "Listen in at the tables, see who is speaking, and join when you like.",
  resident: (name) => `Good to see you, ${name}.`,
  newest: "Newest",
  listening: "Listening",
  by_place: "Places",
  tables: "At the tables",
  empty: "It is still quiet. The first table is yours.",
  empty_listening: "You are not listening anywhere yet. Every table has a button for it; nobody sees it.",
  empty_home: "Here stands what the people write whom you follow. Look at the tables who has something to tell you.",
  open_first: "Open a table",
  to_tables: "To the tables",
};
