import { sectionFaults, type FrameworkSection } from "~/domain/framework/sections";
import { defineForm, textareaField, textField, yesNoField, type RawValues } from "~/forms/form";

/** A part of the paper that a framework is. */
export const sectionForm = defineForm(
  {
    heading: textField("Heading", { required: "Enter a heading", max: 200 }),
    text: textareaField("Text", {
      hint: "It is printed as it stands here, with its line breaks. Leave it empty while it is not begun: then it is left out",
      rows: 16,
    }),
    isReady: yesNoField("Is it ready to be read?", "Say whether it is ready to be read"),
  },
  (value) => sectionFaults(value),
);

export function sectionValues({
  heading,
  text,
  isReady,
}: Omit<FrameworkSection, "id" | "version" | "placement">): RawValues {
  return { heading, text, isReady: isReady ? "yes" : "no" };
}

/** What the button sends that adds the headings which the office proposes. */
export const PROPOSE = "propose";
