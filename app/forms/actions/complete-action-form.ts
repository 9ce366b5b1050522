import { WHAT_WAS_DONE, WHY_NOT_UPDATED } from "~/domain/actions/completion";
import { dateField, defineForm, textareaField, yesNoField } from "~/forms/form";

/** Rule 4: when, what was done, and whether the EIA was updated; a "no" needs a reason. */
export const completeActionForm = defineForm(
  {
    completedOn: dateField("Date completed", "Enter the date it was completed"),
    whatWasDone: textareaField("What was done", {
      required: WHAT_WAS_DONE,
      hint: "Say what came of it, so that somebody who reads only this understands",
    }),
    eiaUpdated: yesNoField(
      "Was the EIA updated with what came of it?",
      "Choose whether the EIA was updated",
      {
        no: { reveals: ["eiaNotUpdatedReason"] },
      },
    ),
    eiaNotUpdatedReason: textareaField("Why the EIA was not updated", { max: 2_000 }),
  },
  ({ eiaUpdated, eiaNotUpdatedReason }): Record<string, string> =>
    !eiaUpdated && eiaNotUpdatedReason === "" ? { eiaNotUpdatedReason: WHY_NOT_UPDATED } : {},
);
