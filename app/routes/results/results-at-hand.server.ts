import type { LoaderFunctionArgs } from "@remix-run/node";
import { getBudget } from "~db/queries/content.server";
import { findMonitoredLine, getResultsSetting } from "~db/queries/results.server";
import { mayRecordResults, mayWriteResults, type Permission } from "~/auth/permissions";
import type { BudgetLine } from "~/domain/budget/budget";
import type { MonitoredLine, Reminder } from "~/domain/results/line-return";
import { periodsOf, type Period } from "~/domain/results/period";
import type { ResultsSetting } from "~/domain/results/results-setting";
import type { CalendarDate } from "~/domain/shared/calendar-date";
import { params } from "~/paths";
import { notFound, readParams } from "~/routes/answer.server";
import { loadStanding, type StandingAtHand } from "~/routes/sign-off/sign-off-at-hand.server";
import { todayOf } from "~/services/context.server";

type Args = Pick<LoaderFunctionArgs, "context" | "request" | "params">;

export interface ResultsAtHand extends StandingAtHand {
  today: CalendarDate;
  setting: ResultsSetting;
  mayWrite: Permission;
  mayRecord: Permission;
}

/** For the pages of what a framework's lines achieve, for whoever reads it. @throws 404 for a baseline */
export async function loadResultsRoom(args: Args): Promise<ResultsAtHand> {
  const at = await loadStanding(args);
  if (at.framework.state === "baseline") throw notFound();
  return {
    ...at,
    today: todayOf(args.context),
    setting: await getResultsSetting(args.context.database.db),
    mayWrite: mayWriteResults(at.actor, at.standing),
    mayRecord: mayRecordResults(at.actor, at.standing),
  };
}

export interface LineAtHand extends ResultsAtHand {
  budgetLine: BudgetLine;
  /** Null where no results of it are returned yet. */
  line: MonitoredLine | null;
  reminders: Reminder[];
}

/** The budget line in the address. @throws 404 */
export async function loadLine(args: Args): Promise<LineAtHand> {
  const { lineId } = readParams(params.results, args.params);
  const at = await loadResultsRoom(args);
  const { db } = args.context.database;
  const [budget, found] = await Promise.all([
    getBudget(db, at.framework.id),
    findMonitoredLine(db, at.framework.id, lineId),
  ]);
  const budgetLine = budget.lines.find(({ id }) => id === lineId);
  if (!budgetLine) throw notFound();
  return { ...at, budgetLine, line: found?.line ?? null, reminders: found?.reminders ?? [] };
}

/** The same for a line of which results are returned. @throws 404 */
export async function loadMonitoredLine(args: Args): Promise<LineAtHand & { line: MonitoredLine }> {
  const at = await loadLine(args);
  if (!at.line) throw notFound();
  return { ...at, line: at.line };
}

/** The period in the address, of such a line. @throws 404 */
export async function loadPeriod(args: Args): Promise<LineAtHand & { line: MonitoredLine; period: Period }> {
  const { periodEndsOn } = readParams(params.lineReturn, args.params);
  const at = await loadMonitoredLine(args);
  const period = periodsOf(at.framework.years, at.line.frequency).find(
    ({ endsOn }) => endsOn === periodEndsOn,
  );
  if (!period) throw notFound();
  return { ...at, period };
}

/** What a page of it needs to know of the framework, and of the line. */
export const asTitled = ({ id, title }: { id: number; title: string }) => ({ id, title });
export const asNamed = ({ id, service }: { id: number; service: string }) => ({ id, name: service });
