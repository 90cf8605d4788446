// The catalogue of the language in use. The visitor's own choice is kept on the device; else the browser's languages decide.
import type { Sentence } from "../api/entities";
import { de, type Words } from "./de";
import { en } from "./en";

export type Language = "de" | "en";

const catalogues: Record<Language, Words> = { de, en };
const stored_under = "stadt-language";

function first_language(): Language {
  const asked = new URLSearchParams(location.search).get("lang") ?? localStorage.getItem(stored_under);
  for (const code of [asked, ...navigator.languages]) {
    if (code?.startsWith("de")) return "de";
    if (code?.startsWith("en")) return "en";
  }
  return "de";
}

class Speech {
  language = $state<Language>(first_language());
  words = $derived(catalogues[this.language]);

  // What the city says in both languages.
  said(sentence: Sentence): string {
    return sentence[this.language];
  }

  choose(language: Language): void {
    this.language = language;
    localStorage.setItem(stored_under, language);
    document.documentElement.lang = language;
  }
}

export const speech = new Speech();
document.documentElement.lang = speech.language;
