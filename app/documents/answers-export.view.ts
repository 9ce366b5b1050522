import {
  answerColumns,
  CHANNEL_LABELS,
  READING_LABELS,
  type ConsultationAnswer,
} from "~/domain/consultation/answer";
import type { AskedChange } from "~/domain/consultation/asked";
import type { Question } from "~/domain/consultation/question";
import type { Theme } from "~/domain/consultation/theme";
import { dateInLondon, formatDate } from "~/domain/shared/calendar-date";
import type { ExportedTable } from "./exported-table.view";

interface Answered {
  questions: readonly Question[];
  changes: readonly Pick<AskedChange, "changeId" | "title">[];
  themes: readonly Pick<Theme, "title" | "answerIds">[];
  answers: readonly ConsultationAnswer[];
}

/** Answers, one in each row, with how they were read. What people said of themselves is not in it: it is nobody's. */
export function answersExport({ questions, changes, themes, answers }: Answered): ExportedTable {
  const columns = questions.flatMap((question) => answerColumns(question, changes));
  return {
    name: "Answers",
    headings: [
      ...["Answer", "Came in", "Received on", "For the organisation", "Reading", "Themes"],
      ...columns.map(({ heading }) => heading),
    ],
    rows: answers.map(({ id, channel, receivedAt, body, reading, given }) => [
      String(id),
      CHANNEL_LABELS[channel],
      formatDate(dateInLondon(receivedAt)),
      body,
      READING_LABELS[reading],
      themes
        .filter(({ answerIds }) => answerIds.includes(id))
        .map(({ title }) => title)
        .join("; "),
      ...columns.map(({ of }) => of(given)),
    ]),
  };
}
