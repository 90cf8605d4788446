// What the city says of its formulas, until the OpenAPI document says it.
import type { Sentence } from "./entities";

export interface DialoguePage {
  parameters: { name: string; value: number; meaning: Sentence }[];
  foresight: boolean;
}
