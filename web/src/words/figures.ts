// Figures as one reckons with them: "+1.585", "−0.300".
import { speech } from "./words.svelte";

const decimals = { minimumFractionDigits: 3, maximumFractionDigits: 3 } as const;
const minus = "\u2212"; // as wide as a plus

export const summand = (value: number): string =>
  value.toLocaleString(speech.language, { ...decimals, signDisplay: "exceptZero" }).replace("-", minus);

export const sum = (value: number): string => value.toLocaleString(speech.language, decimals).replace("-", minus);

// As it stands in the formula: no digit more than it has.
export const parameter = (value: number): string =>
  value.toLocaleString(speech.language, { maximumFractionDigits: 6, useGrouping: false }).replace("-", minus);
