/** Something the signatory acknowledges on its own (rule 13). */
export interface Acknowledgement {
  key: string;
  text: string;
}

/** @returns a sentence that names what is not acknowledged yet; null where all is */
export function unacknowledged(needed: readonly Acknowledgement[], given: readonly string[]): string | null {
  const missing = needed.filter(({ key }) => !given.includes(key));
  const [first] = missing;
  if (!first) return null;
  return missing.length === 1
    ? `Acknowledge each before you sign. One is not acknowledged: ${first.text}`
    : `Acknowledge each before you sign. ${missing.length} are not acknowledged, the first: ${first.text}`;
}
