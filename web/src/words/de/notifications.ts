// What happened to one.

const one_or_more = (one: string, more: string) => (count: number) => (count === 1 ? one : more);
const always = (said: string) => () => said;

export const notifications = {
  heading: "Neues für Dich",
  menu: "Neues",
  empty: "Hier steht, wer Dir antwortet, dankt oder zunickt. Noch ist es still. Setz Dich irgendwo dazu.",
  says: {
    thanks: always("dankt Dir"),
    reply: always("hat Dir geantwortet"),
    mention: always("spricht Dich an"),
    request: always("möchte Dich kennenlernen"),
    meetup_accepted: always("sagt zu: Ihr seid verabredet"),
    meetup_off: always("sagt leider ab"),
    meetup_reminder: always("erwartet Dich bald"),
    accepted: always("sagt: Gern! Ihr seid jetzt in Kontakt"),
    status: always("hat etwas gesagt"),
    update: always("hat einen Beitrag geändert, der Dich angeht"),
    favourite: one_or_more("hat Dir zugenickt", "haben Dir zugenickt"),
    reblog: one_or_more("trägt weiter, was Du gesagt hast", "tragen weiter, was Du gesagt hast"),
    follow: one_or_more("folgt Dir jetzt", "folgen Dir jetzt"),
    follow_request: always("möchte Dir folgen"),
    article_offered: always("bietet Deiner Zeitung einen Artikel an"),
    article_answered: always("hat über Deinen Artikel entschieden"),
  },
  to_requests: "Anfrage ansehen",
  to_message: "Schreiben",
  to_letter: "Nachricht lesen",
  to_house: "Antworten",
  to_meetup: "Verabredung ansehen",
};
