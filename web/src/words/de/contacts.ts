// Getting to know each other: the sheet, the requests, the contacts, the private card.
import { counted } from "../counted";

const many = counted("de");
const spelled = ["keine", "eine", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"];
const number = (count: number): string => spelled[count] ?? count.toLocaleString("de");
const at_start = (text: string): string => text.charAt(0).toLocaleUpperCase("de") + text.slice(1);

export const introduction = {
  open: "Kennenlernen",
  heading: (name: string) => `${name} kennenlernen`,
  anchor: "Woran knüpfst Du an?",
  more_anchors: "Mehr zeigen",
  quoted: (text: string) => `„${text}“`,
  known_from: "Wir kennen uns von …",
  known_from_label: "Woher kennt Ihr Euch?",
  choose_anchor: "Such Dir zuerst etwas aus, woran Du anknüpfst.",
  sentence: (name: string) => `Deine Zeile an ${name}`,
  too_short: "… und was hat Dich neugierig gemacht?",
  resembles: (count: number) => `Das hast Du fast genauso schon ${count === 1 ? "jemandem" : `${number(count)} anderen`} geschrieben.`,
  reads_like_offer: "Das liest sich wie ein Angebot.",
  only_here: (name: string) => `Was davon stimmt nur für ${name}?`,
  to_pile: "So kommt es auf den Visitenkartenstapel: Es ist zu sehen, meldet sich aber nicht.",
  send: "Abschicken",
  send_so: "So abschicken",
  sending: "Macht sich auf den Weg …",
  budget: (open: number) => `${at_start(number(open))} sind noch unterwegs. Lass erst jemanden antworten, oder nimm eine zurück.`,
  to_sent: "Was unterwegs ist",
  stopped: (until: string) =>
    `Bis zum ${until} ruht das Kennenlernen für Dich: Mehrere Deiner Zeilen kamen als Werbung an. An den Tischen redest Du mit wie immer.`,
  done: (name: string) => `Deine Zeile ist unterwegs zu ${name}.`,
  done_pile: "Sie liegt auf dem Visitenkartenstapel und meldet sich nicht von selbst.",
  fine: "Gut",
  not_now: "Ihr kennt Euch schon, oder eine Zeile ist schon unterwegs.",
};

export const requests = {
  menu: "Kennenlernen",
  heading: "Möchten Dich kennenlernen",
  pages: "Kennenlernen und Kontakte",
  waiting: (count: number) => many(count, "wartet", "warten"),
  empty: "Gerade wartet niemand.",
  empty_line: "Wer Dich kennenlernen möchte, steht hier: mit einem Grund und in eigenen Worten. Am leichtesten lernt man Dich an einem Tisch kennen.",
  list: "Wer wartet",
  anchors: {
    house: (text: string) => `Aus dem Haus: „${text}“`,
    table: (text: string) => `Vom Tisch „${text}“`,
    post: (text: string) => `Zum Beitrag „${text}“`,
    event: (text: string) => `Von der Veranstaltung „${text}“`,
    place: (text: string) => `Vom Ort „${text}“`,
    person: (text: string) => `Gemeinsam bekannt: ${text}`,
    book: (text: string) => `Zum Buch „${text}“`,
    role: (text: string) => `Gemeinsame Station: ${text}`,
    known_from: (text: string) => `Ihr kennt Euch: ${text}`,
  },
  own_house: (text: string) => `Aus Deinem Haus: „${text}“`,
  by_message: "kam als Nachricht",
  accept: "Gern!",
  ask: "Zurückfragen",
  later: "Später",
  discard: "Weglegen",
  advert: "Das ist Werbung",
  accept_sentence: (name: string) => `Ein Satz zurück an ${name}, wenn Du magst`,
  ask_sentence: (name: string) => `Was möchtest Du von ${name} wissen?`,
  ask_send: "Fragen",
  outcomes: {
    accept: (name: string) => `${name} und Du, Ihr seid jetzt in Kontakt.`,
    ask: (name: string) => `Deine Frage ist bei ${name}.`,
    later: () => "Es hat Zeit und bleibt hier liegen.",
    discard: (name: string) => `Weggelegt. ${name} erfährt davon nichts.`,
    advert: (name: string) => `Als Werbung weggelegt. ${name} erfährt davon nichts.`,
    restore: () => "Liegt wieder da.",
  },
  undo: "Rückgängig",
  asked: "Du hast zurückgefragt.",
  go_on: "Weiterreden",
  for_later: "Für später",
  pile: "Visitenkartenstapel",
  pile_line: "Hier liegt, was an viele ging oder an nichts anknüpft. Es drängt nicht; antworten kannst Du trotzdem.",
  aside: "Weggelegt",
  aside_line: "Dreißig Tage lang kannst Du es Dir anders überlegen.",
  undo_until: (date: string) => `noch bis ${date}`,
  restore: "Wieder hinlegen",
  why: {
    resembles: (count: number) => `gleicht fast wörtlich ${count === 1 ? "einer anderen Zeile" : `${number(count)} anderen Zeilen`} derselben Hand`,
    no_anchor: () => "knüpft an nichts an",
  },
  sent: "Unterwegs",
  sent_line: "Was Du selbst geschrieben hast. Nicht jede Zeile wird beantwortet, und das sagt nichts über Dich.",
  sent_empty: "Du hast gerade keine Zeile unterwegs. In jedem Haus steht, worauf man jemanden ansprechen kann.",
  to: "an",
  states: {
    pending: "unterwegs",
    asked: "Rückfrage",
    accepted: "Gern!",
    withdrawn: "zurückgenommen",
    ended: "zu Ende",
  },
  sent_why: {
    resembles: (count: number) =>
      `Liegt auf dem Visitenkartenstapel und meldet sich nicht, weil es fast wörtlich ${count === 1 ? "einer" : number(count)} Deiner anderen Zeilen gleicht.`,
    no_anchor: () => "Liegt auf dem Visitenkartenstapel und meldet sich nicht, weil es an nichts anknüpft.",
  },
  withdraw: "Zurücknehmen",
  really_withdraw: "Die Zeile zurücknehmen?",
  keys: {
    "j / k": "nächste, vorige",
    g: "Gern!",
    r: "zurückfragen",
    s: "später",
    x: "weglegen",
    "?": "diese Hilfe",
  },
};

export const contacts = {
  heading: "Kontakte",
  line: "Wie nah Dir jemand ist und was Du Dir merkst, siehst nur Du.",
  empty: "Noch steht hier niemand. Ein Kontakt beginnt mit einem Grund: mit einem Satz an jemanden, der Dir aufgefallen ist.",
  since: (date: string) => `in Kontakt seit ${date}`,
  write: "Nachricht schreiben",
};

export const card = {
  heading: "Deine private Karte",
  line: (name: string) => `Was hier steht, sieht niemand außer Dir, auch ${name} nicht.`,
  private: "sieht nur Du",
  closeness: "Wie nah?",
  closenesses: { acquaintance: "Bekannt", contact: "Kontakt", close: "Eng" },
  closeness_hint: "Eng heißt: sieht auch, was Du nur engen Kontakten zeigst.",
  note: "Was Du Dir merken möchtest",
  saved: "Gemerkt.",
  end: "Kontakt beenden",
  really_end: (name: string) => `Den Kontakt mit ${name} beenden? ${name} bekommt darüber keine Nachricht.`,
  asked_you: (name: string) => `${name} möchte Dich kennenlernen`,
  sent: "Deine Zeile ist unterwegs.",
  asked_back: (name: string) => `${name} fragt zurück.`,
  answer: "Antworten",
};
