import { describeMethod, type BudgetLine } from "~/domain/budget/budget";
import type { BudgetChange, ChangeKind, YearComparison } from "~/domain/budget/changes";
import { statedChangeGap } from "~/domain/budget/stated-change";
import type { CalendarDate } from "~/domain/shared/calendar-date";

/** What a page of the EIA shows of a change. */
export interface ChangeView {
  id: number;
  title: string;
  kind: ChangeKind;
  transferredTo: string;
  rationale: string;
  effectiveOn: CalendarDate | null;
  /** In pence, where it is stated. */
  statedChange?: number;
  /** Where the amounts say otherwise, in a sentence. */
  statedGap: string | null;
  previousLines: readonly LineView[];
  newLines: readonly LineView[];
  byYear: readonly YearComparison[];
}
export interface LineView {
  id: number;
  service: string;
  deliveryOrganisation: string;
  provision: string;
  reach: string;
  /** Empty where the source does not say. */
  method: string;
}

export function changeView(change: BudgetChange): ChangeView {
  const { id, title, kind, transferredTo, rationale, effectiveOn, statedChange, byYear } = change;
  return {
    id,
    title,
    kind,
    transferredTo,
    rationale,
    effectiveOn,
    ...(statedChange !== undefined && { statedChange }),
    statedGap: statedChangeGap(change),
    byYear,
    previousLines: change.previousLines.map(lineView),
    newLines: change.newLines.map(lineView),
  };
}

function lineView(line: BudgetLine): LineView {
  const { id, service, deliveryOrganisation, provision, reach } = line;
  return {
    id,
    service,
    deliveryOrganisation,
    provision,
    reach,
    method: line.method ? describeMethod(line.method, line.fundedWith) : "",
  };
}
