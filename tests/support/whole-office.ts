import urlMap from "../../app/routes";
import type { FrameworkContent } from "../../app/domain/framework/content";
import { ROLES, type Role } from "../../app/domain/framework/lifecycle";
import { dateInLondon } from "../../app/domain/shared/calendar-date";
import { issueLink } from "../../app/services/one-time-link.server";
import type { Database } from "../../db/client.server";
import { getContent } from "../../db/queries/content.server";
import { listPublishedDecisions } from "../../db/queries/register.server";
import { anOffice } from "./action-plan";
import { aCompleteFramework, aConsultee, aFundingSource, anAction } from "./content-builder";
import { addPerson } from "./office";
import { addDelegation } from "./delegation";
import { bringTo, givePassword, SIGN_OFF_NOW } from "./sign-off";
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

export const WHO = ["nobody", "without roles", ...ROLES] as const;
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

  const visitors = {} as Record<Who, Visitor>;
  let personId = 0;
  for (const who of WHO) {
    const person = who === "nobody" ? null : await addPerson(database, `Newcomer ${who}`, rolesOf(who));
    visitors[who] = await site.as(person);
    if (who === "without roles" && person) ({ personId } = person);
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
    personId: String(personId),
    delegationId: String(delegationId),
    token,
  };
  return { site, visitors, values };
}

function rolesOf(who: Exclude<Who, "nobody">): Role[] {
  return who === "without roles" ? [] : [who];
}

/** In drafting, with an open action, a consultee beside a stored copy, and funding that does not add up. */
function somethingInEveryRoom(): FrameworkContent {
  const content = aCompleteFramework();
  return {
    ...content,
    fundingSources: [aFundingSource({ id: 1, amounts: { 2018: 140_000_00 } })],
    entries: content.entries.map((entry) =>
      entry.kind === "separate_eia"
        ? { ...entry, consultees: [aConsultee()], nobodyConsultedReason: "" }
        : entry,
    ),
    actions: [anAction({ id: 1, state: "open" })],
  };
}

async function exampleValues({ db }: Database, frameworkId: number): Promise<Record<string, string>> {
  const { budget, fundingSources, glossary, entries, actions } = await getContent(db, frameworkId);
  const entry = there(entries.find(({ separateEia }) => separateEia.copy !== null));
  const { decisions } = await listPublishedDecisions(db, dateInLondon(SIGN_OFF_NOW), { limit: 1 });
  return {
    frameworkId: String(frameworkId),
    lineId: String(there(budget.lines[0]).id),
    sourceId: String(there(fundingSources[0]).id),
    termId: String(there(glossary[0]).id),
    differenceKey: "funding",
    changeId: String(entry.changeId),
    characteristic: there(entry.impacts[0]).characteristic,
    consulteeId: String(there(entry.consultees[0]).id),
    copyId: String(entry.separateEia.copy?.id),
    actionId: String(there(actions[0]).id),
    reference: there(decisions[0]).referenceKey,
    eventNumber: "1",
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
