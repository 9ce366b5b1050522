import { ROLES, type Role } from "../../app/domain/framework/lifecycle";
import { DOCUMENT_FORMATS, DOCUMENT_NAMES } from "../../app/domain/publication/document-files";
import type { FormFieldsSent } from "../support/site";
import { CHANGES_NOTHING } from "../support/content-builder";
import { WHO, type Who } from "../support/whole-office";

/**
 * For every route, what each person gets who holds one role alone: a status for looking, and one for sending its form.
 * Whoever has a right to it sends an empty form, so 400, 409 and, for want of a version, 422 mean that they may;
 * everybody else sends a complete one.
 * The framework is in drafting, so that a step of its sign-off is "not now" (409) for those whose step it is.
 */
export interface RouteRights {
  look: Statuses;
  send?: Statuses;
  completeForm?: FormFieldsSent;
}
type Statuses = Record<Who, number>;

/** By role, and for whoever holds all of them with an account that waits to be confirmed: refused where it is left out. */
type ByRole = Partial<Record<Role | "unconfirmed", number>>;

const everybody = (status: number) => Object.fromEntries(WHO.map((who) => [who, status])) as Statuses;

/** Everybody who is signed in; the others are led to sign in. */
const signedIn = (status: number): Statuses => ({ ...everybody(status), nobody: 302 });

const only = (byRole: ByRole): Statuses => ({ ...signedIn(403), ...byRole });

/** Rooms of a framework: an action owner with no action in it may not know of it. */
const within = (byRole: ByRole): Statuses => only({ action_owner: 404, ...byRole });

const readers = (status: number) => {
  const roles = ROLES.filter((role) => role !== "action_owner" && role !== "administrator");
  return Object.fromEntries([...roles, "unconfirmed"].map((role) => [role, status]));
};

/** Writing a draft, which whoever waits to be confirmed may. */
const authors = (status: number): ByRole => ({ eia_author: status, unconfirmed: status });

/** Whoever reads frameworks looks; nothing is sent. */
const page = (): RouteRights => ({ look: within(readers(200)) });

/** Whoever reads frameworks looks; an author sends. */
const editedPage = (send: number, completeForm?: FormFieldsSent): RouteRights => ({
  look: within(readers(200)),
  send: within(authors(send)),
  completeForm,
});

/** A page that is all form: it is there for authors alone. */
const authorsForm = (send: number, completeForm?: FormFieldsSent): RouteRights => ({
  look: within(authors(200)),
  send: within(authors(send)),
  completeForm,
});

/** The same of an act that waits for the confirmation of the account. */
const confirmedAuthorsForm = (send: number, completeForm?: FormFieldsSent): RouteRights => ({
  look: within({ eia_author: 200 }),
  send: within({ eia_author: send }),
  completeForm,
});

/** Whoever records what was returned. */
const recordersForm = (send: number): RouteRights => ({
  look: within({ eia_author: 200, senior_officer: 200 }),
  send: within({ eia_author: send, senior_officer: send }),
});

const importStep = (): RouteRights => ({ look: within(authors(302)), send: within(authors(302)) });

/** One step of the sign-off, whose time has not come. */
const step = (completeForm: FormFieldsSent, ...roles: Role[]): RouteRights => {
  // That it is not now is said first, also to whoever could not take it yet.
  const notNow = within(Object.fromEntries([...roles, "unconfirmed"].map((role) => [role, 409])));
  return { look: notNow, send: notNow, completeForm };
};

const administration = (send?: number, completeForm?: FormFieldsSent): RouteRights => ({
  look: only({ administrator: 200 }),
  ...(send === undefined ? {} : { send: only({ administrator: send }), completeForm }),
});

/** Whoever has a record checks it. */
const openForm = (send: number): RouteRights => ({ look: everybody(200), send: everybody(send) });

const open = (): RouteRights => ({ look: everybody(200) });

/** Whoever may comment. */
const commenters = (status: number): ByRole => ({
  eia_author: status,
  senior_officer: status,
  monitoring_officer: status,
});

const aComment = { place: "whole", kind: "comment", text: "Look at this" };
const aReason = { reason: "Because it is so" };
const anImpact = { direction: "positive", who: "Young people", description: "They are heard" };
const anEvidence = { kind: "not_held", covers: "Who calls", gapReason: "Nobody counts them" };
const anActionForm = {
  what: "Look again",
  ownerKind: "name",
  ownerName: "A board",
  "targetDate-day": "1",
  "targetDate-month": "12",
  "targetDate-year": "2018",
  timing: "before",
  entryId: "eia",
};
const aCompletion = {
  "completedOn-day": "1",
  "completedOn-month": "3",
  "completedOn-year": "2018",
  whatWasDone: "It was looked at",
  eiaUpdated: "yes",
};
const A_PLAN = {
  name: "Police and Crime Plan",
  "startsOn-day": "1",
  "startsOn-month": "4",
  "startsOn-year": "2017",
  "endsOn-day": "31",
  "endsOn-month": "3",
  "endsOn-year": "2021",
  eiaTitle: "EIA of the plan",
  eiaState: "complete",
};
const theDeterminations = {
  record_publish: "yes",
  report_publish: "yes",
  details_publish: "yes",
  eia_publish: "yes",
};

const FRAMEWORK = "frameworks/:frameworkId";
/** It takes answers, so that its words and questions stay as they are. */
const ASKED = `${FRAMEWORK}/public-consultations/:publicConsultationId`;
const REPORT = `${FRAMEWORK}/scrutiny/:scrutinyReportId`;
const ROUND = `${FRAMEWORK}/grants/:roundId`;
const APPLICATION = `${ROUND}/applications/:applicationId`;
const AN_APPLICATION = {
  organisation: "A hall",
  register: "none",
  pence: "100",
  purpose: "An evening",
  contact: "a@hall.example",
};
/** Whoever writes what is put to a scrutinising body, once their account is confirmed. */
const reporters = (status: number): ByRole => ({ eia_author: status, senior_officer: status });
const stays = () => within(authors(409));

function documents(path: string, rights: RouteRights): Record<string, RouteRights> {
  const files = DOCUMENT_NAMES.flatMap((name) => DOCUMENT_FORMATS.map((format) => `${name}.${format}`));
  return Object.fromEntries(files.map((file) => [`${path}/${file}`, rights]));
}

export const WHO_MAY_GO_WHERE: Record<string, RouteRights> = {
  "": open(),
  decisions: open(),
  "decisions/:reference": open(),
  "decisions/:reference/record.json": open(),
  "decisions/:reference/:page": open(),
  "decisions/:reference/:page/:place": open(),
  "decisions.atom": open(),
  "decisions.json": open(),
  "decisions.csv": open(),
  "sitemap.xml": open(),
  "sitemaps/:year": open(),
  "robots.txt": open(),
  "openapi.json": open(),
  "schemas/:name": open(),
  "decisions.xlsx": open(),
  ...documents("decisions/:reference", open()),
  "decisions/:reference/action-plan.xlsx": open(),
  // The reference as it is printed, of which there is none in the example.
  "decisions/*": { look: everybody(404) },
  "publication-scheme": open(),
  "equality-information/:financialYear": open(),
  ...Object.fromEntries(
    ["findings", "actions"].flatMap((table) =>
      ["xlsx", "ods", "csv"].map((format) => [
        `equality-information/:financialYear/${table}.${format}`,
        open(),
      ]),
    ),
  ),
  verify: openForm(400),
  consultations: open(),
  "consultations/:slug": open(),
  // What was answered is shown once more before it is sent.
  "consultations/:slug/answer": openForm(200),
  "consultations/:slug/saved/:savedToken": openForm(200),
  // No such link was made.
  "returns/:returnToken": { look: everybody(404), send: everybody(404) },
  "consultations/:slug/questionnaire": open(),
  "consultations/:slug/questionnaire.docx": open(),
  // It is open, and has no report yet.
  "consultations/:slug/report.docx": { look: everybody(404) },
  "consultations/:slug/report.pdf": { look: everybody(404) },
  "consultations/:slug/take-back": openForm(400),
  grants: open(),
  ...Object.fromEntries(["xlsx", "ods", "csv"].map((format) => [`grants.${format}`, open()])),
  // None is published, and the office has no prefix.
  "grants.json": { look: everybody(404) },
  "grants/:grantSlug": openForm(400),
  "grants/awarded/:month": { look: everybody(404) },
  scrutiny: open(),
  "scrutiny/:presentedReportId": open(),
  "scrutiny/:presentedReportId/report.docx": open(),
  "scrutiny/:presentedReportId/report.pdf": open(),
  ".well-known/jwks.json": open(),
  "accessibility-statement": open(),
  "refused-form": { look: everybody(403) },
  "*": { look: everybody(404), send: everybody(404) },

  "sign-in": {
    look: { ...everybody(302), nobody: 200 },
    send: { ...everybody(302), nobody: 400 },
  },
  "sign-out": { look: everybody(302), send: everybody(302) },
  "set-up": { look: everybody(404), send: everybody(404) },
  // Whoever has the link; one of an earlier release leads there.
  "set-password": { look: everybody(200), send: everybody(400) },
  "set-password/:token": { look: everybody(302) },
  account: { look: signedIn(200), send: signedIn(400) },

  "account/session": { look: { ...everybody(200), nobody: 401 } },

  // Nobody waits to be confirmed; and nobody confirms their own account, nor without a role.
  "account/confirm/:personId": {
    look: { ...signedIn(409), "without roles": 403, unconfirmed: 403 },
    send: { ...signedIn(409), "without roles": 403, unconfirmed: 403 },
    completeForm: { confirmed: "yes" },
  },

  admin: administration(),
  "admin/people/new": administration(400, { name: "Somebody", email: "somebody@opcc.example" }),
  "admin/people/:personId": administration(400, { name: "Somebody", email: "somebody@opcc.example" }),
  // It asks nothing: the link is in the answer.
  "admin/people/:personId/link": administration(200),
  "admin/delegations": administration(),
  "admin/delegations/new": administration(400, {
    "validFrom-day": "1",
    "validFrom-month": "3",
    "validFrom-year": "2018",
    reference: "DEL/2018/1",
    ...aReason,
  }),
  "admin/delegations/:delegationId/end": administration(400, aReason),
  "admin/office": administration(400),
  "admin/accessibility": administration(400),
  "admin/grounds": administration(),
  "admin/grounds/new": administration(400),
  // Whoever ticks nothing turns all of an Act off, for which the version is missing.
  "admin/grounds/:act": administration(422),
  "admin/templates": administration(),
  "admin/templates/:templateKind/begin": administration(302),
  "admin/templates/:templateKind/:templateNumber": administration(422),
  "admin/templates/:templateKind/:templateNumber/guidance": administration(422),
  "admin/templates/:templateKind/:templateNumber/questions/:questionKey": administration(400, {
    question: "What does it do to people in rural areas?",
    kind: "text",
    isRequired: "yes",
    place: "1",
  }),
  "admin/templates/:templateKind/:templateNumber/questions/:questionKey/remove": administration(422),
  "admin/audit": { look: only({ administrator: 200, monitoring_officer: 200 }) },
  "admin/audit/:eventNumber": { look: only({ administrator: 200, monitoring_officer: 200 }) },
  "admin/audit/export.csv": { look: only({ administrator: 200, monitoring_officer: 200 }) },
  "admin/audit/export.jsonl": { look: only({ administrator: 200, monitoring_officer: 200 }) },

  plans: { look: only({ ...readers(200), administrator: 200 }) },
  "plans/new": administration(400, A_PLAN),
  "plans/:planId": {
    look: only({ ...readers(200), administrator: 200 }),
    send: only({ administrator: 422 }),
  },
  "plans/:planId/edit": administration(400, A_PLAN),
  "plans/:planId/remove": administration(422),
  "plans/:planId/priorities/:planPriorityId": administration(400, { name: "Victims", kind: "priority" }),
  "plans/:planId/priorities/:planPriorityId/remove": administration(422),

  frameworks: { look: only({ ...readers(200), action_owner: 200 }) },
  "frameworks/new": {
    look: only(authors(200)),
    send: only(authors(400)),
    completeForm: {
      title: "Another",
      kind: "baseline",
      firstYear: "2016",
      numberOfYears: "1",
      priorities: "Victims",
    },
  },
  [FRAMEWORK]: page(),
  [`${FRAMEWORK}/details`]: editedPage(400),
  // There is such a page for a baseline alone.
  [`${FRAMEWORK}/withheld`]: { look: within(readers(404)), send: within(readers(404)) },
  [`${FRAMEWORK}/record`]: editedPage(422),
  [`${FRAMEWORK}/record/implications`]: authorsForm(422, { legal: "None" }),
  [`${FRAMEWORK}/record/options/new`]: authorsForm(400),
  [`${FRAMEWORK}/record/options/:optionId`]: authorsForm(400),
  [`${FRAMEWORK}/record/options/:optionId/remove`]: authorsForm(422),
  [`${FRAMEWORK}/sections`]: editedPage(422),
  [`${FRAMEWORK}/sections/:sectionId`]: editedPage(400, { heading: "Foreword", text: "", isReady: "no" }),
  [`${FRAMEWORK}/sections/:sectionId/remove`]: authorsForm(422),
  // Saying which plan it belongs to is no draft: it waits for the confirmation of the account.
  [`${FRAMEWORK}/plan`]: {
    look: within(readers(200)),
    send: within({ eia_author: 400 }),
    completeForm: { planId: "1" },
  },
  [`${FRAMEWORK}/as-published`]: page(),
  ...documents(`${FRAMEWORK}/as-published`, page()),
  [`${FRAMEWORK}/glossary`]: page(),
  [`${FRAMEWORK}/glossary/new`]: authorsForm(400),
  [`${FRAMEWORK}/glossary/:termId`]: authorsForm(400),
  [`${FRAMEWORK}/glossary/:termId/remove`]: authorsForm(422),

  [`${FRAMEWORK}/budget`]: page(),
  [`${FRAMEWORK}/budget/import`]: authorsForm(400),
  // Without an import under way, its pages lead to where one is begun.
  [`${FRAMEWORK}/budget/import/columns`]: importStep(),
  [`${FRAMEWORK}/budget/import/questions`]: importStep(),
  [`${FRAMEWORK}/budget/import/rows`]: importStep(),
  [`${FRAMEWORK}/budget/import/lines`]: importStep(),
  [`${FRAMEWORK}/budget/import/preview`]: importStep(),
  [`${FRAMEWORK}/budget/import/progress`]: { look: within(authors(302)) },
  [`${FRAMEWORK}/budget/import/drop`]: importStep(),
  [`${FRAMEWORK}/budget/export.xlsx`]: page(),
  [`${FRAMEWORK}/budget/export.ods`]: page(),
  [`${FRAMEWORK}/budget/export.csv`]: page(),
  [`${FRAMEWORK}/budget/reconciliation.xlsx`]: page(),
  [`${FRAMEWORK}/budget/reconciliation.ods`]: page(),
  [`${FRAMEWORK}/budget/reconciliation.csv`]: page(),
  [`${FRAMEWORK}/budget/lines/new`]: authorsForm(400),
  [`${FRAMEWORK}/budget/lines/:lineId`]: editedPage(400),
  [`${FRAMEWORK}/budget/lines/:lineId/contract`]: authorsForm(400, {
    ...aReason,
    organisations: "Leicester City Council",
  }),
  [`${FRAMEWORK}/budget/lines/:lineId/shares`]: authorsForm(400, aReason),
  [`${FRAMEWORK}/budget/lines/:lineId/remove`]: authorsForm(400, aReason),
  [`${FRAMEWORK}/budget/lines/:lineId/history`]: page(),
  [`${FRAMEWORK}/budget/contracts`]: page(),
  [`${FRAMEWORK}/budget/lines/:lineId/years`]: page(),
  [`${FRAMEWORK}/budget/history`]: page(),
  [`${FRAMEWORK}/budget/funding/new`]: authorsForm(400),
  [`${FRAMEWORK}/budget/funding/:sourceId`]: authorsForm(400),
  [`${FRAMEWORK}/budget/funding/:sourceId/remove`]: authorsForm(422),
  [`${FRAMEWORK}/budget/totals`]: authorsForm(422),
  [`${FRAMEWORK}/budget/differences/:differenceKey`]: authorsForm(400, {
    text: "Rounding",
    pence: "1000000",
  }),

  [`${FRAMEWORK}/changes`]: page(),
  [`${FRAMEWORK}/changes/export.xlsx`]: page(),
  [`${FRAMEWORK}/changes/export.ods`]: page(),
  [`${FRAMEWORK}/changes/export.csv`]: page(),
  [`${FRAMEWORK}/changes/link`]: authorsForm(400),
  [`${FRAMEWORK}/changes/proposals`]: authorsForm(422),
  [`${FRAMEWORK}/changes/same`]: authorsForm(422),
  [`${FRAMEWORK}/changes/:changeId`]: editedPage(400, { title: "Another", isTransfer: "no" }),
  [`${FRAMEWORK}/changes/:changeId/same`]: authorsForm(422),
  [`${FRAMEWORK}/changes/:changeId/split`]: authorsForm(400),
  [`${FRAMEWORK}/changes/:changeId/undo`]: authorsForm(422),

  [`${FRAMEWORK}/carried-over`]: editedPage(400, { reason: "It ended" }),
  [`${FRAMEWORK}/carried-over/offer`]: authorsForm(422),
  [`${FRAMEWORK}/eia`]: page(),
  [`${FRAMEWORK}/eia/form`]: authorsForm(422),
  [`${FRAMEWORK}/eia/dimensions/:dimensionId`]: authorsForm(400, anImpact),
  together: { look: only(readers(200)) },
  [`${FRAMEWORK}/eia/together`]: page(),
  [`${FRAMEWORK}/eia/together/:characteristic`]: editedPage(400, { conclusion: "Nobody is in two" }),
  [`${FRAMEWORK}/eia/confirm`]: authorsForm(422),
  [`${FRAMEWORK}/eia/questions`]: authorsForm(422),
  [`${FRAMEWORK}/eia/started`]: authorsForm(400, {
    "startedOn-day": "1",
    "startedOn-month": "3",
    "startedOn-year": "2018",
    ...aReason,
  }),
  [`${FRAMEWORK}/eia/entries/:changeId`]: editedPage(400, {
    kind: "screened_out",
    ...CHANGES_NOTHING,
    screeningReason: "It cannot affect anybody",
  }),
  // An entry that is not stale needs no confirmation, so its author is led back to it.
  [`${FRAMEWORK}/eia/entries/:changeId/confirm`]: {
    look: within(authors(302)),
    send: within(authors(302)),
  },
  [`${FRAMEWORK}/eia/entries/:changeId/put-back`]: authorsForm(422),
  [`${FRAMEWORK}/eia/entries/:changeId/impacts/:impactId`]: authorsForm(400, anImpact),
  [`${FRAMEWORK}/eia/entries/:changeId/impacts/:impactId/remove`]: authorsForm(422),
  [`${FRAMEWORK}/eia/entries/:changeId/consultees/:consulteeId`]: authorsForm(400, { consultee: "A board" }),
  [`${FRAMEWORK}/eia/entries/:changeId/consultees/:consulteeId/remove`]: authorsForm(422),
  [`${FRAMEWORK}/eia/entries/:changeId/evidence/:evidenceId`]: authorsForm(400, anEvidence),
  [`${FRAMEWORK}/eia/entries/:changeId/evidence/:evidenceId/remove`]: authorsForm(422),
  [`${FRAMEWORK}/eia/copies/:copyId`]: page(),
  [`${FRAMEWORK}/consultees`]: page(),
  [`${FRAMEWORK}/consultations/:consultationId`]: authorsForm(400, { consultee: "A board" }),
  [`${FRAMEWORK}/consultations/:consultationId/remove`]: authorsForm(422),

  [`${FRAMEWORK}/projects`]: page(),
  [`${FRAMEWORK}/projects/new`]: confirmedAuthorsForm(400, { name: "Victim First", eiaState: "none" }),
  ...Object.fromEntries(
    ["xlsx", "ods", "csv"].map((format) => [`${FRAMEWORK}/projects/export.${format}`, page()]),
  ),
  [`${FRAMEWORK}/projects/:projectId`]: page(),
  [`${FRAMEWORK}/projects/:projectId/edit`]: confirmedAuthorsForm(400, {
    name: "A project",
    eiaState: "none",
  }),
  [`${FRAMEWORK}/projects/:projectId/phases/:phase`]: confirmedAuthorsForm(422),
  [`${FRAMEWORK}/projects/:projectId/remove`]: confirmedAuthorsForm(422),

  [`${FRAMEWORK}/results`]: page(),
  [`${FRAMEWORK}/results/late`]: page(),
  [`${FRAMEWORK}/results/import`]: recordersForm(400),
  ...Object.fromEntries(
    ["xlsx", "ods", "csv"].map((format) => [`${FRAMEWORK}/results/export.${format}`, page()]),
  ),
  [`${FRAMEWORK}/results/lines/:lineId`]: page(),
  [`${FRAMEWORK}/results/lines/:lineId/monitoring`]: confirmedAuthorsForm(400, { frequency: "half_year" }),
  [`${FRAMEWORK}/results/lines/:lineId/indicators/:indicatorId`]: confirmedAuthorsForm(400, {
    name: "People who are helped",
    goodDirection: "higher",
  }),
  [`${FRAMEWORK}/results/lines/:lineId/indicators/:indicatorId/remove`]: confirmedAuthorsForm(422),
  [`${FRAMEWORK}/results/lines/:lineId/returns/:periodEndsOn`]: {
    ...recordersForm(422),
    look: within(readers(200)),
  },
  [`${FRAMEWORK}/results/lines/:lineId/returns/:periodEndsOn/link`]: confirmedAuthorsForm(200),
  [`${FRAMEWORK}/results/lines/:lineId/returns/:periodEndsOn/remind`]: recordersForm(400),
  [`${FRAMEWORK}/eia/entries/:changeId/seen`]: page(),

  calendar: { look: only(readers(200)) },
  contracts: { look: only(readers(200)) },
  providers: { look: only(readers(200)) },
  "providers/of": { look: only({ ...readers(404) }) },
  actions: { look: only({ ...readers(200), action_owner: 200 }) },
  [`${FRAMEWORK}/public-consultations`]: page(),
  [`${FRAMEWORK}/public-consultations/new`]: confirmedAuthorsForm(400, { title: "Our budget" }),
  [ASKED]: page(),
  [`${ASKED}/edit`]: { look: stays(), send: stays() },
  [`${ASKED}/step/:step`]: confirmedAuthorsForm(400, aReason),
  [`${ASKED}/questions/:questionId`]: {
    look: stays(),
    send: stays(),
    completeForm: { kind: "text", text: "What is missing?", isRequired: "no" },
  },
  [`${ASKED}/questions/:questionId/remove`]: { look: stays(), send: stays() },
  [`${ASKED}/copy-questions`]: { look: stays(), send: stays() },
  [`${ASKED}/preview`]: page(),
  [`${ASKED}/answers`]: {
    look: within({ ...commenters(200), unconfirmed: 200 }),
    send: within({ ...commenters(400), unconfirmed: 400 }),
  },
  ...Object.fromEntries(
    ["xlsx", "ods", "csv"].map((format) => [
      `${ASKED}/answers/export.${format}`,
      { look: within({ ...commenters(200), unconfirmed: 200 }) },
    ]),
  ),
  [`${ASKED}/answers/new`]: {
    look: within(commenters(200)),
    send: within(commenters(400)),
    completeForm: { channel: "paper" },
  },
  [`${ASKED}/answers/import`]: { look: within(commenters(200)), send: within(commenters(400)) },
  // Without an import under way, its pages lead to where one is begun.
  ...Object.fromEntries(
    ["columns", "check", "drop"].map((step) => [
      `${ASKED}/answers/import/${step}`,
      { look: within(commenters(302)), send: within(commenters(302)) },
    ]),
  ),
  [`${ASKED}/moved`]: { look: within({ ...commenters(200), unconfirmed: 200 }) },
  [`${ASKED}/report`]: { look: within({ ...commenters(200), unconfirmed: 200 }) },
  [`${ASKED}/report.docx`]: { look: within({ ...commenters(200), unconfirmed: 200 }) },
  [`${ASKED}/report.pdf`]: { look: within({ ...commenters(200), unconfirmed: 200 }) },
  [`${ASKED}/answers/:answerId`]: {
    look: within({ ...commenters(200), unconfirmed: 200 }),
    send: within(commenters(400)),
    completeForm: { reading: "read" },
  },
  [`${ASKED}/answers/:answerId/undo`]: { look: within(commenters(200)), send: within(commenters(422)) },
  [`${ASKED}/count-monitoring`]: { look: within(commenters(409)), send: within(commenters(409)) },
  [`${ASKED}/themes/:themeId`]: {
    look: within(commenters(200)),
    send: within(commenters(400)),
    completeForm: { title: "Support at night" },
  },
  [`${ASKED}/themes/:themeId/remove`]: { look: within(commenters(200)), send: within(commenters(422)) },
  [`${ASKED}/answers/:answerId/delete`]: {
    look: within({ monitoring_officer: 200 }),
    send: within({ monitoring_officer: 400 }),
    completeForm: { ...aReason, version: "1" },
  },

  [`${FRAMEWORK}/grants`]: page(),
  [`${FRAMEWORK}/grants/new`]: {
    look: within({ eia_author: 200 }),
    send: within({ eia_author: 400 }),
    completeForm: { title: "Another round" },
  },
  [ROUND]: page(),
  // It is open, so that what applicants were told stays as it is.
  [`${ROUND}/edit`]: {
    look: within(authors(409)),
    send: within(authors(409)),
    completeForm: { title: "Another" },
  },
  [`${ROUND}/step/:grantStep`]: {
    look: within({ monitoring_officer: 200 }),
    send: within({ monitoring_officer: 422 }),
  },
  [`${ROUND}/applications/new`]: {
    look: within({ eia_author: 200 }),
    send: within({ eia_author: 400 }),
    completeForm: AN_APPLICATION,
  },
  [APPLICATION]: page(),
  // It was not held back, and is scored and decided once the round has closed.
  [`${APPLICATION}/sort`]: {
    look: within({ ...reporters(409), unconfirmed: 409 }),
    send: within({ ...reporters(409), unconfirmed: 409 }),
    completeForm: { isApplication: "yes", version: "1" },
  },
  [`${APPLICATION}/interest`]: {
    look: within({ ...readers(200), unconfirmed: 403 }),
    send: within({ ...readers(400), unconfirmed: 403 }),
    completeForm: { hasInterest: "no" },
  },
  [`${APPLICATION}/score`]: {
    look: within({ ...reporters(409), unconfirmed: 409 }),
    send: within({ ...reporters(409), unconfirmed: 409 }),
    completeForm: { points0: "1", reason0: "Some", points1: "1", reason1: "Some", version: "0" },
  },
  [`${APPLICATION}/assess`]: {
    look: within({ eia_author: 200 }),
    send: within({ eia_author: 422 }),
    completeForm: { evidence: "A count" },
  },
  [`${APPLICATION}/decide`]: {
    look: within({ decision_maker: 409, unconfirmed: 409 }),
    send: within({ decision_maker: 409, unconfirmed: 409 }),
    completeForm: { outcome: "refused", register: "none", reasons: "So it is", version: "1" },
  },
  // Nothing is decided.
  ...Object.fromEntries(
    ["agreement", "payments", "publish", "stop"].map((form) => [
      `${APPLICATION}/${form}`,
      { look: within(readers(404)), send: within(readers(404)) },
    ]),
  ),

  [`${FRAMEWORK}/scrutiny`]: page(),
  [`${FRAMEWORK}/scrutiny/new`]: {
    look: within(reporters(200)),
    send: within(reporters(400)),
    completeForm: { subject: "decision", body: "A panel" },
  },
  [REPORT]: page(),
  [`${REPORT}/report.docx`]: page(),
  [`${REPORT}/report.pdf`]: page(),
  // It is presented, so that it stays as it is.
  ...Object.fromEntries(
    ["edit", "redraft"].map((form) => [
      `${REPORT}/${form}`,
      {
        look: within({ ...reporters(409), unconfirmed: 409 }),
        send: within({ ...reporters(409), unconfirmed: 409 }),
      },
    ]),
  ),
  [`${REPORT}/step/:scrutinyStep`]: {
    look: within({ monitoring_officer: 200 }),
    send: within({ monitoring_officer: 400 }),
    completeForm: aReason,
  },
  [`${REPORT}/recommendations/:recommendationId`]: {
    look: within(reporters(200)),
    send: within(reporters(400)),
    completeForm: { recommendation: "Ask again in a year" },
  },
  [`${REPORT}/recommendations/:recommendationId/remove`]: {
    look: within(reporters(200)),
    send: within(reporters(422)),
  },

  [`${FRAMEWORK}/actions`]: page(),
  [`${FRAMEWORK}/actions/export.xlsx`]: page(),
  [`${FRAMEWORK}/actions/export.ods`]: page(),
  [`${FRAMEWORK}/actions/export.csv`]: page(),
  [`${FRAMEWORK}/actions/new`]: authorsForm(400, anActionForm),
  [`${FRAMEWORK}/actions/:actionId`]: editedPage(400, anActionForm),
  [`${FRAMEWORK}/actions/:actionId/complete`]: confirmedAuthorsForm(400, aCompletion),
  [`${FRAMEWORK}/actions/:actionId/propose`]: authorsForm(400, { kind: "withdraw", ...aReason }),
  [`${FRAMEWORK}/actions/:actionId/confirm`]: {
    // Nobody proposes anything for it, which its page says to whoever could ever answer.
    look: within({ senior_officer: 200, monitoring_officer: 200, unconfirmed: 200 }),
    send: within({ senior_officer: 400, monitoring_officer: 400, unconfirmed: 400 }),
    completeForm: { answer: "yes", ...aReason },
  },
  [`${FRAMEWORK}/actions/:actionId/reopen`]: authorsForm(400, aReason),

  [`${FRAMEWORK}/comments`]: page(),
  [`${FRAMEWORK}/comments/new`]: {
    look: within(commenters(200)),
    send: within(commenters(400)),
    completeForm: aComment,
  },
  [`${FRAMEWORK}/comments/:commentId`]: {
    look: within(readers(200)),
    send: within(commenters(422)),
    completeForm: { text: "It is so", version: "1" },
  },

  [`${FRAMEWORK}/sign-off`]: { look: within(readers(200)), send: within({ eia_author: 409 }) },
  [`${FRAMEWORK}/sign-off/approval`]: step({ confirmed: "yes" }, "senior_officer"),
  [`${FRAMEWORK}/sign-off/afterwards`]: step(
    { which: "all", ...aReason },
    "senior_officer",
    "monitoring_officer",
  ),
  [`${FRAMEWORK}/sign-off/determinations`]: step(theDeterminations, "monitoring_officer"),
  [`${FRAMEWORK}/sign-off/determinations/items/:part`]: step({}, "monitoring_officer"),
  [`${FRAMEWORK}/sign-off/determinations/check`]: step({}, "monitoring_officer"),
  [`${FRAMEWORK}/sign-off/determinations/all`]: step({}, "monitoring_officer"),
  // Nothing of it is published.
  [`${FRAMEWORK}/published`]: { look: step({}, "monitoring_officer").look },
  [`${FRAMEWORK}/published/stop`]: step({}, "monitoring_officer"),
  [`${FRAMEWORK}/published/later`]: step({}, "monitoring_officer"),
  [`${FRAMEWORK}/published/since`]: step({}, "monitoring_officer"),
  [`${FRAMEWORK}/published/:number/again`]: step({}, "monitoring_officer"),
  // Nothing is determined yet.
  [`${FRAMEWORK}/sign-off/public-page`]: { look: within(readers(404)) },
  [`${FRAMEWORK}/sign-off/decision`]: step(
    { outcome: "supported", password: "equality-demo" },
    "decision_maker",
  ),
  [`${FRAMEWORK}/sign-off/recall`]: step(aReason, "eia_author"),
  [`${FRAMEWORK}/sign-off/return`]: step(aReason, "senior_officer", "monitoring_officer", "decision_maker"),
  [`${FRAMEWORK}/sign-off/withdraw`]: confirmedAuthorsForm(400, aReason),
};
