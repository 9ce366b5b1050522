/** Fields of a body that hold codes, digests and days, which no author writes. */
export const CODES: ReadonlySet<string> = new Set([
  "kind",
  "method",
  "outcome",
  "state",
  "characteristic",
  "direction",
  "marking",
  "dimension",
  "legalBasis",
  "channel",
  "slug",
  "decidedThing",
  "digest",
  "copySha256",
  "key",
  "at",
]);
