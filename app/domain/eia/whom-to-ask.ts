import { isWebLink } from "../shared/web-link";

/** Whom an office’s authors ask about an assessment, and what its own guidance is. Both may be empty. */
export interface WhomToAsk {
  /** The unit, and how to reach it. */
  contact: string;
  /** An address of the web, or empty. */
  guidance: string;
}

/** What is wrong with it, by field. */
export function whomToAskFaults({ guidance }: WhomToAsk): Partial<Record<keyof WhomToAsk, string>> {
  return guidance.trim() === "" || isWebLink(guidance)
    ? {}
    : { guidance: "Where the guidance is must be an address of the web, like https://example.org/guidance" };
}
