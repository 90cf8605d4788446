// Places and streets (tags).

export const places = {
  kinds: {
    cafe: "Café",
    school: "Schule",
    university: "Universität",
    arrival: "Willkommenscafé",
    stage: "Bühne",
    newspaper: "Zeitung",
    gallery: "Galerie",
    bookshop: "Buchladen",
    group: "Gruppe",
    pillar_square: "Litfaßplatz",
  },
  hosts: "Es laden ein:",
  no_tables: "Hier ist noch jeder Stuhl frei.",
  open_here: "Hier einen Tisch eröffnen",
  none: "Es gibt noch keine Orte. Wer die Stadt betreut, kann welche eröffnen.",
};

export const tag = {
  heading: (tag: string) => `#${tag}`,
  none: "Auf dieser Straße ist noch niemand unterwegs.",
  also: "zusammen mit",
  also_hint: "Weiteres Stichwort",
  narrow: "Eingrenzen",
};
