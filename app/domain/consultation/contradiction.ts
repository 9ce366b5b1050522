import { findsNobodyWorseOff } from "../eia/completeness";
import type { EiaEntry } from "../eia/eia";
import { saysNothing } from "../shared/says-nothing";
import { supportReported, type ReportedConsultation, type SupportOf } from "./reported";

/** A change that most people who answered a consultation do not support, while its entry finds nobody worse off. */
export interface Contradiction extends SupportOf {
  /** The title of the consultation. */
  consultation: string;
}

type Judged = Pick<EiaEntry, "changeId" | "kind" | "impacts">;
type Reports = readonly Pick<ReportedConsultation, "title" | "asked" | "questions" | "themes">[];

/** @returns one for each consultation in which more than half of those who chose an answer do not support the change */
export function contradictionsOf(entry: Judged, reports: Reports): Contradiction[] {
  if (!findsNobodyWorseOff(entry)) return [];
  return reports.flatMap((report) => {
    const support = supportReported(report, entry.changeId);
    return support !== null && support.against * 2 > support.answered
      ? [{ consultation: report.title, ...support }]
      : [];
  });
}

/** For example "Of 52 who answered in “Our budget”, 39 do not support it. The entry finds nobody worse off." */
export function saidInWords({ consultation, against, answered, quotations }: Contradiction): string {
  const inWords =
    quotations.length === 0 ? "" : ` People said: ${quotations.map((words) => `“${words}”`).join(" ")}`;
  return `Of ${answered} who answered in “${consultation}”, ${against} do not support it. The entry finds nobody worse off.${inWords}`;
}

/**
 * Rule 31: what people said on equality reaches whoever decides with an answer beside it. R (PSA) v HM Treasury [2021] EWHC 3389 (Admin).
 * @returns why the entry cannot be submitted as it is, in sentences; null where nothing contradicts it, or it says why it stands
 */
export function contradictionGap(
  entry: Judged & Pick<EiaEntry, "contradictedReason">,
  reports: Reports,
): string | null {
  if (!saysNothing(entry.contradictedReason)) return null;
  const [first] = contradictionsOf(entry, reports);
  if (first === undefined) return null;
  const { consultation, against, answered } = first;
  return `Of ${answered} who answered in “${consultation}”, ${against} do not support it, and the entry finds nobody worse off. Say why it stands, or say who is worse off.`;
}
