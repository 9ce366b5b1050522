import { PHASE_NAMES, type Phase, type PhaseDates } from "~/domain/commissioning/phase";
import { defineForm, dueDateField, dueDateValues, textField, type RawValues } from "~/forms/form";

/** When a phase of a project began. */
export function phaseForm(phase: Phase) {
  return defineForm({
    actual: dueDateField("When it began", null, {
      hint: "For example, 9 3 2018. Leave the day empty where only the month is known, and all of it where it has not begun",
    }),
    note: textField(`Note on “${PHASE_NAMES[phase]}”`, { max: 500 }),
  });
}

export function phaseValues({ actual, note }: Pick<PhaseDates, "actual" | "note">): RawValues {
  return { ...dueDateValues("actual", actual), note };
}
