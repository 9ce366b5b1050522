import { carrying, defineForm, textareaField } from "./form";

const ASKED = {
  recall: {
    label: "Why do you recall it?",
    hint: "Those who have approved it or determined its publication will read this",
  },
  return: {
    label: "Why do you return it?",
    hint: "Say what must be put right. Its authors, and those who acted before you, will read this",
  },
  withdraw: {
    label: "Why is it withdrawn?",
    hint: "The reason stays in its history",
  },
} as const;

/** To recall, return or withdraw asks one thing: the reason (rule 9). */
export function reasonForm(act: keyof typeof ASKED) {
  const { label, hint } = ASKED[act];
  return carrying(
    defineForm({
      reason: textareaField(label, { hint, required: "Enter the reason", max: 2_000 }),
    }),
    { digest: 100 },
  );
}
