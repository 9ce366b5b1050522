import { hasAdverse, type Assessed } from "../eia/hard-findings";
import { saysNothing } from "../shared/says-nothing";

/**
 * Rule 26: where what is proposed harms somebody, another way was looked at, and the record says why it was not taken. R (Brown) v
 * Secretary of State for Work and Pensions [2008] EWHC 3158 (Admin): with an open mind, before the decision.
 */
export interface OptionInWords {
  /** What could be done instead of what is proposed. */
  option: string;
  whyNot: string;
}

/** An option besides the proposal, as the authors list it. */
export interface ConsideredOption extends OptionInWords {
  id: number;
  version: number;
}

/** The texts that people write of an option, and what each is called. */
export const OPTION_TEXTS = {
  option: "what it is",
  whyNot: "why it was not chosen",
} as const satisfies Record<keyof OptionInWords, string>;
export const OPTION_TEXT_FIELDS = Object.keys(OPTION_TEXTS) as (keyof typeof OPTION_TEXTS)[];

export function isWholeOption({ option, whyNot }: OptionInWords): boolean {
  return !saysNothing(option) && !saysNothing(whyNot);
}

/** @returns what is missing, in a sentence; null where nothing is */
export function optionsGap({
  options,
  ...assessed
}: Assessed & { options: readonly OptionInWords[] }): string | null {
  if (!hasAdverse(assessed) || options.some(isWholeOption)) return null;
  return options.length === 0
    ? "An impact is adverse, and no other option is recorded with why it was not chosen. To change nothing may be one."
    : "An impact is adverse, and no option besides the proposal says what it is and why it was not chosen.";
}

/** As they are frozen and published: in their order, without the numbers by which they are kept. */
export function recordedOptions(options: readonly ConsideredOption[]): OptionInWords[] {
  return options.map(({ option, whyNot }) => ({ option, whyNot }));
}
