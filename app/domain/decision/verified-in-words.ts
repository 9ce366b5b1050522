import { listed } from "../shared/listed";

/** What stands beside it is sealed as well. */
export function sinceSigned(addenda: number): string {
  return addenda === 1
    ? "What happened since, 1 addendum, is as the office sealed it."
    : `What happened since, ${addenda} addenda, is as the office sealed it.`;
}

/** What nobody can check any more without the passage. */
export function gapsInWords(sections: readonly string[]): string {
  return `A passage was withdrawn from ${listed(sections)}. The texts with a gap are as the office published them when it withdrew it; against the signature of the decision itself they can be checked only with the passage.`;
}
