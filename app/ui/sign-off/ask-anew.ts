import type { FormAnswer } from "../form";

/**
 * What was ticked for one submission is not carried over to another: where the answer is that something else is
 * submitted by now, those fields stand unticked again.
 */
export function askAnew(answer: FormAnswer | undefined, fields: readonly string[]): FormAnswer | undefined {
  if (answer?.problem == null) return answer;
  const kept = Object.entries(answer.values).filter(([name]) => !fields.includes(name));
  return { ...answer, values: Object.fromEntries(kept) };
}
