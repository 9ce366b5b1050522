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

/** "All" is not stored: it stands for every row. */
export const ALL_CHARACTERISTICS = "all";
export type ChosenCharacteristic = Characteristic | typeof ALL_CHARACTERISTICS;

/** @returns the characteristics chosen, in the Act's order */
export function expandCharacteristics(chosen: readonly ChosenCharacteristic[]): Characteristic[] {
  return chosen.includes(ALL_CHARACTERISTICS)
    ? [...CHARACTERISTICS]
    : CHARACTERISTICS.filter((characteristic) => chosen.includes(characteristic));
}

/** The three aims of the duty: Equality Act 2010, section 149(1). */
export const DUTY_AIMS = [
  {
    key: "a",
    text: "eliminate discrimination, harassment, victimisation and any other conduct that is prohibited by or under the Act",
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
