// What went wrong, in the reader's language; the server's own sentence where the catalogue has none.
import { Refusal } from "../api/client";
import { speech } from "./words.svelte";

const too_many = 429;

export function reason_of(problem: unknown): string {
  const { errors } = speech.words;
  if (!(problem instanceof Refusal)) return errors.other;
  if (problem.status === 0) return errors.network;
  if (problem.status === too_many) return errors.too_many;
  return errors.codes[problem.code] ?? (problem.message || errors.other);
}

// The sentences for the fields of a form, by field.
export function problems_of(problem: unknown): Record<string, string> {
  if (!(problem instanceof Refusal)) return {};
  const { fields } = speech.words.errors;
  return Object.fromEntries(
    problem.problems.map((one) => [one.field, fields[`${one.field} ${one.code}`] ?? one.description]),
  );
}
