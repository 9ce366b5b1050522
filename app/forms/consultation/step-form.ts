import type { ConsultationAct } from "~/domain/consultation/public-consultation";
import { defineForm, textareaField } from "~/forms/form";

/** To withdraw asks for a reason; the page of another step does not draw it. */
export function stepForm(act: ConsultationAct) {
  return defineForm({
    reason: textareaField("Why is it withdrawn?", {
      max: 2_000,
      ...(act === "withdraw" && { required: "Enter the reason" }),
    }),
  });
}
