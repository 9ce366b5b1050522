import { z } from "zod";
import { placeKey, type CommentPlace } from "~/domain/comments/place";
import type { Blocker, PutRight } from "~/domain/framework/sign-off-gate";
import { RECORD_PARTS, type RecordPart } from "~/domain/publication/record-parts";
import type { WorkflowAct } from "~/domain/framework/lifecycle";

/**
 * Every URL of the site, and how its parameters are read. No URL is spelled out anywhere else.
 * A parameter that does not fit its schema is answered like something that is not there: 404.
 */
const id = z
  .string()
  .regex(/^[1-9]\d{0,8}$/u)
  .transform(Number);
const token = z.string().regex(/^[A-Za-z0-9_-]{43}$/u);

export const params = {
  framework: z.object({ frameworkId: id }),
  line: z.object({ frameworkId: id, lineId: id }),
  funding: z.object({ frameworkId: id, sourceId: id }),
  term: z.object({ frameworkId: id, termId: id }),
  option: z.object({ frameworkId: id, optionId: id }),
  difference: z.object({
    frameworkId: id,
    differenceKey: z.string().regex(/^(?:funding|total:\d{4}|priority:\d{1,9}:\d{4})$/u),
  }),
  change: z.object({ frameworkId: id, changeId: id }),
  impact: z.object({ frameworkId: id, changeId: id, impactId: z.union([z.literal("new"), id]) }),
  dimension: z.object({ frameworkId: id, dimensionId: id }),
  comment: z.object({ frameworkId: id, commentId: id }),
  consultee: z.object({ frameworkId: id, changeId: id, consulteeId: z.union([z.literal("new"), id]) }),
  consultation: z.object({ frameworkId: id, consultationId: z.union([z.literal("new"), id]) }),
  evidence: z.object({ frameworkId: id, changeId: id, evidenceId: z.union([z.literal("new"), id]) }),
  copy: z.object({ frameworkId: id, copyId: id }),
  action: z.object({ frameworkId: id, actionId: id }),
  withheldItems: z.object({ frameworkId: id, part: z.enum(RECORD_PARTS) }),
  person: z.object({ personId: id }),
  delegation: z.object({ delegationId: id }),
  auditEvent: z.object({ eventNumber: id }),
  record: z.object({ reference: z.string().regex(/^[A-Za-z0-9_-]{1,60}$/u) }),
  token: z.object({ token }),
  none: z.object({}),
};

const framework = (frameworkId: number, rest = "") => `/frameworks/${frameworkId}${rest}`;
const entry = (frameworkId: number, changeId: number, rest = "") =>
  framework(frameworkId, `/eia/entries/${changeId}${rest}`);
const action = (frameworkId: number, actionId: number, rest = "") =>
  framework(frameworkId, `/actions/${actionId}${rest}`);
const signOff = (frameworkId: number, rest = "") => framework(frameworkId, `/sign-off${rest}`);
const budgetImport = (frameworkId: number, rest = "") => framework(frameworkId, `/budget/import${rest}`);
const line = (frameworkId: number, lineId: number, rest = "") =>
  framework(frameworkId, `/budget/lines/${lineId}${rest}`);
const change = (frameworkId: number, changeId: number, rest = "") =>
  framework(frameworkId, `/changes/${changeId}${rest}`);

export type ExportFormat = "xlsx" | "ods" | "csv";

export const paths = {
  home: () => "/",
  signIn: (returnTo?: string) => `/sign-in${returnTo ? `?returnTo=${encodeURIComponent(returnTo)}` : ""}`,
  /** @param returnTo the page with what was typed when the session had ended, which is kept */
  signInToGoOn: (returnTo: string) => `/sign-in?after=kept&returnTo=${encodeURIComponent(returnTo)}`,
  signOut: () => "/sign-out",
  /** How long one is signed in still. */
  session: () => "/account/session",
  /** @param event what the sign-in page says was just done */
  signInAfter: (event: "set-up" | "password") => `/sign-in?after=${event}`,
  setUp: () => "/set-up",
  /** @param oneTimeToken after the #, which no browser sends, so that it is in nobody's log */
  setPassword: (oneTimeToken?: string) =>
    `/set-password${oneTimeToken === undefined ? "" : `#${oneTimeToken}`}`,
  choosePassword: () => "/set-password?choose",
  account: () => "/account",
  /** Where a colleague confirms that the holder of an account chose its password. */
  confirmAccount: (personId: number) => `/account/confirm/${personId}`,
  /** Where a form from elsewhere ends. */
  refusedForm: () => "/refused-form",
  /** Whether people can work. */
  health: () => "/healthz",
  accessibilityStatement: () => "/accessibility-statement",

  /** @param before the reference key of the decision that the page comes after */
  decisions: (before?: string) => `/decisions${before === undefined ? "" : `?before=${before}`}`,
  decision: (referenceKey: string) => `/decisions/${referenceKey}`,
  decisionJson: (referenceKey: string) => `/decisions/${referenceKey}/record.json`,
  verify: (referenceKey?: string) => `/verify${referenceKey === undefined ? "" : `?record=${referenceKey}`}`,
  publicKeys: () => "/.well-known/jwks.json",

  admin: () => "/admin",
  newPerson: () => "/admin/people/new",
  person: (personId: number) => `/admin/people/${personId}`,
  personLink: (personId: number) => `/admin/people/${personId}/link`,
  delegations: () => "/admin/delegations",
  newDelegation: () => "/admin/delegations/new",
  endDelegation: (delegationId: number) => `/admin/delegations/${delegationId}/end`,
  /** @param part what is to be changed there; the overview where left out */
  office: (part?: "names" | "references" | "threshold" | "thing" | "dimension") =>
    `/admin/office${part ? `?change=${part}` : ""}`,
  endDimension: (dimensionId: number) => `/admin/office?change=end&dimension=${dimensionId}`,

  /** @param search which events, as `auditSearch` writes it */
  audit: (search = "") => `/admin/audit${search && `?${search}`}`,
  auditEvent: (eventNumber: number) => `/admin/audit/${eventNumber}`,
  auditExport: (format: "csv" | "jsonl", search = "") =>
    `/admin/audit/export.${format}${search && `?${search}`}`,

  frameworks: () => "/frameworks",
  newFramework: () => "/frameworks/new",
  framework: (frameworkId: number) => framework(frameworkId),
  withheldLines: (frameworkId: number) => framework(frameworkId, "/withheld"),
  frameworkDetails: (frameworkId: number) => framework(frameworkId, "/details"),
  decisionRecord: (frameworkId: number) => framework(frameworkId, "/record"),
  newOption: (frameworkId: number) => framework(frameworkId, "/record/options/new"),
  option: (frameworkId: number, optionId: number) => framework(frameworkId, `/record/options/${optionId}`),
  removeOption: (frameworkId: number, optionId: number) =>
    framework(frameworkId, `/record/options/${optionId}/remove`),
  /** The draft as it will be read. @param section of it, where a link lands */
  asPublished: (frameworkId: number, section?: string) =>
    framework(frameworkId, `/as-published${section === undefined ? "" : `#${section}`}`),
  glossary: (frameworkId: number) => framework(frameworkId, "/glossary"),
  /** @param term the abbreviation to begin with */
  newTerm: (frameworkId: number, term?: string) =>
    framework(frameworkId, `/glossary/new${term === undefined ? "" : `?term=${encodeURIComponent(term)}`}`),
  term: (frameworkId: number, termId: number) => framework(frameworkId, `/glossary/${termId}`),
  removeTerm: (frameworkId: number, termId: number) => framework(frameworkId, `/glossary/${termId}/remove`),

  /** @param search which lines of a long budget are shown, as `linesSearch` writes it */
  budget: (frameworkId: number, search = "") => framework(frameworkId, `/budget${search && `?${search}`}`),
  budgetHistory: (frameworkId: number, page = 1) =>
    framework(frameworkId, `/budget/history${page > 1 ? `?page=${page}` : ""}`),
  importBudget: (frameworkId: number) => budgetImport(frameworkId),
  /** @param at the sheet, and its row of headings, both counted from 1 */
  importColumns: (frameworkId: number, at?: { sheet: number; row: number }) =>
    budgetImport(frameworkId, `/columns${at ? `?sheet=${at.sheet}&row=${at.row}` : ""}`),
  importQuestions: (frameworkId: number, { each = false } = {}) =>
    budgetImport(frameworkId, `/questions${each ? "?each" : ""}`),
  importRows: (frameworkId: number) => budgetImport(frameworkId, "/rows"),
  importLines: (frameworkId: number) => budgetImport(frameworkId, "/lines"),
  importPreview: (frameworkId: number) => budgetImport(frameworkId, "/preview"),
  importProgress: (frameworkId: number) => budgetImport(frameworkId, "/progress"),
  dropImport: (frameworkId: number) => budgetImport(frameworkId, "/drop"),
  budgetExport: (frameworkId: number, format: ExportFormat) =>
    framework(frameworkId, `/budget/export.${format}`),
  reconciliationExport: (frameworkId: number, format: ExportFormat) =>
    framework(frameworkId, `/budget/reconciliation.${format}`),
  changesExport: (frameworkId: number, format: ExportFormat) =>
    framework(frameworkId, `/changes/export.${format}`),
  newLine: (frameworkId: number) => framework(frameworkId, "/budget/lines/new"),
  line: (frameworkId: number, lineId: number) => line(frameworkId, lineId),
  removeLine: (frameworkId: number, lineId: number) => line(frameworkId, lineId, "/remove"),
  lineHistory: (frameworkId: number, lineId: number, page = 1) =>
    line(frameworkId, lineId, `/history${page > 1 ? `?page=${page}` : ""}`),
  newFunding: (frameworkId: number) => framework(frameworkId, "/budget/funding/new"),
  funding: (frameworkId: number, sourceId: number) => framework(frameworkId, `/budget/funding/${sourceId}`),
  removeFunding: (frameworkId: number, sourceId: number) =>
    framework(frameworkId, `/budget/funding/${sourceId}/remove`),
  statedTotals: (frameworkId: number) => framework(frameworkId, "/budget/totals"),
  explainDifference: (frameworkId: number, key: string) =>
    framework(frameworkId, `/budget/differences/${key}`),

  /** @param search what the list is asked for, as `changeListSearch` writes it */
  changes: (frameworkId: number, search = "") => framework(frameworkId, `/changes${search && `?${search}`}`),
  /** @param changeId the change whose lines are chosen already */
  linkLines: (frameworkId: number, changeId?: number) =>
    framework(frameworkId, `/changes/link${changeId === undefined ? "" : `?change=${changeId}`}`),
  /** @param search which lines are shown and what is filled in, as `linkSearch` writes it */
  linkLinesShown: (frameworkId: number, search: string) => framework(frameworkId, `/changes/link?${search}`),
  /** @param search what the page is asked for, as `proposalsSearch` writes it */
  linkProposals: (frameworkId: number, search = "") =>
    framework(frameworkId, `/changes/proposals${search && `?${search}`}`),
  /** @param search the page of it, or the change whose page of it is meant */
  sameServices: (frameworkId: number, search = "") =>
    framework(frameworkId, `/changes/same${search && `?${search}`}`),
  change: (frameworkId: number, changeId: number) => change(frameworkId, changeId),
  confirmSame: (frameworkId: number, changeId: number) => change(frameworkId, changeId, "/same"),
  splitChange: (frameworkId: number, changeId: number) => change(frameworkId, changeId, "/split"),

  /** @param search which entries of a long list, as `listSearch` writes it */
  eia: (frameworkId: number, search = "") => framework(frameworkId, `/eia${search && `?${search}`}`),
  eiaForm: (frameworkId: number) => framework(frameworkId, "/eia/form"),
  confirmEia: (frameworkId: number) => framework(frameworkId, "/eia/confirm"),
  correctEiaStart: (frameworkId: number) => framework(frameworkId, "/eia/started"),
  dimension: (frameworkId: number, dimensionId: number) =>
    framework(frameworkId, `/eia/dimensions/${dimensionId}`),
  /** @param copy the change whose entry it is begun from */
  entry: (frameworkId: number, changeId: number, copy?: number) =>
    entry(frameworkId, changeId, copy === undefined ? "" : `?copy=${copy}`),
  confirmEntry: (frameworkId: number, changeId: number) => entry(frameworkId, changeId, "/confirm"),
  /** Where what was just removed from an entry is put back. */
  putBack: (frameworkId: number, changeId: number) => entry(frameworkId, changeId, "/put-back"),
  impact: (frameworkId: number, changeId: number, impactId: number | "new") =>
    entry(frameworkId, changeId, `/impacts/${impactId}`),
  removeImpact: (frameworkId: number, changeId: number, impactId: number) =>
    entry(frameworkId, changeId, `/impacts/${impactId}/remove`),
  consultee: (frameworkId: number, changeId: number, consulteeId: number | "new") =>
    entry(frameworkId, changeId, `/consultees/${consulteeId}`),
  removeConsultee: (frameworkId: number, changeId: number, consulteeId: number) =>
    entry(frameworkId, changeId, `/consultees/${consulteeId}/remove`),
  /** A consultation that was about several changes. */
  consultation: (frameworkId: number, consultationId: number | "new") =>
    framework(frameworkId, `/consultations/${consultationId}`),
  removeConsultation: (frameworkId: number, consultationId: number) =>
    framework(frameworkId, `/consultations/${consultationId}/remove`),
  evidence: (frameworkId: number, changeId: number, evidenceId: number | "new") =>
    entry(frameworkId, changeId, `/evidence/${evidenceId}`),
  removeEvidence: (frameworkId: number, changeId: number, evidenceId: number) =>
    entry(frameworkId, changeId, `/evidence/${evidenceId}/remove`),
  storedCopy: (frameworkId: number, copyId: number) => framework(frameworkId, `/eia/copies/${copyId}`),
  consultees: (frameworkId: number) => framework(frameworkId, "/consultees"),

  myActions: () => "/actions",
  /** @param search which actions of a long plan, as `listSearch` writes it */
  actionPlan: (frameworkId: number, search = "") =>
    framework(frameworkId, `/actions${search && `?${search}`}`),
  /** @param impactId the impact that it mitigates */
  newAction: (frameworkId: number, entryId?: number, impactId?: number) =>
    framework(
      frameworkId,
      `/actions/new${entryId === undefined ? "" : `?entry=${entryId}`}${impactId === undefined ? "" : `&impact=${impactId}`}`,
    ),
  action: (frameworkId: number, actionId: number) => action(frameworkId, actionId),
  completeAction: (frameworkId: number, actionId: number) => action(frameworkId, actionId, "/complete"),
  proposeForAction: (frameworkId: number, actionId: number, kind?: "withdraw" | "carry_forward") =>
    action(frameworkId, actionId, `/propose${kind ? `?kind=${kind}` : ""}`),
  confirmForAction: (frameworkId: number, actionId: number) => action(frameworkId, actionId, "/confirm"),
  reopenAction: (frameworkId: number, actionId: number) => action(frameworkId, actionId, "/reopen"),

  /** @param search which comments, as the page's own links write it */
  comments: (frameworkId: number, search = "") =>
    framework(frameworkId, `/comments${search && `?${search}`}`),
  /** @param on what is commented on, as `placeKey` writes it */
  newComment: (frameworkId: number, on: string) => framework(frameworkId, `/comments/new?on=${on}`),
  comment: (frameworkId: number, commentId: number) => framework(frameworkId, `/comments/${commentId}`),

  /** @param done the step just taken, which the page confirms */
  signOff: (frameworkId: number, done?: WorkflowAct) =>
    signOff(frameworkId, done === undefined ? "" : `?done=${done}`),
  /** What blocks the submission. @param search which of a long list, as `listSearch` writes it */
  toPutRight: (frameworkId: number, search = "") => signOff(frameworkId, search && `?${search}`),
  approval: (frameworkId: number) => signOff(frameworkId, "/approval"),
  /** Where what is done after the decision is accepted. */
  afterwards: (frameworkId: number) => signOff(frameworkId, "/afterwards"),
  determinations: (frameworkId: number) => signOff(frameworkId, "/determinations"),
  /** Which items of a part are withheld. @param find words of their names */
  withheldItems: (frameworkId: number, part: RecordPart, find = "") =>
    signOff(frameworkId, `/determinations/items/${part}${find ? `?find=${encodeURIComponent(find)}` : ""}`),
  /** The public page before it is determined. */
  checkDeterminations: (frameworkId: number) => signOff(frameworkId, "/determinations/check"),
  /** The public page once it is determined, before it is signed. */
  publicPage: (frameworkId: number) => signOff(frameworkId, "/public-page"),
  signDecision: (frameworkId: number) => signOff(frameworkId, "/decision"),
  recall: (frameworkId: number) => signOff(frameworkId, "/recall"),
  returnToAuthor: (frameworkId: number) => signOff(frameworkId, "/return"),
  withdrawFramework: (frameworkId: number) => signOff(frameworkId, "/withdraw"),
};

/** Whether a budget is uploaded there, which may be larger than other files. */
/** However it is written: the pages take it in each of these ways. */
export function isSignIn(pathname: string): boolean {
  return /^\/sign-in(?:\.data)?\/*$/iu.test(decodeURIComponent(pathname));
}

export function takesBudgetUpload(pathname: string): boolean {
  return /^\/frameworks\/\d+\/budget\/import$/u.test(pathname);
}

/** The page, and where it can be the very field, at which a blocker is put right. */
export function putRightPath(frameworkId: number, { putRight }: Pick<Blocker, "putRight">): string {
  switch (putRight.page) {
    case "budget":
      return putRight.field === "budgetDate"
        ? `${paths.frameworkDetails(frameworkId)}#budgetDate-day`
        : withField(paths.budget(frameworkId), putRight.field);
    case "change":
      return paths.change(frameworkId, putRight.changeId);
    case "same":
      return `${paths.sameServices(frameworkId, `change=${putRight.changeId}`)}#same_${putRight.changeId}`;
    case "entry":
      return entryFieldPath(frameworkId, putRight);
    case "eia":
      return withField(paths.eiaForm(frameworkId), putRight.field);
    case "eia-dates":
      return putRight.act === "confirm" ? paths.confirmEia(frameworkId) : paths.correctEiaStart(frameworkId);
    case "dimension":
      return paths.dimension(frameworkId, putRight.dimensionId);
    case "action":
      return paths.action(frameworkId, putRight.actionId);
    case "record":
      return withField(paths.decisionRecord(frameworkId), putRight.field);
    case "comment":
      return paths.comment(frameworkId, putRight.commentId);
    case "sign-off":
      return paths.signOff(frameworkId);
    case "afterwards":
      return paths.afterwards(frameworkId);
    case "determinations":
      return paths.determinations(frameworkId);
    case "decision":
      return paths.signDecision(frameworkId);
  }
}

/**
 * The page of what a comment is about, and where it can be the very field.
 * @param mayWrite whether the reader may change it there
 * @returns null for what is there no more, and for the whole, which has no page of its own
 */
export function commentedPath(
  frameworkId: number,
  { kind, id, part }: CommentPlace,
  mayWrite: boolean,
): string | null {
  const field = part === "" ? undefined : part;
  switch (kind) {
    case "whole":
      return null;
    case "eia":
      return mayWrite && field ? withField(paths.eiaForm(frameworkId), field) : paths.eia(frameworkId);
    case "record":
      return withField(paths.decisionRecord(frameworkId), field);
    case "entry":
      return id === null ? null : withField(paths.entry(frameworkId, id), field);
    case "action":
      return id === null ? null : paths.action(frameworkId, id);
    case "line":
      return id === null ? null : paths.line(frameworkId, id);
  }
}

/** Where a comment stands among those on the same thing. */
export function commentsOnPath(frameworkId: number, place: CommentPlace): string {
  const page = commentedPath(frameworkId, { ...place, part: "" }, false);
  return page === null ? paths.comments(frameworkId) : `${page}#comments`;
}

/** Where something is said about a place. */
export function newCommentPath(frameworkId: number, place: CommentPlace): string {
  return paths.newComment(frameworkId, placeKey(place));
}

/** Where on the page of its entry an impact stands, and is completed. */
export const impactPlace = (impactId: number) => `impact_${impactId}`;

/** The first of a date's three boxes has an id of its own. */
const DATE_FIELDS: readonly string[] = ["completedOn", "receivedOn"];

function withField(path: string, field: string | undefined): string {
  if (field === undefined) return path;
  return `${path}#${DATE_FIELDS.includes(field) ? `${field}-day` : field}`;
}

function entryFieldPath(
  frameworkId: number,
  { changeId, field }: Extract<PutRight, { page: "entry" }>,
): string {
  if (field === undefined || typeof field === "string") {
    return withField(paths.entry(frameworkId, changeId), field);
  }
  if ("consultation" in field) return paths.consultation(frameworkId, field.consultation);
  return "impact" in field
    ? `${paths.entry(frameworkId, changeId)}#${impactPlace(field.impact)}`
    : paths.consultee(frameworkId, changeId, field.consultee);
}

/** A page's own address on this site, with its query, of a request for it or for its data. */
export function pageOf(url: string): string {
  const { pathname, search } = new URL(url);
  return pathname.replace(/\.data$/u, "") + search;
}

/** Whether a form on that page makes something new each time that it is sent. */
export function makesNew(url: string): boolean {
  return /\/new(?:\.data)?$/u.test(new URL(url).pathname);
}

/** @returns the path if it stays on this site and can stand in a header, which takes ASCII only; else the given one. */
export function localPath(candidate: string | null, otherwise: string): string {
  return candidate !== null && /^\/(?!\/)[!-[\]-~]*$/u.test(candidate) ? candidate : otherwise;
}

/**
 * An address as it may be logged: without its query, and cut short where one-time links of an earlier release had their
 * code, which is a secret until it is used.
 */
export function loggedPath(pathname: string): string {
  return pathname.replace(/^(\/set-password\/).*/u, "$1…");
}
