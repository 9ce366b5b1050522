import type { AnswerState } from "~/domain/eia/answer-state";
import { ENTRY_KIND_LABELS, type EiaEntry, type ScreeningAnswers } from "~/domain/eia/eia";
import { screeningInWords } from "~/domain/eia/screening";
import { formatDate } from "~/domain/shared/calendar-date";
import { SummaryList, type SummaryRow } from "../govuk";
import { StoredCopyLink } from "./answer-fields";
import { TextOrMissing } from "./written";

type Answer = ScreeningAnswers &
  Pick<
    EiaEntry,
    "kind" | "screeningReason" | "separateEia" | "allocation" | "noImpactReason" | "nobodyConsultedReason"
  >;

interface AnswerSummaryProps {
  frameworkId: number;
  answer: Answer | null;
  state: AnswerState;
}

const WITHOUT_ENTRY: Partial<Record<AnswerState, string>> = {
  not_needed: "It is the same in both budgets, so that it needs no entry. Nobody has assessed it.",
  confirmed_same:
    "An author confirmed that it is the same in both budgets, spelt differently. Nobody has assessed it.",
};

/** How the change is answered for, for those who only read it. */
export function AnswerSummary({ frameworkId, answer, state }: AnswerSummaryProps) {
  if (!answer) {
    return <p className="govuk-body">{WITHOUT_ENTRY[state] ?? "Nobody has answered for this change yet."}</p>;
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

function rowsOfKind(frameworkId: number, answer: Answer): SummaryRow[] {
  const { kind, screeningReason, separateEia, allocation } = answer;
  switch (kind) {
    case "assessed":
      return [];
    case "screened_out":
      return [
        { key: "What it changes", value: <TextOrMissing text={screeningInWords(answer)} /> },
        ...optionalRow("Why it is nevertheless screened out", answer.screenedDespite),
        { key: "Why it need not be assessed", value: <TextOrMissing text={screeningReason} /> },
      ];
    case "when_allocated":
      return [
        {
          key: "Why nothing is fixed for anybody yet",
          value: <TextOrMissing text={allocation.nothingFixed} />,
        },
        { key: "Who decides how it is allocated", value: <TextOrMissing text={allocation.decidedBy} /> },
        {
          key: "By when",
          value: <TextOrMissing text={allocation.decidedOn ? formatDate(allocation.decidedOn) : ""} />,
        },
      ];
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
