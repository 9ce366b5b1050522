import type { ImportQuestion } from "~/domain/budget/imported-budget";
import { questionField } from "~/forms/budget/import/import-questions-form";
import { Field } from "../../form";

interface QuestionFieldProps {
  question: ImportQuestion & {
    /** A sentence: what the stated figures say of it; null where they say nothing. */
    whatFits: string | null;
  };
}

/** A cell as it stands in the sheet, why it cannot be read, and a box for its amount. */
export function QuestionField({ question: { key, text, why, isTotal, whatFits } }: QuestionFieldProps) {
  const hint = [
    ...(why.includes(text.trim()) ? [] : [`The cell says “${text.trim()}”.`]),
    why,
    ...(whatFits === null ? [] : [whatFits]),
    ...(isTotal ? ["Leave the box empty to do without this total."] : []),
  ];
  return <Field name={questionField(key)} hint={hint.join(" ")} />;
}
