import { EVIDENCE_KIND_LABELS, type Evidence } from "~/domain/eia/eia";
import { formatDate } from "~/domain/shared/calendar-date";
import { paths } from "~/paths";
import { shortened } from "../actions/words";
import { SummaryList } from "../govuk";
import { Written } from "./written";

interface EvidenceListProps {
  frameworkId: number;
  changeId: number;
  evidence: readonly Evidence[];
  mayWrite: boolean;
}

/** What the findings rest on, and what is not held. */
export function EvidenceList({ frameworkId, changeId, evidence, mayWrite }: EvidenceListProps) {
  return (
    <SummaryList
      rows={evidence.map((row) => {
        const visuallyHidden = `the evidence ${evidenceName(row)}`;
        return {
          key: evidenceName(row),
          value: <EvidenceText row={row} />,
          actions: mayWrite
            ? [
                { text: "Change", visuallyHidden, href: paths.evidence(frameworkId, changeId, row.id) },
                { text: "Remove", visuallyHidden, href: paths.removeEvidence(frameworkId, changeId, row.id) },
              ]
            : [],
        };
      })}
    />
  );
}

/** What a row is called: its source, or what is not held. */
export function evidenceName({ kind, source, covers }: Evidence): string {
  return kind === "held" ? source : `${EVIDENCE_KIND_LABELS[kind]}: ${shortened(covers)}`;
}

export function EvidenceText({ row }: { row: Evidence }) {
  const isHeld = row.kind === "held";
  return (
    <>
      <Written label="Date" text={row.datedOn ? formatDate(row.datedOn) : ""} />
      <Written label={isHeld ? "What it covers" : "What is not held"} text={row.covers} />
      <Written label="What it shows" text={row.shows} />
      <Written label="Numbers by group" text={row.numbers} />
      <Written label="Why it is not held, and what is done instead" text={row.gapReason} />
    </>
  );
}
