import { carrying, dateField, defineForm, textareaField } from "~/forms/form";

/** That the EIA is right: there is nothing to fill in. */
export const confirmEiaForm = defineForm({});

/** That it is moved on to the office's newest questions: there is nothing to fill in. */
export const takeQuestionsForm = carrying(defineForm({}), { moves: 200 });

/** The day on which an EIA was started, where it is not the day of its first words here. */
export const correctEiaStartForm = defineForm({
  startedOn: dateField("The day it was started", "Enter the day on which the EIA was started"),
  reason: textareaField("Why the day that is kept is wrong", {
    required: "Enter why the day that is kept is wrong",
    hint: "The former day and your reason stay on the audit log",
    max: 2_000,
  }),
});
