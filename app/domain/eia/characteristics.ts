/** The nine protected characteristics: Equality Act 2010, section 4, in the Act's order. */
export const CHARACTERISTICS = [
  "age",
  "disability",
  "gender_reassignment",
  "marriage_and_civil_partnership",
  "pregnancy_and_maternity",
  "race",
  "religion_or_belief",
  "sex",
  "sexual_orientation",
] as const;
export type Characteristic = (typeof CHARACTERISTICS)[number];

export const CHARACTERISTIC_LABELS: Record<Characteristic, string> = {
  age: "Age",
  disability: "Disability",
  gender_reassignment: "Gender reassignment",
  marriage_and_civil_partnership: "Marriage and civil partnership",
  pregnancy_and_maternity: "Pregnancy and maternity",
  race: "Race",
  religion_or_belief: "Religion or belief",
  sex: "Sex",
  sexual_orientation: "Sexual orientation",
};

/** @returns each of those chosen once, in the Act's order */
export function inOrderOfTheAct(chosen: readonly Characteristic[]): Characteristic[] {
  return CHARACTERISTICS.filter((characteristic) => chosen.includes(characteristic));
}

/** Those that no impact is about: where some are, one line says why these are not affected. */
export function otherCharacteristics(
  impacts: readonly { characteristic: Characteristic }[],
): Characteristic[] {
  return CHARACTERISTICS.filter((other) => impacts.every(({ characteristic }) => characteristic !== other));
}

/** The three aims of the duty: Equality Act 2010, section 149(1). */
export const DUTY_AIMS = [
  {
    key: "a",
    text: "eliminate discrimination, harassment, victimisation and any other conduct that is prohibited by or under this Act",
  },
  {
    key: "b",
    text: "advance equality of opportunity between persons who share a relevant protected characteristic and persons who do not share it",
  },
  {
    key: "c",
    text: "foster good relations between persons who share a relevant protected characteristic and persons who do not share it",
  },
] as const;

/** Section 149(7) leaves marriage and civil partnership out of aims (b) and (c): only the first aim counts for it. */
export function countsForFirstAimOnly(characteristic: Characteristic): boolean {
  return characteristic === "marriage_and_civil_partnership";
}

/** There is no default among these: rule 2, no silent neutral. */
export const DIRECTIONS = ["positive", "adverse", "neutral", "not_yet_known"] as const;
export type Direction = (typeof DIRECTIONS)[number];

export const DIRECTION_LABELS: Record<Direction, string> = {
  positive: "Positive",
  adverse: "Adverse",
  neutral: "Neutral",
  not_yet_known: "Not yet known",
};
