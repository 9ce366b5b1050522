import { index, route, type RouteConfig } from "@remix-run/route-config";

/** A table to be saved, as a workbook or as text. */
const exported = (path: string, file: string) => [
  route(`${path}.xlsx`, file, { id: `${file}-xlsx` }),
  route(`${path}.ods`, file, { id: `${file}-ods` }),
  route(`${path}.csv`, file, { id: `${file}-csv` }),
];

/** The whole URL map. `paths.ts` builds these URLs; who may do what there is in `auth/permissions.ts`. */
export default [
  index("routes/home.tsx"),

  // The public register
  route("decisions", "routes/register/list.tsx"),
  route("decisions/:reference", "routes/register/record.tsx"),
  route("decisions/:reference/record.json", "routes/register/record-json.ts"),
  route("decisions/*", "routes/register/as-printed.tsx"),
  route("verify", "routes/register/verify.tsx"),
  route(".well-known/jwks.json", "routes/register/public-keys.ts"),

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
  route("admin/audit", "routes/admin/audit.tsx"),
  route("admin/audit/export.csv", "routes/admin/audit-csv.ts"),
  route("admin/audit/export.jsonl", "routes/admin/audit-jsonl.ts"),
  route("admin/audit/:eventNumber", "routes/admin/audit-event.tsx"),

  // Frameworks
  route("frameworks", "routes/frameworks/list.tsx"),
  route("frameworks/new", "routes/frameworks/new.tsx"),
  route("frameworks/:frameworkId", "routes/frameworks/overview.tsx"),
  route("frameworks/:frameworkId/details", "routes/frameworks/details.tsx"),
  route("frameworks/:frameworkId/withheld", "routes/frameworks/withheld-lines.tsx"),
  route("frameworks/:frameworkId/record", "routes/frameworks/record.tsx"),
  route("frameworks/:frameworkId/record/options/new", "routes/frameworks/new-option.tsx"),
  route("frameworks/:frameworkId/record/options/:optionId", "routes/frameworks/option.tsx"),
  route("frameworks/:frameworkId/record/options/:optionId/remove", "routes/frameworks/remove-option.tsx"),
  route("frameworks/:frameworkId/as-published", "routes/frameworks/as-published.tsx"),
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
  route("frameworks/:frameworkId/budget/lines/:lineId/remove", "routes/budget/remove-line.tsx"),
  route("frameworks/:frameworkId/budget/lines/:lineId/history", "routes/budget/line-history.tsx"),
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

  // The EIA
  route("frameworks/:frameworkId/eia", "routes/eia/eia.tsx"),
  route("frameworks/:frameworkId/eia/form", "routes/eia/eia-form.tsx"),
  route("frameworks/:frameworkId/eia/confirm", "routes/eia/confirm-eia.tsx"),
  route("frameworks/:frameworkId/eia/started", "routes/eia/correct-start.tsx"),
  route("frameworks/:frameworkId/eia/dimensions/:dimensionId", "routes/eia/dimension.tsx"),
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

  // The action plan
  route("actions", "routes/actions/my-actions.tsx"),
  route("frameworks/:frameworkId/actions", "routes/actions/action-plan.tsx"),
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
  route("frameworks/:frameworkId/sign-off/determinations/check", "routes/sign-off/check-determinations.tsx"),
  route("frameworks/:frameworkId/sign-off/public-page", "routes/sign-off/public-page.tsx"),
  route("frameworks/:frameworkId/sign-off/decision", "routes/sign-off/decision.tsx"),
  route("frameworks/:frameworkId/sign-off/recall", "routes/sign-off/recall.tsx"),
  route("frameworks/:frameworkId/sign-off/return", "routes/sign-off/return.tsx"),
  route("frameworks/:frameworkId/sign-off/withdraw", "routes/sign-off/withdraw.tsx"),

  route("accessibility-statement", "routes/accessibility-statement.tsx"),
  route("refused-form", "routes/refused-form.tsx"),
  route("*", "routes/not-found.tsx"),
] satisfies RouteConfig;
