// The order of the tables and what it is made of.
import type { Term } from "../../api/entities";

export const dialogue = {
  modes: { dialogue: "Dialog", newest: "Neueste", listening: "Zuhören" },
  keys: { d: "Dialog: wo miteinander geredet wird", n: "Neueste: der Reihe nach", l: "Zuhören: wo Du zuhörst", "?": "diese Hilfe" },
  end_line: "Mehr wird es nicht, auch nicht beim Weiterrollen. Sieh nach, was gerade neu ist, oder sag selbst etwas.",
  to_newest: "Was gerade neu ist",
  empty: "Heute sitzt noch niemand beisammen.",
  familiar: (count: number) => (count === 1 ? "1 davon kennst Du" : `${count.toLocaleString("de")}, die Du kennst`),
};

export const why = {
  heading: "Warum hier?",
  check: "Nachrechnen",
  columns: { term: "Was zählt", bits: "Bit" },
  sum: "Summe",
  unit: "Gezählt wird in Bit: Eins mehr heißt doppelt so viel. Was hier nichts beiträgt, fehlt. Die Summe ist genau das, wonach geordnet wird.",
  made: "So ist die Reihenfolge gemacht",
  slots: {
    dialogue: "",
    unanswered: "Ein paar Plätze gehören Tischen, an denen noch niemand geantwortet hat. Hier ist einer davon, ganz gleich, wie hoch die Summe ist.",
    newcomer: "Ein Platz gehört ersten Sätzen, auf die noch niemand geantwortet hat, ganz gleich, wie hoch die Summe ist.",
    exploration: "Ein paar Plätze gehören dem, was jenseits Deiner Kreise liegt. Hier ist einer davon, ganz gleich, wie hoch die Summe ist.",
    anniversary: "Heute jährt sich, woran dieser Tisch erinnert. Darum steht er wieder da.",
  },
  terms: {
    voices: ["Stimmen", "Wie viele hier wirklich etwas sagen"],
    exchange: ["Hin und Her", "Antworten, die in beide Richtungen gehen"],
    host: ["Gastfreundschaft", "Wer den Tisch eröffnet hat, antwortet den Gästen"],
    bridge: ["Brücken", "Hier sitzen Menschen aus verschiedenen Kreisen"],
    nods: ["Nicken", "Wer zunickt, zählt ein wenig"],
    heat: ["Hitze", "Wenn zwei sich hochschaukeln oder viele den Tisch melden, wird abgezogen"],
    monologue: ["Monolog", "Wenn jemand mehr als die Hälfte redet, wird abgezogen"],
    age: ["Zeit", "Was länger niemand Neues angezogen hat, tritt zurück"],
    known: ["Vertraute", "Hier sitzen Menschen, mit denen Du geredet hast"],
    topic: ["Dein Thema", "Wie nah es an dem ist, worüber Du selbst redest"],
    asked: ["Du bist gefragt", "Jemand wendet sich hier an Dich"],
    answerable: ["Du weißt das", "Eine offene Frage, auf die Du antworten könntest"],
    newcomer: ["Neu in der Stadt", "Ein erster Satz, auf den noch niemand geantwortet hat"],
    foresight: ["Voraussicht", "Gelernt daraus, wo Menschen sich als Nächstes dazusetzen"],
  } satisfies Record<Term, [name: string, meaning: string]>,
};

export const order = {
  heading: "So ist die Reihenfolge gemacht",
  line: "Niemand kauft sich hier nach vorn, und nichts davon ist geheim. Das ist alles, was zählt.",
  sentences: [
    "Ein Tisch steht vorn, wenn Menschen einander antworten: viele Stimmen, Hin und Her, Antworten an die Gäste.",
    "Zunicken zählt wenig. Wer nur sendet oder sich mit jemandem hochschaukelt, rückt nach hinten.",
    "Dazu kommt, was Dich angeht: Menschen, die Du kennst, Deine Themen, Fragen an Dich.",
    "Niemand und kein Ort füllt eine Seite allein. Ein paar Plätze gehören Fragen ohne Antwort, ein paar dem, was jenseits Deiner Kreise liegt.",
    "Die Seite hat ein Ende. Der Reihe nach steht alles unter „Neueste“.",
  ],
  foresight_on: "Zusätzlich sagt eine kleine gelernte Formel voraus, an welchem Tisch Du als Nächstes redest. Auch sie steht als eigene Zeile in jeder Rechnung.",
  foresight_off: "Gelernte Vorhersagen sind in dieser Stadt abgeschaltet.",
  terms: "Woraus sich die Summe ergibt",
  numbers: "Die Zahlen",
  numbers_line: "Alle Zahlen der Formeln, wie sie gerade gelten.",
  columns: { meaning: "Was sie bedeutet", value: "Wert" },
};
