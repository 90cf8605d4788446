// Opening a table.

export const write = {
  heading: "Einen Tisch eröffnen",
  line: "Ein Satz, eine Frage, ein Gedanke. Daraus wird ein Tisch, an den sich andere setzen.",
  text: "Dein Beitrag",
  text_hint: "Was beschäftigt Dich?",
  article: "Es wird ein längerer Text",
  title: "Überschrift",
  title_hint: "Mit Überschrift darf der Text lang sein und Markdown enthalten.",
  kind: "Art des Tisches",
  place: "Wo soll er stehen?",
  nowhere: "An keinem bestimmten Ort",
  warning: "Hinweis vorweg",
  warning_hint: "Wird zuerst gezeigt; der Text erscheint erst nach einem Klick.",
  language: "Sprache",
  more: "Weitere Angaben",
  send: "Eröffnen",
  left: (count: number) => `noch ${count.toLocaleString("de")} Zeichen`,
  over: (count: number) => `${count.toLocaleString("de")} Zeichen zu viel`,
  draft: "Dein Entwurf liegt auf diesem Gerät bereit.",
};
