import type { AnswerState } from "~/domain/eia/answer-state";
import { ENTRY_KIND_LABELS, type EiaEntry } from "~/domain/eia/eia";
import { formatDate } from "~/domain/shared/calendar-date";
import { SummaryList, type SummaryRow } from "../govuk";
import { StoredCopyLink } from "./answer-fields";
import { TextOrMissing } from "./written";

type Answer = Pick<
  EiaEntry,
  "kind" | "screeningReason" | "separateEia" | "noImpactReason" | "nobodyConsultedReason"
>;

interface AnswerSummaryProps {
  frameworkId: number;
  answer: Answer | null;
  state: AnswerState;
}

/** How the change is answered for, for those who only read it. */
export function AnswerSummary({ frameworkId, answer, state }: AnswerSummaryProps) {
  if (!answer) {
    return (
      <p className="govuk-body">
        {state === "not_needed" || state === "confirmed_same"
          ? "There is nothing to assess: it is the same in both budgets."
          : "Nobody has answered for this change yet."}
      </p>
    );
  }
  return (
    <SummaryList
      rows={[
        { key: "Answer", value: ENTRY_KIND_LABELS[answer.kind] },
        ...rowsOfKind(frameworkId, answer),
        ...optionalRow("Why nobody is affected", answer.noImpactReason),
        ...optionalRow("Why nobody was consulted", answer.nobodyConsultedReason),
      ]}
    />
  );
}

function rowsOfKind(frameworkId: number, { kind, screeningReason, separateEia }: Answer): SummaryRow[] {
  switch (kind) {
    case "assessed":
      return [];
    case "screened_out":
      return [{ key: "Why it need not be assessed", value: <TextOrMissing text={screeningReason} /> }];
    case "separate_eia":
      return [
        { key: "Reference", value: <TextOrMissing text={separateEia.reference} /> },
        {
          key: "Date",
          value: <TextOrMissing text={separateEia.date ? formatDate(separateEia.date) : ""} />,
        },
        {
          key: "Stored copy",
          value: separateEia.copy ? (
            <StoredCopyLink frameworkId={frameworkId} copy={separateEia.copy} />
          ) : (
            <TextOrMissing text="" />
          ),
        },
      ];
  }
}

function optionalRow(key: string, text: string): SummaryRow[] {
  return text === "" ? [] : [{ key, value: <TextOrMissing text={text} /> }];
}
