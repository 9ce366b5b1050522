import { SENIORITIES, SENIORITY_LABELS, type Seniority } from "~/domain/account/seniority";
import { choiceField, defineForm } from "~/forms/form";

const EVERYBODY = "everybody";

/** From what seniority on records print people by name. */
export const namedFromForm = defineForm({
  namedFrom: choiceField(
    "radios",
    "Whom records print by name",
    [
      { value: EVERYBODY, text: "Everybody who took a step" },
      ...SENIORITIES.slice(1).map((value) => ({
        value,
        text: `${SENIORITY_LABELS[value]}${value === SENIORITIES.at(-1) ? "" : ", and above"}`,
      })),
    ],
    "Choose whom records print by name",
    {
      hint: "Everybody else is printed by their title alone, also those of whom no seniority is recorded. A monitoring officer can choose otherwise for each person in each record. Whoever signs is always named",
    },
  ),
});

export function readNamedFrom(value: string): Seniority | null {
  return value === EVERYBODY ? null : (value as Seniority);
}

export function namedFromValue(namedFrom: Seniority | null): string {
  return namedFrom ?? EVERYBODY;
}
