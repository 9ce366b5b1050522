import { index, route, type RouteConfig } from "@remix-run/route-config";

/** A table to be saved, as a workbook or as text. */
const exported = (path: string, file: string) => [
  route(`${path}.xlsx`, file, { id: `${file}-xlsx` }),
  route(`${path}.ods`, file, { id: `${file}-ods` }),
  route(`${path}.csv`, file, { id: `${file}-csv` }),
];

/** A report of its own, as Word and as PDF. */
const reported = (path: string, file: string) =>
  ["docx", "pdf"].map((format) => route(`${path}.${format}`, file, { id: `${file}-${format}` }));

/** What an office files of a decision, as Word and as PDF. */
const documents = (path: string, file: string) =>
  ["record", "decision", "framework", "assessment", "action-plan"].flatMap((name) =>
    ["docx", "pdf"].map((format) =>
      route(`${path}/${name}.${format}`, file, { id: `${file}-${name}-${format}` }),
    ),
  );

/** The whole URL map. `paths.ts` builds these URLs; who may do what there is in `auth/permissions.ts`. */
export default [
  index("routes/home.tsx"),

  // The public register
  route("decisions", "routes/register/list.tsx"),
  route("decisions.atom", "routes/register/feed.ts"),
  route("decisions.json", "routes/register/list-json.ts"),
  route("decisions.csv", "routes/register/list-csv.ts"),
  route("sitemap.xml", "routes/register/sitemap.ts"),
  route("sitemaps/:year", "routes/register/sitemap-of-year.ts"),
  route("robots.txt", "routes/register/robots.ts"),
  route("openapi.json", "routes/register/open-api.ts"),
  route("schemas/:name", "routes/register/schema.ts"),
  route("decisions/:reference", "routes/register/record.tsx"),
  route("decisions/:reference/record.json", "routes/register/record-json.ts"),
  route("decisions/:reference/:page", "routes/register/record-page.tsx"),
  route("decisions/:reference/:page/:place", "routes/register/record-page.tsx", {
    id: "routes/register/record-page-of-several",
  }),
  route("decisions.xlsx", "routes/register/list-xlsx.ts"),
  ...documents("decisions/:reference", "routes/register/document.ts"),
  route("decisions/:reference/action-plan.xlsx", "routes/register/document.ts", {
    id: "routes/register/document-action-plan-xlsx",
  }),
  route("decisions/*", "routes/register/as-printed.tsx"),
  route("publication-scheme", "routes/register/publication-scheme.tsx"),
  route("equality-information/:financialYear", "routes/register/equality-information.tsx"),
  ...exported("equality-information/:financialYear/findings", "routes/register/equality-findings.ts"),
  ...exported("equality-information/:financialYear/actions", "routes/register/equality-actions.ts"),
  route("verify", "routes/register/verify.tsx"),

  // What the public is asked
  route("consultations", "routes/consultation/open-list.tsx"),
  route("consultations/:slug", "routes/consultation/open.tsx"),
  ...reported("consultations/:slug/report", "routes/consultation/open-document.ts"),
  route("consultations/:slug/answer", "routes/consultation/answer-it.tsx"),
  route("consultations/:slug/saved/:savedToken", "routes/consultation/come-back.tsx"),
  route("consultations/:slug/questionnaire", "routes/consultation/questionnaire.tsx"),
  route("consultations/:slug/questionnaire.docx", "routes/consultation/questionnaire-in-word.ts"),
  route("consultations/:slug/take-back", "routes/consultation/take-back.tsx"),
  route(".well-known/jwks.json", "routes/register/public-keys.ts"),

  // Grants: what can be applied for, and what was awarded
  route("grants", "routes/grants/public-list.tsx"),
  ...exported("grants", "routes/grants/public-table.ts"),
  route("grants.json", "routes/grants/public-json.ts"),
  route("grants/:grantSlug", "routes/grants/apply.tsx"),
  route("grants/awarded/:month", "routes/grants/public-month.tsx"),

  // What a provider returns, through a private link
  route("returns/:returnToken", "routes/results/enter-return.tsx"),

  // What is put to those who scrutinise the office
  route("scrutiny", "routes/scrutiny/presented-list.tsx"),
  route("scrutiny/:presentedReportId", "routes/scrutiny/presented.tsx"),
  ...reported("scrutiny/:presentedReportId/report", "routes/scrutiny/presented-document.ts"),

  // Signing in, and one's own account
  route("sign-in", "routes/account/sign-in.tsx"),
  route("sign-out", "routes/account/sign-out.ts"),
  route("set-up", "routes/account/set-up.tsx"),
  route("set-password", "routes/account/set-password.tsx"),
  route("set-password/:token", "routes/account/earlier-link.ts"),
  route("account", "routes/account/account.tsx"),
  route("account/confirm/:personId", "routes/account/confirm-account.tsx"),
  route("account/session", "routes/account/session.ts"),

  // Accounts and the office
  route("admin", "routes/admin/people.tsx"),
  route("admin/people/new", "routes/admin/new-person.tsx"),
  route("admin/people/:personId", "routes/admin/person.tsx"),
  route("admin/people/:personId/link", "routes/admin/person-link.tsx"),
  route("admin/delegations", "routes/admin/delegations.tsx"),
  route("admin/delegations/new", "routes/admin/new-delegation.tsx"),
  route("admin/delegations/:delegationId/end", "routes/admin/end-delegation.tsx"),
  route("admin/office", "routes/admin/office.tsx"),
  route("admin/accessibility", "routes/admin/accessibility.tsx"),
  route("admin/grounds", "routes/admin/grounds.tsx"),
  route("admin/grounds/new", "routes/admin/new-ground.tsx"),
  route("admin/grounds/:act", "routes/admin/grounds-of-act.tsx"),
  route("admin/templates", "routes/admin/templates.tsx"),
  route("admin/templates/:templateKind/begin", "routes/admin/begin-template.tsx"),
  route("admin/templates/:templateKind/:templateNumber", "routes/admin/template.tsx"),
  route("admin/templates/:templateKind/:templateNumber/guidance", "routes/admin/template-guidance.tsx"),
  route(
    "admin/templates/:templateKind/:templateNumber/questions/:questionKey",
    "routes/admin/template-question.tsx",
  ),
  route(
    "admin/templates/:templateKind/:templateNumber/questions/:questionKey/remove",
    "routes/admin/remove-template-question.tsx",
  ),
  route("admin/audit", "routes/admin/audit.tsx"),
  route("admin/audit/export.csv", "routes/admin/audit-csv.ts"),
  route("admin/audit/export.jsonl", "routes/admin/audit-jsonl.ts"),
  route("admin/audit/:eventNumber", "routes/admin/audit-event.tsx"),

  // Plans of the office, which frameworks belong to
  route("plans", "routes/plans/list.tsx"),
  route("plans/new", "routes/plans/new.tsx"),
  route("plans/:planId", "routes/plans/plan.tsx"),
  route("plans/:planId/edit", "routes/plans/edit.tsx"),
  route("plans/:planId/remove", "routes/plans/remove.tsx"),
  route("plans/:planId/priorities/:planPriorityId", "routes/plans/priority.tsx"),
  route("plans/:planId/priorities/:planPriorityId/remove", "routes/plans/remove-priority.tsx"),

  // Frameworks
  route("frameworks", "routes/frameworks/list.tsx"),
  route("frameworks/new", "routes/frameworks/new.tsx"),
  route("frameworks/:frameworkId", "routes/frameworks/overview.tsx"),
  route("frameworks/:frameworkId/details", "routes/frameworks/details.tsx"),
  route("frameworks/:frameworkId/withheld", "routes/frameworks/withheld-lines.tsx"),
  route("frameworks/:frameworkId/carried-over", "routes/frameworks/carried-over.tsx"),
  route("frameworks/:frameworkId/carried-over/offer", "routes/frameworks/offer-carried-over.tsx"),
  route("frameworks/:frameworkId/record", "routes/frameworks/record.tsx"),
  route("frameworks/:frameworkId/record/implications", "routes/frameworks/implications.tsx"),
  route("frameworks/:frameworkId/record/options/new", "routes/frameworks/new-option.tsx"),
  route("frameworks/:frameworkId/record/options/:optionId", "routes/frameworks/option.tsx"),
  route("frameworks/:frameworkId/record/options/:optionId/remove", "routes/frameworks/remove-option.tsx"),
  route("frameworks/:frameworkId/sections", "routes/frameworks/sections.tsx"),
  route("frameworks/:frameworkId/sections/:sectionId", "routes/frameworks/section.tsx"),
  route("frameworks/:frameworkId/sections/:sectionId/remove", "routes/frameworks/remove-section.tsx"),
  route("frameworks/:frameworkId/plan", "routes/plans/framework-plan.tsx"),
  route("frameworks/:frameworkId/as-published", "routes/frameworks/as-published.tsx"),
  ...documents("frameworks/:frameworkId/as-published", "routes/frameworks/draft-document.ts"),
  route("frameworks/:frameworkId/glossary", "routes/frameworks/glossary.tsx"),
  route("frameworks/:frameworkId/glossary/new", "routes/frameworks/new-term.tsx"),
  route("frameworks/:frameworkId/glossary/:termId", "routes/frameworks/term.tsx"),
  route("frameworks/:frameworkId/glossary/:termId/remove", "routes/frameworks/remove-term.tsx"),

  // The budget
  route("frameworks/:frameworkId/budget", "routes/budget/budget.tsx"),
  route("frameworks/:frameworkId/budget/import", "routes/budget/import/import.tsx"),
  route("frameworks/:frameworkId/budget/import/columns", "routes/budget/import/columns.tsx"),
  route("frameworks/:frameworkId/budget/import/questions", "routes/budget/import/questions.tsx"),
  route("frameworks/:frameworkId/budget/import/rows", "routes/budget/import/rows.tsx"),
  route("frameworks/:frameworkId/budget/import/lines", "routes/budget/import/lines.tsx"),
  route("frameworks/:frameworkId/budget/import/preview", "routes/budget/import/preview.tsx"),
  route("frameworks/:frameworkId/budget/import/progress", "routes/budget/import/progress.tsx"),
  route("frameworks/:frameworkId/budget/import/drop", "routes/budget/import/drop.tsx"),
  ...exported("frameworks/:frameworkId/budget/export", "routes/budget/export.ts"),
  ...exported("frameworks/:frameworkId/budget/reconciliation", "routes/budget/reconciliation-export.ts"),
  route("frameworks/:frameworkId/budget/lines/new", "routes/budget/new-line.tsx"),
  route("frameworks/:frameworkId/budget/lines/:lineId", "routes/budget/line.tsx"),
  route("frameworks/:frameworkId/budget/lines/:lineId/contract", "routes/budget/line-contract.tsx"),
  route("frameworks/:frameworkId/budget/lines/:lineId/shares", "routes/budget/line-shares.tsx"),
  route("frameworks/:frameworkId/budget/lines/:lineId/remove", "routes/budget/remove-line.tsx"),
  route("frameworks/:frameworkId/budget/lines/:lineId/history", "routes/budget/line-history.tsx"),
  route("frameworks/:frameworkId/budget/contracts", "routes/budget/contracts.tsx"),
  route("frameworks/:frameworkId/budget/lines/:lineId/years", "routes/budget/service-over-years.tsx"),
  route("frameworks/:frameworkId/budget/history", "routes/budget/budget-history.tsx"),
  route("frameworks/:frameworkId/budget/funding/new", "routes/budget/new-funding.tsx"),
  route("frameworks/:frameworkId/budget/funding/:sourceId", "routes/budget/funding.tsx"),
  route("frameworks/:frameworkId/budget/funding/:sourceId/remove", "routes/budget/remove-funding.tsx"),
  route("frameworks/:frameworkId/budget/totals", "routes/budget/stated-totals.tsx"),
  route("frameworks/:frameworkId/budget/differences/:differenceKey", "routes/budget/explain-difference.tsx"),

  // Changes since the previous framework
  route("frameworks/:frameworkId/changes", "routes/changes/changes.tsx"),
  ...exported("frameworks/:frameworkId/changes/export", "routes/changes/export.ts"),
  route("frameworks/:frameworkId/changes/link", "routes/changes/link.tsx"),
  route("frameworks/:frameworkId/changes/proposals", "routes/changes/proposals.tsx"),
  route("frameworks/:frameworkId/changes/same", "routes/changes/same.tsx"),
  route("frameworks/:frameworkId/changes/:changeId", "routes/changes/change.tsx"),
  route("frameworks/:frameworkId/changes/:changeId/same", "routes/changes/confirm-same.tsx"),
  route("frameworks/:frameworkId/changes/:changeId/split", "routes/changes/split.tsx"),
  route("frameworks/:frameworkId/changes/:changeId/undo", "routes/changes/undo.tsx"),

  // The EIA
  route("frameworks/:frameworkId/eia", "routes/eia/eia.tsx"),
  route("frameworks/:frameworkId/eia/form", "routes/eia/eia-form.tsx"),
  route("frameworks/:frameworkId/eia/questions", "routes/eia/eia-questions.tsx"),
  route("frameworks/:frameworkId/eia/confirm", "routes/eia/confirm-eia.tsx"),
  route("frameworks/:frameworkId/eia/started", "routes/eia/correct-start.tsx"),
  route("frameworks/:frameworkId/eia/dimensions/:dimensionId", "routes/eia/dimension.tsx"),
  route("together", "routes/eia/together-over-years.tsx"),
  route("frameworks/:frameworkId/eia/together", "routes/eia/together.tsx"),
  route("frameworks/:frameworkId/eia/together/:characteristic", "routes/eia/together-for.tsx"),
  route("frameworks/:frameworkId/eia/entries/:changeId", "routes/eia/entry.tsx"),
  route("frameworks/:frameworkId/eia/entries/:changeId/confirm", "routes/eia/confirm-entry.tsx"),
  route("frameworks/:frameworkId/eia/entries/:changeId/put-back", "routes/eia/put-back.tsx"),
  route("frameworks/:frameworkId/eia/entries/:changeId/impacts/:impactId", "routes/eia/impact.tsx"),
  route(
    "frameworks/:frameworkId/eia/entries/:changeId/impacts/:impactId/remove",
    "routes/eia/remove-impact.tsx",
  ),
  route("frameworks/:frameworkId/eia/entries/:changeId/evidence/:evidenceId", "routes/eia/evidence.tsx"),
  route(
    "frameworks/:frameworkId/eia/entries/:changeId/evidence/:evidenceId/remove",
    "routes/eia/remove-evidence.tsx",
  ),
  route("frameworks/:frameworkId/eia/entries/:changeId/consultees/:consulteeId", "routes/eia/consultee.tsx"),
  route(
    "frameworks/:frameworkId/eia/entries/:changeId/consultees/:consulteeId/remove",
    "routes/eia/remove-consultee.tsx",
  ),
  route("frameworks/:frameworkId/eia/copies/:copyId", "routes/eia/stored-copy.ts"),
  route("frameworks/:frameworkId/consultees", "routes/eia/consultees.tsx"),
  route("frameworks/:frameworkId/consultations/:consultationId", "routes/eia/consultation.tsx"),
  route("frameworks/:frameworkId/consultations/:consultationId/remove", "routes/eia/remove-consultation.tsx"),

  // Asking the public
  route("frameworks/:frameworkId/public-consultations", "routes/consultation/list.tsx"),
  route("frameworks/:frameworkId/public-consultations/new", "routes/consultation/new.tsx"),
  route(
    "frameworks/:frameworkId/public-consultations/:publicConsultationId",
    "routes/consultation/consultation.tsx",
  ),
  route(
    "frameworks/:frameworkId/public-consultations/:publicConsultationId/edit",
    "routes/consultation/edit.tsx",
  ),
  route(
    "frameworks/:frameworkId/public-consultations/:publicConsultationId/step/:step",
    "routes/consultation/step.tsx",
  ),
  route(
    "frameworks/:frameworkId/public-consultations/:publicConsultationId/questions/:questionId",
    "routes/consultation/question.tsx",
  ),
  route(
    "frameworks/:frameworkId/public-consultations/:publicConsultationId/questions/:questionId/remove",
    "routes/consultation/remove-question.tsx",
  ),
  route(
    "frameworks/:frameworkId/public-consultations/:publicConsultationId/copy-questions",
    "routes/consultation/copy-questions.tsx",
  ),
  route(
    "frameworks/:frameworkId/public-consultations/:publicConsultationId/preview",
    "routes/consultation/preview.tsx",
  ),
  route(
    "frameworks/:frameworkId/public-consultations/:publicConsultationId/answers",
    "routes/consultation/answers.tsx",
  ),
  ...exported(
    "frameworks/:frameworkId/public-consultations/:publicConsultationId/answers/export",
    "routes/consultation/answers-export.ts",
  ),
  route(
    "frameworks/:frameworkId/public-consultations/:publicConsultationId/answers/new",
    "routes/consultation/new-answer.tsx",
  ),
  ...[
    ["", "import"],
    ["/columns", "columns"],
    ["/check", "check"],
    ["/drop", "drop"],
  ].map(([step = "", file = ""]) =>
    route(
      `frameworks/:frameworkId/public-consultations/:publicConsultationId/answers/import${step}`,
      `routes/consultation/import/${file}.tsx`,
    ),
  ),
  route(
    "frameworks/:frameworkId/public-consultations/:publicConsultationId/answers/:answerId",
    "routes/consultation/answer.tsx",
  ),
  route(
    "frameworks/:frameworkId/public-consultations/:publicConsultationId/answers/:answerId/delete",
    "routes/consultation/delete-answer.tsx",
  ),
  route(
    "frameworks/:frameworkId/public-consultations/:publicConsultationId/answers/:answerId/undo",
    "routes/consultation/undo-reading.tsx",
  ),
  route(
    "frameworks/:frameworkId/public-consultations/:publicConsultationId/themes/:themeId",
    "routes/consultation/theme.tsx",
  ),
  route(
    "frameworks/:frameworkId/public-consultations/:publicConsultationId/themes/:themeId/remove",
    "routes/consultation/remove-theme.tsx",
  ),
  route(
    "frameworks/:frameworkId/public-consultations/:publicConsultationId/count-monitoring",
    "routes/consultation/count-monitoring.tsx",
  ),
  route(
    "frameworks/:frameworkId/public-consultations/:publicConsultationId/report",
    "routes/consultation/report.tsx",
  ),
  route(
    "frameworks/:frameworkId/public-consultations/:publicConsultationId/moved",
    "routes/consultation/moved.tsx",
  ),
  ...reported(
    "frameworks/:frameworkId/public-consultations/:publicConsultationId/report",
    "routes/consultation/report-document.ts",
  ),

  route("calendar", "routes/calendar/calendar.tsx"),
  route("contracts", "routes/calendar/contracts.tsx"),

  // Who delivers what, in every framework
  route("providers", "routes/providers/list.tsx"),
  route("providers/of", "routes/providers/provider.tsx"),

  // Commissioning projects, which are never published
  route("frameworks/:frameworkId/projects", "routes/commissioning/projects.tsx"),
  route("frameworks/:frameworkId/projects/new", "routes/commissioning/new-project.tsx"),
  ...exported("frameworks/:frameworkId/projects/export", "routes/commissioning/export.ts"),
  route("frameworks/:frameworkId/projects/:projectId", "routes/commissioning/project.tsx"),
  route("frameworks/:frameworkId/projects/:projectId/edit", "routes/commissioning/edit-project.tsx"),
  route("frameworks/:frameworkId/projects/:projectId/phases/:phase", "routes/commissioning/phase.tsx"),
  route("frameworks/:frameworkId/projects/:projectId/remove", "routes/commissioning/remove-project.tsx"),

  // Grants out of a budget line
  route("frameworks/:frameworkId/grants", "routes/grants/list.tsx"),
  route("frameworks/:frameworkId/grants/new", "routes/grants/new.tsx"),
  route("frameworks/:frameworkId/grants/:roundId", "routes/grants/round.tsx"),
  route("frameworks/:frameworkId/grants/:roundId/edit", "routes/grants/edit.tsx"),
  route("frameworks/:frameworkId/grants/:roundId/step/:grantStep", "routes/grants/step.tsx"),
  route("frameworks/:frameworkId/grants/:roundId/applications/new", "routes/grants/new-application.tsx"),
  route(
    "frameworks/:frameworkId/grants/:roundId/applications/:applicationId",
    "routes/grants/application.tsx",
  ),
  ...["sort", "interest", "score", "assess", "decide", "agreement", "payments", "publish", "stop"].map(
    (what) =>
      route(
        `frameworks/:frameworkId/grants/:roundId/applications/:applicationId/${what}`,
        `routes/grants/${what}.tsx`,
      ),
  ),

  // What the lines achieve: never published but for what a review says of it
  route("frameworks/:frameworkId/results", "routes/results/results.tsx"),
  route("frameworks/:frameworkId/results/late", "routes/results/late.tsx"),
  route("frameworks/:frameworkId/results/import", "routes/results/import.tsx"),
  ...exported("frameworks/:frameworkId/results/export", "routes/results/export.ts"),
  route("frameworks/:frameworkId/results/lines/:lineId", "routes/results/line.tsx"),
  route("frameworks/:frameworkId/results/lines/:lineId/monitoring", "routes/results/monitoring.tsx"),
  route(
    "frameworks/:frameworkId/results/lines/:lineId/indicators/:indicatorId",
    "routes/results/indicator.tsx",
  ),
  route(
    "frameworks/:frameworkId/results/lines/:lineId/indicators/:indicatorId/remove",
    "routes/results/remove-indicator.tsx",
  ),
  route("frameworks/:frameworkId/results/lines/:lineId/returns/:periodEndsOn", "routes/results/return.tsx"),
  route(
    "frameworks/:frameworkId/results/lines/:lineId/returns/:periodEndsOn/link",
    "routes/results/return-link.tsx",
  ),
  route(
    "frameworks/:frameworkId/results/lines/:lineId/returns/:periodEndsOn/remind",
    "routes/results/remind.tsx",
  ),
  route("frameworks/:frameworkId/eia/entries/:changeId/seen", "routes/results/seen.tsx"),

  // Reporting to those who scrutinise the office
  route("frameworks/:frameworkId/scrutiny", "routes/scrutiny/list.tsx"),
  route("frameworks/:frameworkId/scrutiny/new", "routes/scrutiny/new.tsx"),
  route("frameworks/:frameworkId/scrutiny/:scrutinyReportId", "routes/scrutiny/report.tsx"),
  route("frameworks/:frameworkId/scrutiny/:scrutinyReportId/edit", "routes/scrutiny/edit.tsx"),
  route("frameworks/:frameworkId/scrutiny/:scrutinyReportId/redraft", "routes/scrutiny/redraft.tsx"),
  route("frameworks/:frameworkId/scrutiny/:scrutinyReportId/step/:scrutinyStep", "routes/scrutiny/step.tsx"),
  ...reported(
    "frameworks/:frameworkId/scrutiny/:scrutinyReportId/report",
    "routes/scrutiny/report-document.ts",
  ),
  route(
    "frameworks/:frameworkId/scrutiny/:scrutinyReportId/recommendations/:recommendationId",
    "routes/scrutiny/recommendation.tsx",
  ),
  route(
    "frameworks/:frameworkId/scrutiny/:scrutinyReportId/recommendations/:recommendationId/remove",
    "routes/scrutiny/remove-recommendation.tsx",
  ),

  // The action plan
  route("actions", "routes/actions/my-actions.tsx"),
  route("frameworks/:frameworkId/actions", "routes/actions/action-plan.tsx"),
  ...exported("frameworks/:frameworkId/actions/export", "routes/actions/export.ts"),
  route("frameworks/:frameworkId/actions/new", "routes/actions/new-action.tsx"),
  route("frameworks/:frameworkId/actions/:actionId", "routes/actions/action.tsx"),
  route("frameworks/:frameworkId/actions/:actionId/complete", "routes/actions/complete.tsx"),
  route("frameworks/:frameworkId/actions/:actionId/propose", "routes/actions/propose.tsx"),
  route("frameworks/:frameworkId/actions/:actionId/confirm", "routes/actions/confirm.tsx"),
  route("frameworks/:frameworkId/actions/:actionId/reopen", "routes/actions/reopen.tsx"),

  // Comments, which are never published
  route("frameworks/:frameworkId/comments", "routes/comments/comments.tsx"),
  route("frameworks/:frameworkId/comments/new", "routes/comments/new-comment.tsx"),
  route("frameworks/:frameworkId/comments/:commentId", "routes/comments/comment.tsx"),

  // Sign-off
  route("frameworks/:frameworkId/sign-off", "routes/sign-off/sign-off.tsx"),
  route("frameworks/:frameworkId/sign-off/approval", "routes/sign-off/approval.tsx"),
  route("frameworks/:frameworkId/sign-off/afterwards", "routes/sign-off/afterwards.tsx"),
  route("frameworks/:frameworkId/sign-off/determinations", "routes/sign-off/determinations.tsx"),
  route("frameworks/:frameworkId/sign-off/determinations/items/:part", "routes/sign-off/withheld-items.tsx"),
  route("frameworks/:frameworkId/sign-off/determinations/all", "routes/sign-off/publish-all.tsx"),
  route("frameworks/:frameworkId/sign-off/determinations/check", "routes/sign-off/check-determinations.tsx"),
  route("frameworks/:frameworkId/sign-off/public-page", "routes/sign-off/public-page.tsx"),
  route("frameworks/:frameworkId/sign-off/decision", "routes/sign-off/decision.tsx"),
  route("frameworks/:frameworkId/sign-off/recall", "routes/sign-off/recall.tsx"),
  route("frameworks/:frameworkId/sign-off/return", "routes/sign-off/return.tsx"),
  route("frameworks/:frameworkId/sign-off/withdraw", "routes/sign-off/withdraw.tsx"),

  // What of a signed record is published
  route("frameworks/:frameworkId/published", "routes/publication/published.tsx"),
  route("frameworks/:frameworkId/published/stop", "routes/publication/stop-publishing.tsx"),
  route("frameworks/:frameworkId/published/later", "routes/publication/publish-later.tsx"),
  route("frameworks/:frameworkId/published/since", "routes/publication/note-since.tsx"),
  route("frameworks/:frameworkId/published/:number/again", "routes/publication/publish-again.tsx"),

  route("accessibility-statement", "routes/accessibility-statement.tsx"),
  route("refused-form", "routes/refused-form.tsx"),
  route("*", "routes/not-found.tsx"),
] satisfies RouteConfig;
