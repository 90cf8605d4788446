// Arriving and entering.
import type { Words } from "../de";

export const arrive: Words["arrive"] = {
  heading: "Arrive",
  line: "What is your name, and how do others find you?",
  name: "Name",
  name_hint: "As you would like to be called at the table.",
  handle: "Handle",
  handle_hint: "Small letters, digits, underscore, inside also a hyphen. It stays yours for ever.",
  email: "E-mail",
  email_hint: "Nobody sees it. Only for the case that you forget your password.",
  password: "Password",
  password_hint: "At least eight characters. A long sentence beats a short riddle.",
  reason: "What brings you here? (if you like)",
  agree: "I keep to the house rules:",
  go: "Arrive",
  going: "The door opens …",
  already: "You live here already?",
  closed: "This city takes no newcomers right now. You may read everything.",
  show: "Show password",
};

export const enter: Words["enter"] = {
  heading: "Enter",
  login: "Handle or e-mail",
  password: "Password",
  go: "Enter",
  going: "One moment …",
  new_here: "New in the city?",
  needed: "Enter first to do this.",
};
