import type { AppLoadContext } from "@remix-run/node";
import {
  listInProgress,
  listMyOutstanding,
  listUnansweredProposals,
  type FrameworkInProgress,
} from "~db/queries/actions.server";
import { listMyProjectsWithPastPhase } from "~db/queries/commissioning.server";
import { listNextReviewsOf } from "~db/queries/next-reviews.server";
import { listPeople } from "~db/queries/people.server";
import { getResultsSetting, listResultsOfAuthor } from "~db/queries/results.server";
import { listLapsedAssents } from "~db/queries/sign-off.server";
import { mayReadFrameworks, type Person } from "~/auth/permissions";
import { confirmationsWaitingFor, whoMayConfirm } from "~/auth/who-may";
import {
  afterwardsWaitingFor,
  consultationsWaitingFor,
  draftsFor,
  proposalsWaitingFor,
  requestsWaitingFor,
  stepsWaitingFor,
} from "~/auth/waiting-for";
import { isDueSoon, isOverdue } from "~/domain/actions/action";
import { latePhases } from "~/domain/commissioning/phase";
import { isReviewToDo } from "~/domain/eia/next-review";
import { submissionGate } from "~/domain/framework/sign-off-gate";
import { lateReturns } from "~/domain/results/line-return";
import type { CalendarDate } from "~/domain/shared/calendar-date";
import type { Waiting } from "~/ui/home/waiting";

/** More drafts than these are found in the list of frameworks: each is a whole content to judge. */
const DRAFTS_COUNTED = 5;

/** What waits for a person now: steps, answers, their own actions, and drafts with what blocks them. */
export async function loadWaitingFor(
  context: Pick<AppLoadContext, "database" | "contentsOf">,
  person: Person,
  today: CalendarDate,
): Promise<Waiting> {
  const { db } = context.database;
  if (!mayReadFrameworks(person))
    return {
      today,
      ...(await accountsWaiting(context, person)),
      lapsed: [],
      steps: [],
      afterwards: [],
      proposals: [],
      requests: [],
      consultations: [],
      actions: [],
      projects: [],
      lateReturns: [],
      reviews: [],
      drafts: [],
    };
  const [
    accounts,
    { frameworks, notAccepted, requests, consultations },
    proposals,
    outstanding,
    lapsed,
    projects,
    results,
    setting,
    reviews,
  ] = await Promise.all([
    accountsWaiting(context, person),
    listInProgress(db),
    listUnansweredProposals(db),
    listMyOutstanding(db, person.personId),
    listLapsedAssents(db, person.personId),
    listMyProjectsWithPastPhase(db, person.personId, today),
    listResultsOfAuthor(db, person.personId),
    getResultsSetting(db),
    listNextReviewsOf(db, person.personId),
  ]);
  const drafts = draftsFor(person, frameworks).slice(-DRAFTS_COUNTED).reverse();
  return {
    today,
    ...accounts,
    lapsed,
    steps: stepsWaitingFor(person, frameworks).map(({ act, framework: { id, title, submittedAt } }) => ({
      act,
      id,
      title,
      submittedAt,
    })),
    afterwards: afterwardsWaitingFor(person, notAccepted, frameworks).map(
      ({ framework: { id, title }, count }) => ({ id, title, count }),
    ),
    proposals: proposalsWaitingFor(person, proposals, frameworks),
    requests: requestsWaitingFor(person, requests, frameworks).map(
      ({ framework: { id, title }, count, oldestAt }) => ({ id, title, count, oldestAt }),
    ),
    consultations: consultationsWaitingFor(person, consultations, frameworks, today),
    actions: outstanding.filter((action) => isOverdue(action, today) || isDueSoon(action, today)),
    // Of each project the first: once it is recorded, the next is said.
    projects: projects.flatMap(({ id, name, phases, framework }) =>
      latePhases(phases, today)
        .slice(0, 1)
        .map((phase) => ({ id, name, phase, framework })),
    ),
    lateReturns: results.flatMap(({ framework: { id, title, years }, lines, reminders }) => {
      const late = lateReturns(lines, reminders, { years, today, returnDays: setting.returnDays });
      const [latest] = late;
      return latest ? [{ id, title, count: late.length, daysLate: latest.daysLate }] : [];
    }),
    reviews: reviews
      .filter(({ day }) => isReviewToDo(day, today))
      .map(({ frameworkId: id, title, day }) => ({ id, title, day })),
    drafts: await withBlockers(context, drafts, today),
  };
}

/** The accounts that wait for this person to confirm them, and who could confirm their own where it waits. */
async function accountsWaiting({ database }: Pick<AppLoadContext, "database">, person: Person) {
  const people = await listPeople(database.db);
  const own = person.isConfirmed ? undefined : people.find(({ id }) => id === person.personId);
  return {
    ownAccount: own ? whoMayConfirm(people, own) : null,
    accounts: confirmationsWaitingFor(person, people).map(({ id, name }) => ({ id, name })),
  };
}

async function withBlockers(
  { contentsOf }: Pick<AppLoadContext, "contentsOf">,
  drafts: readonly FrameworkInProgress[],
  today: CalendarDate,
) {
  const contents = await contentsOf(drafts.map(({ id }) => id));
  return contents.map((content) => {
    const gate = submissionGate(content, today);
    const { frameworkId: id, title } = content.budget;
    const blockers = gate.ok ? [] : gate.blockers;
    return {
      id,
      title,
      blockers: blockers.length,
      entries: new Set(
        blockers.flatMap(({ putRight }) => (putRight.page === "entry" ? [putRight.changeId] : [])),
      ).size,
      sentBack: drafts.find((draft) => draft.id === id)?.sentBack ?? null,
    };
  });
}
