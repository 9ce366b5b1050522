import { sql } from "drizzle-orm";
import type { Dated } from "../../app/domain/calendar/calendar-of-year";
import { dateInLondon, type CalendarDate } from "../../app/domain/shared/calendar-date";
import type { Db } from "../client.server";
import {
  action,
  budgetLine,
  budgetChange,
  commissioningPhase,
  commissioningProject,
  eia,
  eiaEntry,
  entryImpact,
  framework,
  publicConsultation,
  publishedPart,
  signedRecord,
  submission,
} from "../schema";
import { dayOfLastReview, nextReviews, signedAssessments } from "./next-reviews.server";
import { given, oneStatement, rowsOf } from "./one-statement.server";

/** From a day before, since an instant is on another day in London than in UTC for part of the year. */
const within = (instant: unknown) =>
  sql`${instant} >= ${given("from")} - 1 and ${instant} < ${given("to")} + 2`;
const between = (day: unknown) => sql`${day} between ${given("from")} and ${given("to")}`;
/** In ISO, days stand in the order of their texts. */
const dayOfContract = (field: "end" | "extension") =>
  sql.raw(`"budget_line"."contract" #>> '{${field},date}'`);
const namedBetween = (field: "end" | "extension") =>
  sql`(${dayOfContract(field)}) between ${given("from")}::text and ${given("to")}::text`;
const notWithdrawn = sql`${framework.state} <> 'withdrawn'`;

/** What of the impacts of assessed changes has such a day. */
const impactsBy = (day: typeof entryImpact.mitigationDate | typeof entryImpact.inquiryDate) =>
  rowsOf(
    {
      frameworkId: eiaEntry.frameworkId,
      framework: framework.title,
      changeId: eiaEntry.changeId,
      title: budgetChange.title,
      date: day,
    },
    sql`from ${entryImpact} join ${eiaEntry} on ${eiaEntry.id} = ${entryImpact.entryId} join ${budgetChange} on ${budgetChange.id} = ${eiaEntry.changeId} join ${framework} on ${framework.id} = ${eiaEntry.frameworkId} where ${notWithdrawn} and ${eiaEntry.kind} = 'assessed' and ${between(day)}`,
    [entryImpact.id],
  );

const readDated = oneStatement(
  { from: "date", to: "date" },
  {
    budgets: rowsOf(
      {
        frameworkId: framework.id,
        framework: framework.title,
        title: framework.title,
        date: framework.budgetDate,
      },
      sql`from ${framework} where ${framework.state} <> 'baseline' and ${notWithdrawn} and ${between(framework.budgetDate)}`,
      [framework.id],
    ),
    submissions: rowsOf(
      {
        frameworkId: framework.id,
        framework: framework.title,
        title: framework.title,
        at: submission.submittedAt,
      },
      sql`from ${submission} join ${framework} on ${framework.id} = ${submission.frameworkId} where (${submission.ended} is null or ${submission.ended} = 'signed') and ${within(submission.submittedAt)}`,
      [submission.id],
    ),
    signed: rowsOf(
      {
        frameworkId: framework.id,
        framework: framework.title,
        title: framework.title,
        at: signedRecord.signedAt,
      },
      sql`from ${signedRecord} join ${framework} on ${framework.id} = ${signedRecord.frameworkId} where ${within(signedRecord.signedAt)}`,
      [framework.id],
    ),
    consultations: rowsOf(
      {
        frameworkId: publicConsultation.frameworkId,
        framework: framework.title,
        consultationId: publicConsultation.id,
        title: publicConsultation.title,
        state: publicConsultation.state,
        opensOn: publicConsultation.opensOn,
        closesOn: publicConsultation.closesOn,
        outcomeBy: publicConsultation.outcomeBy,
      },
      sql`from ${publicConsultation} join ${framework} on ${framework.id} = ${publicConsultation.frameworkId} where ${publicConsultation.state} <> 'withdrawn' and (${between(publicConsultation.opensOn)} or ${between(publicConsultation.closesOn)} or ${between(publicConsultation.outcomeBy)})`,
      [publicConsultation.id],
    ),
    actions: rowsOf(
      {
        frameworkId: action.frameworkId,
        framework: framework.title,
        actionId: action.id,
        title: action.what,
        date: action.targetDate,
        isMonth: action.targetIsMonth,
      },
      sql`from ${action} join ${framework} on ${framework.id} = ${action.frameworkId} where ${notWithdrawn} and ${action.state} in ('open', 'carried_forward') and ${between(action.targetDate)}`,
      [action.id],
    ),
    contracts: rowsOf(
      {
        frameworkId: budgetLine.frameworkId,
        framework: framework.title,
        lineId: budgetLine.id,
        title: budgetLine.service,
        contract: budgetLine.contract,
      },
      sql`from ${budgetLine} join ${framework} on ${framework.id} = ${budgetLine.frameworkId} where ${notWithdrawn} and (${namedBetween("end")} or ${namedBetween("extension")})`,
      [budgetLine.id],
    ),
    phases: rowsOf(
      {
        frameworkId: commissioningProject.frameworkId,
        framework: framework.title,
        projectId: commissioningProject.id,
        phase: commissioningPhase.phase,
        title: commissioningProject.name,
        date: commissioningPhase.expectedOn,
        isMonth: commissioningPhase.expectedIsMonth,
      },
      sql`from ${commissioningPhase} join ${commissioningProject} on ${commissioningProject.id} = ${commissioningPhase.projectId} join ${framework} on ${framework.id} = ${commissioningProject.frameworkId} where ${notWithdrawn} and ${commissioningPhase.actualOn} is null and ${between(commissioningPhase.expectedOn)}`,
      [commissioningProject.id],
    ),
    mitigations: impactsBy(entryImpact.mitigationDate),
    inquiries: impactsBy(entryImpact.inquiryDate),
    reviews: signedAssessments(
      sql`${between(eia.nextReviewOn)} or ${dayOfLastReview} between ${given("from")}::text and ${given("to")}::text`,
    ),
    published: rowsOf(
      {
        frameworkId: framework.id,
        framework: framework.title,
        title: framework.title,
        date: publishedPart.publishedFrom,
      },
      sql`from (
          select distinct later.reference_key, later.published_from
          from ${publishedPart} later
          where later.published_from > later.decided_on and later.published_from between ${given("from")} and ${given("to")}
        ) ${publishedPart}
        join ${signedRecord} on ${signedRecord.referenceKey} = ${publishedPart.referenceKey}
        join ${framework} on ${framework.id} = ${signedRecord.frameworkId}`,
      [framework.id],
    ),
  },
);

/** All that has a day from one day to another, in every framework that was not withdrawn; what is done already is left out. */
export async function listDated(
  db: Db,
  { from, to }: { from: CalendarDate; to: CalendarDate },
): Promise<Dated[]> {
  const read = await readDated.one(db, { from, to });
  const onDay = (date: CalendarDate) => ({ date, isMonth: false });
  const onItsDay =
    <Kind extends string>(kind: Kind) =>
    <Of extends { date: CalendarDate | null }>({ date, ...of }: Of) =>
      date === null ? [] : [{ kind, ...of, ...onDay(date) }];
  return [
    ...read.budgets.flatMap(onItsDay("budget")),
    ...read.submissions.map(({ at, ...of }) => ({
      ...{ kind: "submitted" as const, ...of },
      ...onDay(dateInLondon(at)),
    })),
    ...read.signed.map(({ at, ...of }) => ({ kind: "signed" as const, ...of, ...onDay(dateInLondon(at)) })),
    ...read.consultations.flatMap(({ state, opensOn, closesOn, outcomeBy, ...of }) => [
      ...(opensOn === null ? [] : [{ kind: "consultation_opens" as const, ...of, ...onDay(opensOn) }]),
      ...(closesOn === null ? [] : [{ kind: "consultation_closes" as const, ...of, ...onDay(closesOn) }]),
      ...(outcomeBy === null || state === "reported"
        ? []
        : [{ kind: "consultation_outcome" as const, ...of, ...onDay(outcomeBy) }]),
    ]),
    ...read.actions.map((one) => ({ kind: "action" as const, ...one })),
    ...read.contracts.flatMap(({ contract, ...of }) => [
      ...(contract?.end ? [{ kind: "contract" as const, ...of, ...contract.end }] : []),
      ...(contract?.extension ? [{ kind: "extension" as const, ...of, ...contract.extension }] : []),
    ]),
    ...read.phases.flatMap(({ date, ...of }) =>
      date === null ? [] : [{ kind: "phase" as const, ...of, date }],
    ),
    ...read.mitigations.flatMap(onItsDay("mitigation")),
    ...read.inquiries.flatMap(onItsDay("inquiry")),
    ...nextReviews(read.reviews)
      .filter(({ day }) => day >= from && day <= to)
      .map(({ day, frameworkId, title }) => ({
        ...{ kind: "review" as const, frameworkId, title, framework: title },
        ...onDay(day),
      })),
    ...read.published.flatMap(onItsDay("published")),
  ];
}
