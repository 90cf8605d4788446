// A post, who may see it and what it belongs to.

export const post = {
  nod: "Zunicken",
  nodded: "Zugenickt",
  keep: "Merken",
  kept: "Gemerkt",
  thanks: "Danke",
  as_thanks: "als Danke",
  as_thanks_hint: "Ein Danke in Deinen eigenen Worten",
  in_private: "Unter vier Augen antworten",
  pass_on: "Weitertragen",
  passed_on: "Weitergetragen",
  answer: "Antworten",
  edit: "Ändern",
  remove: "Zurücknehmen",
  really_remove: "Wirklich zurücknehmen? Antworten bleiben stehen.",
  more: "Mehr",
  edited: "geändert",
  versions: "Frühere Fassungen",
  warning: "Zeigen",
  hide: "Verbergen",
  link: "Link kopieren",
  link_copied: "Link kopiert",
  passed_by: (name: string) => `${name} trägt weiter`,
  save: "Speichern",
};

export const audience = {
  label: "Wer darf es sehen?",
  public: "Alle",
  unlisted: "Alle mit dem Link",
  here: "Menschen dieser Stadt",
  followers: "Wer mir folgt",
  contacts: "Meine Kontakte",
  close: "Enge Kontakte",
  mentioned: "Nur die Genannten",
  self: "Nur ich",
};

export const mark = { label: "Gehört zu", both: "Beruf und Privat", work: "Beruf", private: "Privat" };
