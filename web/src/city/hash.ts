// A blurhash says a picture's average colour in its third to sixth letter: what is painted until the picture is there.
const letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~";

export function colour_of(hash: string | null | undefined): string {
  if (!hash || hash.length < 6) return "var(--sunken)";
  let value = 0;
  for (const letter of hash.slice(2, 6)) value = value * letters.length + letters.indexOf(letter);
  return `#${value.toString(16).padStart(6, "0").slice(-6)}`;
}
