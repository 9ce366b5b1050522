import { formatDate, type CalendarDate } from "~/domain/shared/calendar-date";
import { choiceField, defineForm } from "~/forms/form";

/** @param earlier consultations whose questions can be taken */
export function copyQuestionsForm(
  earlier: readonly { id: number; title: string; opensOn: CalendarDate | null; questions: number }[],
) {
  return defineForm({
    from: choiceField(
      "radios",
      "Whose questions?",
      earlier.map(({ id, title, opensOn, questions }) => ({
        value: String(id),
        text: title,
        hint: `${questions === 1 ? "1 question" : `${questions} questions`}${opensOn === null ? "" : `, asked from ${formatDate(opensOn)}`}`,
      })),
      "Choose a consultation",
    ),
  });
}
