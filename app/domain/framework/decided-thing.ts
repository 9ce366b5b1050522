/** What the thing decided is called in an office, one and several: a dated setting (rule 23). */
export interface DecidedThing {
  one: string;
  many: string;
}

/** What it is called where the office has said nothing else. A record leaves it out then. */
export const FRAMEWORK: DecidedThing = { one: "framework", many: "frameworks" };

/** As a record says it: nothing where it is a framework, so that a record is what it always was. */
export function recordedThing({ one }: DecidedThing): { decidedThing?: string } {
  return one === FRAMEWORK.one ? {} : { decidedThing: one };
}

/** "a grant", "an allocation". Letters are a good guess, and nobody decides an hour. */
export function aThing({ one }: DecidedThing): string {
  return `${/^[aeiou]/iu.test(one) ? "an" : "a"} ${one}`;
}
