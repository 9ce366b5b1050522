import { z } from "zod";
import { calendarDate, type CalendarDate } from "~/domain/shared/calendar-date";
import { placeKey, type CommentPlace } from "~/domain/comments/place";
import type { Blocker, PutRight } from "~/domain/framework/sign-off-gate";
import type { DocumentFormat, DocumentName } from "~/domain/publication/document-files";
import { RECORD_PARTS, type RecordPart } from "~/domain/publication/record-parts";
import { CHARACTERISTICS, type Characteristic } from "~/domain/eia/characteristics";
import { PHASES, type Phase } from "~/domain/commissioning/phase";
import type { AnswerWay } from "~/domain/consultation/answer-pages";
import { CONSULTATION_ACTS, type ConsultationAct } from "~/domain/consultation/public-consultation";
import { ROUND_ACTS, type RoundAct } from "~/domain/grants/round";
import { SCRUTINY_ACTS, type ScrutinyAct } from "~/domain/scrutiny/scrutiny-report";
import { ownQuestionField, TEMPLATE_KINDS, type TemplateKind } from "~/domain/templates/template";
import type { WorkflowAct } from "~/domain/framework/lifecycle";

// zod would else try whether it may make code of text, which our policy refuses and a browser reports. Every page's script
// begins with this file.
z.config({ jitless: true });

/**
 * Every URL of the site, and how its parameters are read. No URL is spelled out anywhere else.
 * A parameter that does not fit its schema is answered like something that is not there: 404.
 */
const id = z
  .string()
  .regex(/^[1-9]\d{0,8}$/u)
  .transform(Number);
const token = z.string().regex(/^[A-Za-z0-9_-]{43}$/u);

/** The last day of a quarter, half or whole financial year. */
const periodEndsOn = z
  .string()
  .regex(/^(?:19|20|21)\d\d-(?:03-31|06-30|09-30|12-31)$/u)
  .transform(calendarDate);

/** A consultation of the office's own: in the address it has another name than one that is recorded. */
const ofConsultation = z.object({ frameworkId: id, publicConsultationId: id });
const called = <Place extends { publicConsultationId: number }>({
  publicConsultationId,
  ...place
}: Place) => ({
  ...place,
  consultationId: publicConsultationId,
});

/** A report to a scrutinising body. */
const ofReport = z.object({ frameworkId: id, scrutinyReportId: id });
const reported = <Place extends { scrutinyReportId: number }>({ scrutinyReportId, ...place }: Place) => ({
  ...place,
  reportId: scrutinyReportId,
});

const ofRound = z.object({ frameworkId: id, roundId: id });
/** A version of the office's own questions. */
const ofTemplate = z.object({ templateKind: z.enum(TEMPLATE_KINDS), templateNumber: id });
const templateOf = ({ templateKind, templateNumber }: z.infer<typeof ofTemplate>) => ({
  kind: templateKind,
  number: templateNumber,
});
const ofApplication = ofRound.extend({ applicationId: id });

export const params = {
  framework: z.object({ frameworkId: id }),
  line: z.object({ frameworkId: id, lineId: id }),
  funding: z.object({ frameworkId: id, sourceId: id }),
  term: z.object({ frameworkId: id, termId: id }),
  option: z.object({ frameworkId: id, optionId: id }),
  section: z.object({ frameworkId: id, sectionId: z.union([z.literal("new"), id]) }),
  existingSection: z.object({ frameworkId: id, sectionId: id }),
  plan: z.object({ planId: id }),
  planPriority: z.object({ planId: id, planPriorityId: z.union([z.literal("new"), id]) }),
  existingPlanPriority: z.object({ planId: id, planPriorityId: id }),
  difference: z.object({
    frameworkId: id,
    differenceKey: z.string().regex(/^(?:funding|total:\d{4}|priority:\d{1,9}:\d{4})$/u),
  }),
  change: z.object({ frameworkId: id, changeId: id }),
  impact: z.object({ frameworkId: id, changeId: id, impactId: z.union([z.literal("new"), id]) }),
  dimension: z.object({ frameworkId: id, dimensionId: id }),
  together: z.object({ frameworkId: id, characteristic: z.enum(CHARACTERISTICS) }),
  comment: z.object({ frameworkId: id, commentId: id }),
  consultee: z.object({ frameworkId: id, changeId: id, consulteeId: z.union([z.literal("new"), id]) }),
  consultation: z.object({ frameworkId: id, consultationId: z.union([z.literal("new"), id]) }),
  publicConsultation: ofConsultation.transform(called),
  consultationStep: ofConsultation
    .extend({ step: z.enum(CONSULTATION_ACTS) })
    .transform(({ step, ...place }) => ({ ...called(place), act: step })),
  question: ofConsultation.extend({ questionId: z.union([z.literal("new"), id]) }).transform(called),
  existingQuestion: ofConsultation.extend({ questionId: id }).transform(called),
  answer: ofConsultation.extend({ answerId: id }).transform(called),
  theme: ofConsultation.extend({ themeId: z.union([z.literal("new"), id]) }).transform(called),
  existingTheme: ofConsultation.extend({ themeId: id }).transform(called),
  scrutinyReport: ofReport.transform(reported),
  scrutinyStep: ofReport
    .extend({ scrutinyStep: z.enum(SCRUTINY_ACTS) })
    .transform(({ scrutinyStep, ...place }) => ({ ...reported(place), act: scrutinyStep })),
  recommendation: ofReport.extend({ recommendationId: z.union([z.literal("new"), id]) }).transform(reported),
  existingRecommendation: ofReport.extend({ recommendationId: id }).transform(reported),
  grantRound: ofRound,
  grantRoundStep: ofRound
    .extend({ grantStep: z.enum(ROUND_ACTS) })
    .transform(({ grantStep, ...place }) => ({ ...place, act: grantStep })),
  grantApplication: ofApplication,
  publicGrantRound: z.object({ grantSlug: z.string().regex(/^[a-z0-9-]{1,80}$/u) }),
  grantMonth: z.object({ month: z.string().regex(/^(?:19|20|21)\d\d-(?:0[1-9]|1[0-2])$/u) }),
  presentedReport: z.object({ presentedReportId: id }),
  openConsultation: z.object({ slug: z.string().regex(/^[a-z0-9-]{1,80}$/u) }),
  project: z.object({ frameworkId: id, projectId: id }),
  projectPhase: z.object({ frameworkId: id, projectId: id, phase: z.enum(PHASES) }),
  results: z.object({ frameworkId: id, lineId: id }),
  indicator: z.object({ frameworkId: id, lineId: id, indicatorId: z.union([z.literal("new"), id]) }),
  existingIndicator: z.object({ frameworkId: id, lineId: id, indicatorId: id }),
  lineReturn: z.object({ frameworkId: id, lineId: id, periodEndsOn }),
  returnLink: z.object({ returnToken: token }),
  comeBack: z.object({ savedToken: z.string().regex(/^[\w-]{43}$/u) }),
  evidence: z.object({ frameworkId: id, changeId: id, evidenceId: z.union([z.literal("new"), id]) }),
  copy: z.object({ frameworkId: id, copyId: id }),
  action: z.object({ frameworkId: id, actionId: id }),
  addendum: z.object({ frameworkId: id, number: id }),
  withheldItems: z.object({ frameworkId: id, part: z.enum(RECORD_PARTS) }),
  person: z.object({ personId: id }),
  groundsOfAct: z.object({ act: z.string().regex(/^[a-z0-9-]{1,200}$/u) }),
  templateKind: z.object({ templateKind: z.enum(TEMPLATE_KINDS) }),
  template: ofTemplate.transform(templateOf),
  templateQuestion: ofTemplate
    .extend({ questionKey: z.union([z.literal("new"), id]) })
    .transform(({ questionKey, ...place }) => ({ ...templateOf(place), questionKey })),
  existingTemplateQuestion: ofTemplate
    .extend({ questionKey: id })
    .transform(({ questionKey, ...place }) => ({ ...templateOf(place), questionKey })),
  delegation: z.object({ delegationId: id }),
  auditEvent: z.object({ eventNumber: id }),
  equalityYear: z.object({
    financialYear: z
      .string()
      .regex(/^(?:19|20|21)\d\d$/u)
      .transform(Number),
  }),
  record: z.object({ reference: z.string().regex(/^[A-Za-z0-9_-]{1,60}$/u) }),
  recordPage: z.object({
    reference: z.string().regex(/^[A-Za-z0-9_-]{1,60}$/u),
    page: z.string(),
    place: z.string().optional(),
  }),
  year: z.object({ year: z.string().regex(/^\d{4}$/u) }),
  schema: z.object({ name: z.string().regex(/^[a-z0-9-]{1,60}\.json$/u) }),
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
const consultation = (frameworkId: number, consultationId: number | "new", rest = "") =>
  framework(frameworkId, `/public-consultations/${consultationId}${rest}`);
const project = (frameworkId: number, projectId: number, rest = "") =>
  framework(frameworkId, `/projects/${projectId}${rest}`);
const lineResults = (frameworkId: number, lineId: number, rest = "") =>
  framework(frameworkId, `/results/lines/${lineId}${rest}`);
const scrutiny = (frameworkId: number, reportId: number, rest = "") =>
  framework(frameworkId, `/scrutiny/${reportId}${rest}`);
const grantRound = (frameworkId: number, roundId: number, rest = "") =>
  framework(frameworkId, `/grants/${roundId}${rest}`);
const grantApplication = (frameworkId: number, roundId: number, applicationId: number, rest = "") =>
  grantRound(frameworkId, roundId, `/applications/${applicationId}${rest}`);
const template = (kind: TemplateKind, number: number, rest = "") =>
  `/admin/templates/${kind}/${number}${rest}`;
const openConsultation = (slug: string, rest = "") => `/consultations/${slug}${rest}`;
const line = (frameworkId: number, lineId: number, rest = "") =>
  framework(frameworkId, `/budget/lines/${lineId}${rest}`);
const change = (frameworkId: number, changeId: number, rest = "") =>
  framework(frameworkId, `/changes/${changeId}${rest}`);

export type ExportFormat = "xlsx" | "ods" | "csv";

/** Which page of each list on the page of a provider, from 1. */
export interface ProviderPages {
  lines: number;
  changes: number;
  actions: number;
}

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

  /** @param query what is asked for, as `registerSearchParams` writes it */
  decisions: (query = "") => `/decisions${query && `?${query}`}`,
  decisionsFeed: (query = "") => `/decisions.atom${query && `?${query}`}`,
  decisionsData: (format: "json" | "csv", query = "") => `/decisions.${format}${query && `?${query}`}`,
  decision: (referenceKey: string) => `/decisions/${referenceKey}`,
  /** @param page of the record, as `recordPages` names it */
  decisionPage: (referenceKey: string, page: string) => `/decisions/${referenceKey}/${page}`,
  decisionJson: (referenceKey: string) => `/decisions/${referenceKey}/record.json`,
  /** What the data has in it, for programs: the shape of a record, and what can be asked. */
  recordSchema: (name: string) => `/schemas/${name}`,
  openApi: () => "/openapi.json",
  sitemap: (year?: string) => (year === undefined ? "/sitemap.xml" : `/sitemaps/${year}`),
  /** @param before as of `decisions` */
  decisionsWorkbook: (before?: string) => `/decisions.xlsx${before === undefined ? "" : `?before=${before}`}`,
  decisionDocument: (referenceKey: string, name: DocumentName, format: DocumentFormat) =>
    `/decisions/${referenceKey}/${name}.${format}`,
  decisionActionsWorkbook: (referenceKey: string) => `/decisions/${referenceKey}/action-plan.xlsx`,
  verify: (referenceKey?: string) => `/verify${referenceKey === undefined ? "" : `?record=${referenceKey}`}`,
  publicationScheme: () => "/publication-scheme",
  /** @param year the calendar year in which the financial year starts */
  equalityInformation: (year: number) => `/equality-information/${year}`,
  equalityFindings: (year: number, format: ExportFormat) =>
    `/equality-information/${year}/findings.${format}`,
  equalityActions: (year: number, format: ExportFormat) => `/equality-information/${year}/actions.${format}`,
  publicKeys: () => "/.well-known/jwks.json",

  openConsultations: () => "/consultations",
  openConsultation: (slug: string) => openConsultation(slug),
  /** @param way all questions on one page, or one at a time */
  answerConsultation: (slug: string, way: AnswerWay = "all") =>
    openConsultation(slug, `/answer${way === "all" ? "" : `?way=${way}`}`),
  /** A private link: whoever has it reads and sends what was saved. */
  comeBack: (slug: string, token: string) => openConsultation(slug, `/saved/${token}`),
  /** The questionnaire to be read or printed in large letters, and the same as a Word document. */
  questionnaire: (slug: string) => openConsultation(slug, "/questionnaire"),
  questionnaireInWord: (slug: string) => openConsultation(slug, "/questionnaire.docx"),
  /** The published report as a file. */
  openReportFile: (slug: string, format: DocumentFormat) => openConsultation(slug, `/report.${format}`),
  takeBackAnswer: (slug: string) => openConsultation(slug, "/take-back"),

  grants: (page = 1) => `/grants${page > 1 ? `?page=${page}` : ""}`,
  publicGrantRound: (slug: string) => `/grants/${slug}`,
  /** @param month as `2018-04` */
  grantsOfMonth: (month: string, page = 1) => `/grants/awarded/${month}${page > 1 ? `?page=${page}` : ""}`,
  grantsTable: (format: ExportFormat) => `/grants.${format}`,
  /** In the form of the 360Giving data standard. */
  grantsPackage: () => "/grants.json",

  presentedReports: () => "/scrutiny",
  presentedReport: (reportId: number) => `/scrutiny/${reportId}`,
  presentedReportDocument: (reportId: number, format: DocumentFormat) =>
    `/scrutiny/${reportId}/report.${format}`,

  admin: () => "/admin",
  newPerson: () => "/admin/people/new",
  person: (personId: number) => `/admin/people/${personId}`,
  personLink: (personId: number) => `/admin/people/${personId}/link`,
  delegations: () => "/admin/delegations",
  newDelegation: () => "/admin/delegations/new",
  endDelegation: (delegationId: number) => `/admin/delegations/${delegationId}/end`,
  /** @param part what is to be changed there; the overview where left out */
  office: (
    part?:
      | "names"
      | "references"
      | "threshold"
      | "thing"
      | "dimension"
      | "named-from"
      | "record"
      | "contracts"
      | "whom-to-ask"
      | "grants"
      | "results"
      | "headings",
  ) => `/admin/office${part ? `?change=${part}` : ""}`,
  accessibility: () => "/admin/accessibility",
  grounds: () => "/admin/grounds",
  newGround: () => "/admin/grounds/new",
  /** @param act as `actKey` writes it */
  groundsOfAct: (act: string) => `/admin/grounds/${act}`,
  /** The office's own questions, of every kind, with all versions. */
  templates: () => "/admin/templates",
  beginTemplate: (kind: TemplateKind) => `/admin/templates/${kind}/begin`,
  template: (kind: TemplateKind, number: number) => template(kind, number),
  templateQuestion: (kind: TemplateKind, number: number, questionKey: number | "new") =>
    template(kind, number, `/questions/${questionKey}`),
  removeTemplateQuestion: (kind: TemplateKind, number: number, questionKey: number) =>
    template(kind, number, `/questions/${questionKey}/remove`),
  templateGuidance: (kind: TemplateKind, number: number) => template(kind, number, "/guidance"),
  endDimension: (dimensionId: number) => `/admin/office?change=end&dimension=${dimensionId}`,

  /** @param search which events, as `auditSearch` writes it */
  audit: (search = "") => `/admin/audit${search && `?${search}`}`,
  auditEvent: (eventNumber: number) => `/admin/audit/${eventNumber}`,
  auditExport: (format: "csv" | "jsonl", search = "") =>
    `/admin/audit/export.${format}${search && `?${search}`}`,

  /** @param year the calendar year in which the financial year starts; the present one where left out */
  calendar: (year?: number) => `/calendar${year === undefined ? "" : `?year=${year}`}`,
  /** @param search which of them, as the page's own links write it */
  providers: (search = "") => `/providers${search && `?${search}`}`,
  /** @param name as it is written in any line @param pages of its lists; the first where left out */
  provider: (name: string, pages: Partial<ProviderPages> = {}) => {
    const later = Object.entries(pages).filter(([, page]) => page > 1);
    const asked = Object.fromEntries(later.map(([list, page]) => [list, String(page)]));
    return `/providers/of?${new URLSearchParams({ name, ...asked }).toString()}`;
  },
  frameworks: () => "/frameworks",
  frameworksOnPage: (page: number) => (page > 1 ? `/frameworks?page=${page}` : "/frameworks"),
  newFramework: () => "/frameworks/new",
  framework: (frameworkId: number) => framework(frameworkId),
  /** What of a signed record is published, and where that is stopped or taken up again. */
  published: (frameworkId: number) => framework(frameworkId, "/published"),
  stopPublishing: (frameworkId: number) => framework(frameworkId, "/published/stop"),
  publishLater: (frameworkId: number) => framework(frameworkId, "/published/later"),
  /** @param reviewed the change of the entry that is reviewed because of what its results show */
  noteSince: (frameworkId: number, reviewed?: number) =>
    framework(frameworkId, `/published/since${reviewed === undefined ? "" : `?reviewed=${reviewed}`}`),
  publishAgain: (frameworkId: number, number: number) => framework(frameworkId, `/published/${number}/again`),
  withheldLines: (frameworkId: number) => framework(frameworkId, "/withheld"),
  frameworkDetails: (frameworkId: number) => framework(frameworkId, "/details"),
  decisionRecord: (frameworkId: number) => framework(frameworkId, "/record"),
  /** Implications, interests and advice, as far as the office asks for them. */
  implications: (frameworkId: number) => framework(frameworkId, "/record/implications"),
  newOption: (frameworkId: number) => framework(frameworkId, "/record/options/new"),
  option: (frameworkId: number, optionId: number) => framework(frameworkId, `/record/options/${optionId}`),
  removeOption: (frameworkId: number, optionId: number) =>
    framework(frameworkId, `/record/options/${optionId}/remove`),
  /** What it says in words, besides its data. */
  sections: (frameworkId: number) => framework(frameworkId, "/sections"),
  section: (frameworkId: number, sectionId: number | "new") =>
    framework(frameworkId, `/sections/${sectionId}`),
  removeSection: (frameworkId: number, sectionId: number) =>
    framework(frameworkId, `/sections/${sectionId}/remove`),
  /** The plan that it belongs to, and what of it each heading of its budget serves. */
  frameworkPlan: (frameworkId: number) => framework(frameworkId, "/plan"),
  plans: (page = 1) => `/plans${page > 1 ? `?page=${page}` : ""}`,
  plan: (planId: number) => `/plans/${planId}`,
  newPlan: () => "/plans/new",
  removePlan: (planId: number) => `/plans/${planId}/remove`,
  editPlan: (planId: number) => `/plans/${planId}/edit`,
  planPriority: (planId: number, planPriorityId: number | "new") =>
    `/plans/${planId}/priorities/${planPriorityId}`,
  removePlanPriority: (planId: number, planPriorityId: number) =>
    `/plans/${planId}/priorities/${planPriorityId}/remove`,
  /** The draft as it will be read. @param section of it, where a link lands */
  asPublished: (frameworkId: number, section?: string) =>
    framework(frameworkId, `/as-published${section === undefined ? "" : `?at=${section}#${section}`}`),
  asPublishedPage: (frameworkId: number, page: number | "all") =>
    framework(frameworkId, `/as-published?page=${page}`),
  draftDocument: (frameworkId: number, name: DocumentName, format: DocumentFormat) =>
    framework(frameworkId, `/as-published/${name}.${format}`),
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
  actionPlanExport: (frameworkId: number, format: ExportFormat) =>
    framework(frameworkId, `/actions/export.${format}`),
  changesExport: (frameworkId: number, format: ExportFormat) =>
    framework(frameworkId, `/changes/export.${format}`),
  lineContract: (frameworkId: number, lineId: number) => line(frameworkId, lineId, "/contract"),
  lineShares: (frameworkId: number, lineId: number) => line(frameworkId, lineId, "/shares"),
  /** @param search which of them, as `contractsSearch` writes it */
  contractsOf: (frameworkId: number, search = "") =>
    framework(frameworkId, `/budget/contracts${search && `?${search}`}`),
  /** The same of the whole office. */
  contracts: (search = "") => `/contracts${search && `?${search}`}`,
  newLine: (frameworkId: number) => framework(frameworkId, "/budget/lines/new"),
  line: (frameworkId: number, lineId: number) => line(frameworkId, lineId),
  /** What each framework says of the line's service. */
  serviceOverYears: (frameworkId: number, lineId: number) => line(frameworkId, lineId, "/years"),
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
  undoLinking: (frameworkId: number, changeId: number) => change(frameworkId, changeId, "/undo"),
  splitChange: (frameworkId: number, changeId: number) => change(frameworkId, changeId, "/split"),

  /** @param search which entries of a long list, as `listSearch` writes it */
  eia: (frameworkId: number, search = "") => framework(frameworkId, `/eia${search && `?${search}`}`),
  eiaForm: (frameworkId: number) => framework(frameworkId, "/eia/form"),
  eiaQuestions: (frameworkId: number) => framework(frameworkId, "/eia/questions"),
  confirmEia: (frameworkId: number) => framework(frameworkId, "/eia/confirm"),
  correctEiaStart: (frameworkId: number) => framework(frameworkId, "/eia/started"),
  /** What was carried over from the one before. */
  carriedOver: (frameworkId: number, page = 1) =>
    framework(frameworkId, `/carried-over${page > 1 ? `?page=${page}` : ""}`),
  offerCarriedOver: (frameworkId: number) => framework(frameworkId, "/carried-over/offer"),
  /** What all changes together do. @param search what of it is asked for, without the question mark */
  together: (frameworkId: number, search = "") =>
    framework(frameworkId, `/eia/together${search ? `?${search}` : ""}`),
  togetherFor: (frameworkId: number, characteristic: Characteristic) =>
    framework(frameworkId, `/eia/together/${characteristic}`),
  /** The same of several frameworks. */
  togetherOverYears: (page = 1) => `/together${page > 1 ? `?page=${page}` : ""}`,
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
  consultees: (frameworkId: number, page = 1) =>
    framework(frameworkId, `/consultees${page > 1 ? `?page=${page}` : ""}`),

  publicConsultations: (frameworkId: number) => framework(frameworkId, "/public-consultations"),
  newPublicConsultation: (frameworkId: number) => consultation(frameworkId, "new"),
  publicConsultation: (frameworkId: number, consultationId: number) =>
    consultation(frameworkId, consultationId),
  editPublicConsultation: (frameworkId: number, consultationId: number) =>
    consultation(frameworkId, consultationId, "/edit"),
  /** What moved since people were asked. */
  consultationMoved: (frameworkId: number, consultationId: number) =>
    consultation(frameworkId, consultationId, "/moved"),
  consultationReport: (frameworkId: number, consultationId: number) =>
    consultation(frameworkId, consultationId, "/report"),
  consultationReportFile: (frameworkId: number, consultationId: number, format: DocumentFormat) =>
    consultation(frameworkId, consultationId, `/report.${format}`),
  consultationStep: (frameworkId: number, consultationId: number, act: ConsultationAct) =>
    consultation(frameworkId, consultationId, `/step/${act}`),
  question: (frameworkId: number, consultationId: number, questionId: number | "new") =>
    consultation(frameworkId, consultationId, `/questions/${questionId}`),
  copyQuestions: (frameworkId: number, consultationId: number) =>
    consultation(frameworkId, consultationId, "/copy-questions"),
  previewQuestions: (frameworkId: number, consultationId: number) =>
    consultation(frameworkId, consultationId, "/preview"),
  removeQuestion: (frameworkId: number, consultationId: number, questionId: number) =>
    consultation(frameworkId, consultationId, `/questions/${questionId}/remove`),
  countMonitoring: (frameworkId: number, consultationId: number) =>
    consultation(frameworkId, consultationId, "/count-monitoring"),
  /** @param search which of them: `reading=unread&after=12` */
  answers: (frameworkId: number, consultationId: number, search = "") =>
    consultation(frameworkId, consultationId, `/answers${search && `?${search}`}`),
  importAnswers: (frameworkId: number, consultationId: number) =>
    consultation(frameworkId, consultationId, "/answers/import"),
  importAnswersColumns: (frameworkId: number, consultationId: number) =>
    consultation(frameworkId, consultationId, "/answers/import/columns"),
  importAnswersCheck: (frameworkId: number, consultationId: number) =>
    consultation(frameworkId, consultationId, "/answers/import/check"),
  importAnswersDrop: (frameworkId: number, consultationId: number) =>
    consultation(frameworkId, consultationId, "/answers/import/drop"),
  exportAnswers: (frameworkId: number, consultationId: number, format: ExportFormat, search: string) =>
    consultation(frameworkId, consultationId, `/answers/export.${format}${search && `?${search}`}`),
  newAnswer: (frameworkId: number, consultationId: number) =>
    consultation(frameworkId, consultationId, "/answers/new"),
  answer: (frameworkId: number, consultationId: number, answerId: number) =>
    consultation(frameworkId, consultationId, `/answers/${answerId}`),
  deleteAnswer: (frameworkId: number, consultationId: number, answerId: number) =>
    consultation(frameworkId, consultationId, `/answers/${answerId}/delete`),
  undoReading: (frameworkId: number, consultationId: number, answerId: number) =>
    consultation(frameworkId, consultationId, `/answers/${answerId}/undo`),
  theme: (frameworkId: number, consultationId: number, themeId: number | "new") =>
    consultation(frameworkId, consultationId, `/themes/${themeId}`),
  removeTheme: (frameworkId: number, consultationId: number, themeId: number) =>
    consultation(frameworkId, consultationId, `/themes/${themeId}/remove`),

  /** The commissioning projects by which it is carried out. */
  projects: (frameworkId: number) => framework(frameworkId, "/projects"),
  newProject: (frameworkId: number) => framework(frameworkId, "/projects/new"),
  projectsExport: (frameworkId: number, format: ExportFormat) =>
    framework(frameworkId, `/projects/export.${format}`),
  project: (frameworkId: number, projectId: number) => project(frameworkId, projectId),
  editProject: (frameworkId: number, projectId: number) => project(frameworkId, projectId, "/edit"),
  removeProject: (frameworkId: number, projectId: number) => project(frameworkId, projectId, "/remove"),
  projectPhase: (frameworkId: number, projectId: number, phase: Phase) =>
    project(frameworkId, projectId, `/phases/${phase}`),

  grantRounds: (frameworkId: number, page = 1) =>
    framework(frameworkId, `/grants${page > 1 ? `?page=${page}` : ""}`),
  newGrantRound: (frameworkId: number) => framework(frameworkId, "/grants/new"),
  grantRound: (frameworkId: number, roundId: number) => grantRound(frameworkId, roundId),
  editGrantRound: (frameworkId: number, roundId: number) => grantRound(frameworkId, roundId, "/edit"),
  grantRoundStep: (frameworkId: number, roundId: number, act: RoundAct) =>
    grantRound(frameworkId, roundId, `/step/${act}`),
  newGrantApplication: (frameworkId: number, roundId: number) =>
    grantRound(frameworkId, roundId, "/applications/new"),
  /** @param what is done with it there; its own page where left out */
  grantApplication: (
    { frameworkId, roundId, applicationId }: { frameworkId: number; roundId: number; applicationId: number },
    what?:
      "sort" | "interest" | "score" | "assess" | "decide" | "agreement" | "payments" | "publish" | "stop",
  ) => grantApplication(frameworkId, roundId, applicationId, what === undefined ? "" : `/${what}`),

  /** What the providers of its lines return: indicators, spending, and what the EIA expected. @param search as `listSearch` writes it */
  results: (frameworkId: number, search = "") => framework(frameworkId, `/results${search && `?${search}`}`),
  lateReturns: (frameworkId: number, page = 1) =>
    framework(frameworkId, `/results/late${page > 1 ? `?page=${page}` : ""}`),
  importResults: (frameworkId: number) => framework(frameworkId, "/results/import"),
  resultsExport: (frameworkId: number, format: ExportFormat) =>
    framework(frameworkId, `/results/export.${format}`),
  lineResults: (frameworkId: number, lineId: number, page = 1) =>
    lineResults(frameworkId, lineId, page > 1 ? `?page=${page}` : ""),
  lineMonitoring: (frameworkId: number, lineId: number) => lineResults(frameworkId, lineId, "/monitoring"),
  indicator: (frameworkId: number, lineId: number, indicatorId: number | "new") =>
    lineResults(frameworkId, lineId, `/indicators/${indicatorId}`),
  removeIndicator: (frameworkId: number, lineId: number, indicatorId: number) =>
    lineResults(frameworkId, lineId, `/indicators/${indicatorId}/remove`),
  lineReturn: (frameworkId: number, lineId: number, periodEndsOn: CalendarDate) =>
    lineResults(frameworkId, lineId, `/returns/${periodEndsOn}`),
  makeReturnLink: (frameworkId: number, lineId: number, periodEndsOn: CalendarDate) =>
    lineResults(frameworkId, lineId, `/returns/${periodEndsOn}/link`),
  remindOfReturn: (frameworkId: number, lineId: number, periodEndsOn: CalendarDate) =>
    lineResults(frameworkId, lineId, `/returns/${periodEndsOn}/remind`),
  /** Beside what an entry expects, what the returns show. */
  entrySeen: (frameworkId: number, changeId: number) => entry(frameworkId, changeId, "/seen"),
  /** A private link: whoever has it reads and enters that one return. */
  enterReturn: (token: string) => `/returns/${token}`,

  /** The reports to a scrutinising body. */
  scrutinyReports: (frameworkId: number) => framework(frameworkId, "/scrutiny"),
  newScrutinyReport: (frameworkId: number) => framework(frameworkId, "/scrutiny/new"),
  scrutinyReport: (frameworkId: number, reportId: number) => scrutiny(frameworkId, reportId),
  editScrutinyReport: (frameworkId: number, reportId: number) => scrutiny(frameworkId, reportId, "/edit"),
  /** Drafts it anew from the data. */
  redraftScrutinyReport: (frameworkId: number, reportId: number) =>
    scrutiny(frameworkId, reportId, "/redraft"),
  scrutinyStep: (frameworkId: number, reportId: number, act: ScrutinyAct) =>
    scrutiny(frameworkId, reportId, `/step/${act}`),
  scrutinyDocument: (frameworkId: number, reportId: number, format: DocumentFormat) =>
    scrutiny(frameworkId, reportId, `/report.${format}`),
  recommendation: (frameworkId: number, reportId: number, recommendationId: number | "new") =>
    scrutiny(frameworkId, reportId, `/recommendations/${recommendationId}`),
  removeRecommendation: (frameworkId: number, reportId: number, recommendationId: number) =>
    scrutiny(frameworkId, reportId, `/recommendations/${recommendationId}/remove`),

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
  publishAll: (frameworkId: number) => signOff(frameworkId, "/determinations/all"),
  checkDeterminations: (frameworkId: number) => signOff(frameworkId, "/determinations/check"),
  /** The public page once it is determined, before it is signed. */
  publicPage: (frameworkId: number) => signOff(frameworkId, "/public-page"),
  signDecision: (frameworkId: number) => signOff(frameworkId, "/decision"),
  recall: (frameworkId: number) => signOff(frameworkId, "/recall"),
  returnToAuthor: (frameworkId: number) => signOff(frameworkId, "/return"),
  withdrawFramework: (frameworkId: number) => signOff(frameworkId, "/withdraw"),
};

/** Whether what is there is for everybody, and may be kept: nothing is asked about any other address. */
export function isForEverybody(pathname: string): boolean {
  return /^\/(?:$|_root\.data$|decisions|sitemap|robots\.txt$|openapi\.json$|schemas\/|\.well-known\/)/u.test(
    pathname,
  );
}

/** However it is written: the pages take it in each of these ways. */
export function isSignIn(pathname: string): boolean {
  return /^\/sign-in(?:\.data)?\/*$/iu.test(decodeURIComponent(pathname));
}

/** Whether a budget is uploaded there, which may be larger than other files. */
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
      return withField(
        paths.eiaForm(frameworkId),
        typeof putRight.field === "object" ? ownQuestionField(putRight.field.ownQuestion) : putRight.field,
      );
    case "eia-dates":
      return putRight.act === "confirm" ? paths.confirmEia(frameworkId) : paths.correctEiaStart(frameworkId);
    case "dimension":
      return paths.dimension(frameworkId, putRight.dimensionId);
    case "together":
      return `${paths.togetherFor(frameworkId, putRight.characteristic)}#conclusion`;
    case "action":
      return paths.action(frameworkId, putRight.actionId);
    case "record":
      return withField(paths.decisionRecord(frameworkId), putRight.field);
    case "implications":
      return withField(paths.implications(frameworkId), putRight.field);
    case "comment":
      return paths.comment(frameworkId, putRight.commentId);
    case "consultation":
      return paths.publicConsultation(frameworkId, putRight.consultationId);
    case "carried-over":
      return `${paths.carriedOver(frameworkId)}#carried_${putRight.thingId}-name`;
    case "section":
      return `${paths.section(frameworkId, putRight.sectionId)}#isReady`;
    case "project":
      return paths.project(frameworkId, putRight.projectId);
    case "contract":
      return `${paths.lineContract(frameworkId, putRight.lineId)}#followedById`;
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
    case "section":
      return id === null ? null : withField(paths.section(frameworkId, id), mayWrite ? field : undefined);
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
const DATE_FIELDS: readonly string[] = ["completedOn", "datedOn", "receivedOn"];

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
  if ("ownQuestion" in field) {
    return `${paths.entry(frameworkId, changeId)}#${ownQuestionField(field.ownQuestion)}`;
  }
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
 * An address as it may be logged: without its query, and cut short where it ends in a secret: that of a one-time link of an
 * earlier release until it is used, that of a private link until what was saved is sent, or until its last day.
 */
export function loggedPath(pathname: string): string {
  return pathname
    .replace(/^(\/set-password\/).*/u, "$1…")
    .replace(/^(\/consultations\/[^/]*\/saved\/).*/u, "$1…")
    .replace(/^(\/returns\/).*/u, "$1…");
}
