import { eq } from "drizzle-orm";
import urlMap from "../../app/routes";
import { IMPLICATIONS } from "../../app/domain/decision/implications";
import type { FrameworkContent } from "../../app/domain/framework/content";
import { ROLES, type Role } from "../../app/domain/framework/lifecycle";
import { calendarDate, dateInLondon } from "../../app/domain/shared/calendar-date";
import { issueLink } from "../../app/services/account/one-time-link.server";
import { saveProject } from "../../app/services/commissioning/save-project.server";
import { NO_VERSION } from "../../app/services/context.server";
import { savePlan } from "../../app/services/plans/save-plan.server";
import { savePlanPriority } from "../../app/services/plans/save-plan-priority.server";
import { addComment } from "../../app/services/comments/add-comment.server";
import type { Database } from "../../db/client.server";
import { getContent } from "../../db/queries/content.server";
import { listPlanPriorities } from "../../db/queries/plans.server";
import type { Actor } from "../../db/queries/people.server";
import { person, recordSetting } from "../../db/schema";
import { listPublishedDecisions } from "../../db/queries/register.server";
import { anOffice } from "./action-plan";
import { aPlannedRound, enter, stepRound } from "./a-grant";
import { aNewProject } from "./commissioning";
import {
  aCompleteFramework,
  aConsultee,
  aDimension,
  aFundingSource,
  anAction,
  aSection,
} from "./content-builder";
import { addPerson } from "./office";
import { aPlan } from "./plan";
import { monitor } from "./results";
import { anOpenConsultation } from "./open-consultation";
import { aPresentedReport } from "./presented-report";
import { addDelegation } from "./delegation";
import { aDraftTemplate } from "./templates";
import { at, bringTo, givePassword, SIGN_OFF_NOW } from "./sign-off";
import { startTestSite, type TestSite, type Visitor } from "./site";
import { storeContent } from "./stored-content";

/**
 * A site with a framework in every room of which there is something, one person for each role alone who has no part in
 * it, and an address for every route of the URL map.
 */
export interface WholeOffice {
  site: TestSite;
  visitors: Record<Who, Visitor>;
  /** What stands for each parameter in `exampleAddress`. */
  values: Record<string, string>;
}

/** `unconfirmed` holds every role, with an account that waits for a colleague to confirm it. */
export const WHO = ["nobody", "without roles", ...ROLES, "unconfirmed"] as const;
export type Who = (typeof WHO)[number];

/** The paths of all routes, as `app/routes.ts` has them: "" for the start page, "*" for what no other route knows. */
export const ROUTE_PATHS: readonly string[] = urlMap.map(({ path, index }) => (index ? "" : (path ?? "")));

export async function startWholeOffice(): Promise<WholeOffice> {
  const site = await startTestSite({ now: SIGN_OFF_NOW });
  const { database } = site;
  const office = await anOffice(database);
  await givePassword(database, office.decider);
  const signed = await storeContent(database, office.author);
  await bringTo(database, office, signed.frameworkId, "signed");
  const { frameworkId } = await storeContent(database, office.author, somethingInEveryRoom());
  const { commentId } = await addComment(at(database, office.senior), {
    frameworkId,
    place: { kind: "whole", id: null, part: "" },
    text: "Say how many people it reaches",
    isRequest: false,
  });

  const asked = await anOpenConsultation(database, office, frameworkId, SIGN_OFF_NOW);
  const projectId = await saveProject(at(database, office.author), { frameworkId, ...aNewProject() });

  const round = await aPlannedRound(database, office, { frameworkId, now: SIGN_OFF_NOW });
  await stepRound(database, office, { ...round, act: "open" }, SIGN_OFF_NOW);
  const applicationId = await enter(database, office, round, SIGN_OFF_NOW);

  const { budget } = await getContent(database.db, frameworkId);
  const lineId = budget.lines[0]?.id ?? 0;
  const indicatorId = await monitor(at(database, office.author), { frameworkId, lineId });

  const admin = at(database, office.admin);
  const planId = await savePlan(admin, { ...aPlan(), planId: "new", version: NO_VERSION });
  const ofPlan = { planId, planPriorityId: "new", version: NO_VERSION } as const;
  await savePlanPriority(admin, { ...ofPlan, name: "Victim Services", kind: "priority", leftTo: "" });
  await savePlanPriority(admin, { ...ofPlan, name: "Crime Prevention", kind: "theme", leftTo: "" });
  const [planPriority] = await listPlanPriorities(database.db, planId);

  const { templateNumber, questionKey } = await aDraftTemplate(at(database, office.admin));
  const reported = await aPresentedReport(database, office, frameworkId, SIGN_OFF_NOW);
  // What its record is asked for beside what every one holds.
  await database.db.insert(recordSetting).values({
    validFrom: dateInLondon(SIGN_OFF_NOW),
    asked: [...IMPLICATIONS],
    scrutinyBody: "Police and Crime Panel",
  });

  const visitors = {} as Record<Who, Visitor>;
  let personId = 0;
  for (const who of WHO) {
    const newcomer = who === "nobody" ? null : await addPerson(database, `Newcomer ${who}`, rolesOf(who));
    visitors[who] = await site.as(newcomer);
    if (who === "unconfirmed" && newcomer) await unconfirm(database, newcomer);
    if (who === "without roles" && newcomer) ({ personId } = newcomer);
  }
  const { token } = await database.transaction((tx) =>
    issueLink(tx, { personId, madeBy: office.admin.personId }, SIGN_OFF_NOW),
  );
  const delegationId = await addDelegation(database, {
    holder: office.decider,
    deputy: office.senior,
    recordedBy: office.admin,
  });
  const values = {
    ...(await exampleValues(database, frameworkId)),
    commentId: String(commentId),
    planId: String(planId),
    planPriorityId: String(planPriority?.id),
    slug: asked.slug,
    // Nothing is saved under it, which its page says.
    savedToken: "A".repeat(43),
    publicConsultationId: String(asked.consultationId),
    questionId: String(asked.questionId),
    answerId: String(asked.answerId),
    themeId: String(asked.themeId),
    step: "withdraw",
    projectId: String(projectId),
    phase: "review",
    indicatorId: String(indicatorId),
    periodEndsOn: "2018-09-30",
    // No link ends in it.
    returnToken: "A".repeat(43),
    scrutinyReportId: String(reported.reportId),
    presentedReportId: String(reported.reportId),
    recommendationId: String(reported.recommendationId),
    scrutinyStep: "take_back",
    roundId: String(round.roundId),
    applicationId: String(applicationId),
    grantSlug: `small-grants-${round.roundId}`,
    grantStep: "close",
    month: "2018-03",
    templateKind: "entry",
    templateNumber,
    questionKey,
    personId: String(personId),
    delegationId: String(delegationId),
    token,
  };
  return { site, visitors, values };
}

export function rolesOf(who: Exclude<Who, "nobody">): Role[] {
  if (who === "unconfirmed") return [...ROLES];
  return who === "without roles" ? [] : [who];
}

async function unconfirm({ db }: Database, { personId }: Pick<Actor, "personId">): Promise<void> {
  await db.update(person).set({ confirmedPasswordVersion: null }).where(eq(person.id, personId));
}

/** In drafting, with an open action, something to assess beside the nine, a consultee beside a stored copy, and funding that does not add up. */
function somethingInEveryRoom(): FrameworkContent {
  const content = aCompleteFramework();
  return {
    ...content,
    fundingSources: [aFundingSource({ id: 1, amounts: { 2018: 140_000_00 } })],
    entries: content.entries.map((entry) =>
      entry.kind === "separate_eia"
        ? {
            ...entry,
            consultees: [
              aConsultee(),
              aConsultee({ id: -1, consultationId: 1, consultee: "Youth Commission" }),
            ],
            nobodyConsultedReason: "",
          }
        : entry,
    ),
    actions: [anAction({ id: 1, state: "open" })],
    sections: [aSection(), aSection({ id: 72, heading: "Value for money", placement: "after_budget" })],
    // Still to come, so that it blocks nothing.
    dimensions: [aDimension({ validFrom: calendarDate("2030-01-01"), answer: null })],
  };
}

async function exampleValues({ db }: Database, frameworkId: number): Promise<Record<string, string>> {
  const { budget, fundingSources, options, sections, glossary, entries, actions, dimensions } =
    await getContent(db, frameworkId);
  const entry = there(entries.find(({ separateEia }) => separateEia.copy !== null));
  const { decisions } = await listPublishedDecisions(db, dateInLondon(SIGN_OFF_NOW), { limit: 1 });
  return {
    frameworkId: String(frameworkId),
    lineId: String(there(budget.lines[0]).id),
    sourceId: String(there(fundingSources[0]).id),
    optionId: String(there(options[0]).id),
    sectionId: String(there(sections[0]).id),
    termId: String(there(glossary[0]).id),
    dimensionId: String(there(dimensions[0]).id),
    characteristic: "age",
    differenceKey: "funding",
    changeId: String(entry.changeId),
    impactId: String(there(entry.impacts[0]).id),
    consulteeId: String(there(entry.consultees[0]).id),
    consultationId: String(there(entry.consultees[1]).consultationId),
    evidenceId: String(there(entry.evidence[0]).id),
    copyId: String(entry.separateEia.copy?.id),
    actionId: String(there(actions[0]).id),
    reference: there(decisions[0]).referenceKey,
    page: "changes",
    place: "1",
    year: there(decisions[0]).decidedOn.slice(0, 4),
    name: "published-decision-2.json",
    part: "details",
    number: "1",
    eventNumber: "1",
    financialYear: "2017",
    act: "freedom-of-information-act-2000",
    "*": "no-such-page/at-all",
  };
}

function there<T>(thing: T | undefined): T {
  if (thing === undefined) throw new Error("The worked example has none of these");
  return thing;
}

/**
 * The address of a route, with something that is there for each parameter.
 * @param instead what stands for some of them in place of that, as it is written in an address
 */
export function exampleAddress(
  path: string,
  values: Record<string, string>,
  instead: Record<string, string> = {},
) {
  const all: Record<string, string | undefined> = { ...values, ...instead };
  const fill = (segment: string) => {
    const name = segment === "*" ? "*" : /^:(\w+)$/u.exec(segment)?.[1];
    return name === undefined ? segment : there(all[name]);
  };
  return `/${path.split("/").map(fill).join("/")}`;
}
