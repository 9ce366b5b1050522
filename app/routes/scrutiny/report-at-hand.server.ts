import type { LoaderFunctionArgs } from "@remix-run/node";
import { findScrutinyReport } from "~db/queries/scrutiny-reports.server";
import { mayReadScrutiny, mayWriteScrutiny } from "~/auth/permissions";
import type { ScrutinySource } from "~/documents/scrutiny-report.view";
import type { ScrutinyReport } from "~/domain/scrutiny/scrutiny-report";
import { params, paths } from "~/paths";
import { forbidden, notFound, readParams } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";
import { loadStanding, type StandingAtHand } from "~/routes/sign-off/sign-off-at-hand.server";
import { todayOf } from "~/services/context.server";
import { scrutinySource } from "~/services/scrutiny/scrutiny-source.server";

type Args = Pick<LoaderFunctionArgs, "context" | "request" | "params">;

/** For the pages of a framework's reports. @throws 404 for a baseline; 403 for whoever has no part in them */
export async function loadScrutiny(args: Args): Promise<StandingAtHand> {
  const at = await loadStanding(args);
  if (at.framework.state === "baseline") throw notFound();
  if (!mayReadScrutiny(at.actor)) throw forbidden("Your roles do not include reading these reports.");
  return at;
}

export interface ReportAtHand extends StandingAtHand {
  report: ScrutinyReport;
}

/** The report in the address. @throws as `loadScrutiny`; 404 */
export async function loadReport(args: Args): Promise<ReportAtHand> {
  const { reportId } = readParams(params.scrutinyReport, args.params);
  const at = await loadScrutiny(args);
  const report = await findScrutinyReport(args.context.database.db, at.framework.id, reportId);
  if (!report) throw notFound();
  return { ...at, report };
}

/** The same for whoever writes it. @throws 403; 409 once it was presented */
export async function loadReportToWrite(args: Args): Promise<ReportAtHand> {
  const at = await loadReport(args);
  requirePermission(mayWriteScrutiny(at.actor, at.report, at.standing));
  return at;
}

/** Where everybody reads a record. @param origin of this service */
export const recordHrefOf =
  ({ origin }: { origin: string }) =>
  (referenceKey: string) =>
    `${origin}${paths.decision(referenceKey)}`;

/** What the report would be drafted from today. */
export function sourceNow(
  { context }: Args,
  framework: StandingAtHand["framework"],
): Promise<ScrutinySource> {
  const { database, settings } = context;
  return scrutinySource(database.db, framework, {
    settings,
    today: todayOf(context),
    recordHref: recordHrefOf(context),
  });
}

/** What a page of it needs to know. */
export const asTitled = ({ id, title }: { id: number; title: string }) => ({ id, title });
export const asReport = ({ id, body, version }: ScrutinyReport) => ({ id, body, version });
