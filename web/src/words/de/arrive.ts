// Arriving and entering.

export const arrive = {
  heading: "Ankommen",
  line: "Wie heißt Du, und wie finden Dich die anderen?",
  name: "Name",
  name_hint: "So, wie Du am Tisch angesprochen werden möchtest.",
  handle: "Kürzel",
  handle_hint: "Kleine Buchstaben, Ziffern, Unterstrich, innen auch ein Bindestrich. Es bleibt für immer Deins.",
  email: "E-Mail",
  email_hint: "Sieht niemand. Nur für den Notfall, wenn Du Dein Passwort vergisst.",
  password: "Passwort",
  password_hint: "Mindestens acht Zeichen. Ein langer Satz ist besser als ein kurzes Rätsel.",
  reason: "Was führt Dich her? (freiwillig)",
  agree: "Ich halte mich an die Hausregeln:",
  go: "Ankommen",
  going: "Die Tür geht auf …",
  already: "Du wohnst schon hier?",
  closed: "Diese Stadt nimmt gerade niemanden auf. Lesen darfst Du alles.",
  show: "Passwort zeigen",
};

export const enter = {
  heading: "Eintreten",
  login: "Kürzel oder E-Mail",
  password: "Passwort",
  go: "Eintreten",
  going: "Einen Augenblick …",
  new_here: "Neu in der Stadt?",
  needed: "Dazu musst Du eintreten.",
};
