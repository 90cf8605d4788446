import type { Status, StatusLine } from "../api/entities";

// The words of sanitised HTML, for lines that show no markup.
export function plain_text(html: string): string {
  const spaced = html.replace(/<(br|\/p)[^>]*>/g, " ");
  return (new DOMParser().parseFromString(spaced, "text/html").body.textContent ?? "").trim();
}

// Its beginning, cut between two words.
export function excerpt_of(text: string, most_characters = 80): string {
  if (text.length <= most_characters) return text;
  const cut = text.slice(0, most_characters);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), most_characters / 2)).trimEnd()} …`;
}

const words_a_minute = 200;

// As the city counts it: at least one.
export function minutes_to_read(html: string): number {
  const words = plain_text(html).split(/\s+/).filter(Boolean).length;
  return Math.max(1, Math.round(words / words_a_minute));
}

const line_characters = 280;

// A post as a card shows it that one passes by.
export const in_short = ({ id, created_at, language, spoiler_text, content, account }: Status): StatusLine => ({
  id,
  created_at,
  language,
  text: spoiler_text || excerpt_of(plain_text(content), line_characters),
  account,
});
