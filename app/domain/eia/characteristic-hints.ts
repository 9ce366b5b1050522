import type { Characteristic } from "./characteristics";

/**
 * What is easily got wrong of a protected characteristic, in the words of a hint. The law is paraphrased:
 * - Equality Act 2010, section 149(7): marriage and civil partnership counts for the first aim alone; section 28(1): Part 3,
 *   on services and public functions, applies neither to it nor to the age of those under 18.
 * - For Women Scotland Ltd v The Scottish Ministers [2025] UKSC 16: sex means biological sex throughout the Act.
 */
const HINTS: Partial<Record<Characteristic, string>> = {
  age: "Name the ages. The Act’s rules on services and public functions leave out the age of those under 18 (section 28(1)(a)), and the duty’s second and third aims do not: children are assessed too",
  gender_reassignment:
    "Assessed on a row of its own, also where the same service has a row on sex: the two are different characteristics",
  marriage_and_civil_partnership:
    "Only the first aim of the duty counts here (section 149(7)), and the Act’s rules on services and public functions leave it out (section 28(1)(b)). Assess it where staff are affected",
  sex: "Women and men: in the Act, sex means biological sex (For Women Scotland [2025] UKSC 16). Gender reassignment has a row of its own. Where a service is for one sex, such as a refuge, say so and why",
};

export function characteristicHint(characteristic: Characteristic): string | null {
  return HINTS[characteristic] ?? null;
}
