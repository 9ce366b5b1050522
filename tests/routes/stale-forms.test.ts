import { afterAll, beforeAll, expect, it } from "vitest";
import { auditEvent } from "../../db/schema";
import { postedFormsIn } from "../support/drawn-forms";
import type { FormFieldsSent } from "../support/site";
import { exampleAddress, startWholeOffice, WHO, type Who, type WholeOffice } from "../support/whole-office";
import { WHO_MAY_GO_WHERE } from "./who-may-go-where";

/**
 * Every form of every page: one that edits says on which version it was made, is refused without it (422) and on another
 * one (409, with what is there now), and does its thing once when it comes twice.
 */
const FRAMEWORK = "frameworks/:frameworkId";
const ASKED = `${FRAMEWORK}/public-consultations/:publicConsultationId`;
const ROUND = `${FRAMEWORK}/grants/:roundId`;
const APPLICATION = `${ROUND}/applications/:applicationId`;
const REPORT = `${FRAMEWORK}/scrutiny/:scrutinyReportId`;

/** They edit nothing that is there: a new thing, a question, or a secret of one's own. */
const WITHOUT_VERSION = [
  "verify",
  "consultations/:slug/answer",
  "consultations/:slug/take-back",
  "grants/:grantSlug",
  "sign-in",
  "set-password",
  "account",
  "admin/people/new",
  "admin/people/:personId/link",
  "admin/delegations/new",
  "plans/new",
  "frameworks/new",
  `${FRAMEWORK}/record/options/new`,
  `${FRAMEWORK}/glossary/new`,
  `${FRAMEWORK}/budget/import`,
  `${FRAMEWORK}/budget/lines/new`,
  `${FRAMEWORK}/budget/funding/new`,
  `${FRAMEWORK}/projects/new`,
  `${FRAMEWORK}/results/import`,
  `${FRAMEWORK}/results/lines/:lineId/returns/:periodEndsOn/link`,
  `${FRAMEWORK}/results/lines/:lineId/returns/:periodEndsOn/remind`,
  `${FRAMEWORK}/public-consultations/new`,
  `${ASKED}/answers`,
  `${ASKED}/answers/new`,
  `${ASKED}/answers/import`,
  `${FRAMEWORK}/grants/new`,
  `${ROUND}/applications/new`,
  // One's own declaration.
  `${APPLICATION}/interest`,
  `${FRAMEWORK}/scrutiny/new`,
  `${FRAMEWORK}/actions/new`,
  `${FRAMEWORK}/comments/new`,
];
/** Not drawn in an office that is in drafting: each has a test of its own beside the others of its room. */
const ELSEWHERE = [
  "*",
  "sign-out",
  "set-up",
  "account/confirm/:personId",
  // Its button alone begins one, or leads to the one that is there: tests/routes/templates.test.ts.
  "admin/templates/:templateKind/begin",
  // Offered where there is a newer version: the same file.
  `${FRAMEWORK}/eia/questions`,
  `${FRAMEWORK}/budget/import/columns`,
  `${FRAMEWORK}/budget/import/questions`,
  `${FRAMEWORK}/budget/import/rows`,
  `${FRAMEWORK}/budget/import/lines`,
  `${FRAMEWORK}/budget/import/preview`,
  `${FRAMEWORK}/budget/import/drop`,
  `${FRAMEWORK}/eia/entries/:changeId/confirm`,
  `${FRAMEWORK}/actions/:actionId/confirm`,
  `${FRAMEWORK}/actions/:actionId/reopen`,
  // Only a baseline has it: tests/services/withheld-before.test.ts.
  `${FRAMEWORK}/withheld`,
  // Nothing was carried over there: tests/services/carried-over.test.ts.
  `${FRAMEWORK}/carried-over`,
  // Nothing is saved in this office: tests/routes/asking.test.ts.
  "consultations/:slug/saved/:savedToken",
  // Its period has not begun, and of the other there is no link: tests/routes/results.test.ts.
  `${FRAMEWORK}/results/lines/:lineId/returns/:periodEndsOn`,
  "returns/:returnToken",
  // People have seen it, so that nothing of it is written any more: tests/services/public-consultations.test.ts.
  ...["edit", "copy-questions", "questions/:questionId", "questions/:questionId/remove"].map(
    (page) => `${ASKED}/${page}`,
  ),
  // No import is under way: tests/services/answer-import.test.ts.
  ...["columns", "check", "drop"].map((step) => `${ASKED}/answers/import/${step}`),
  // It is open and not decided: tests/services/grants.test.ts.
  `${ROUND}/edit`,
  ...["sort", "score", "decide", "agreement", "payments", "publish", "stop"].map(
    (page) => `${APPLICATION}/${page}`,
  ),
  // It was presented, so that nothing of it is written any more: tests/services/scrutiny-reports.test.ts.
  ...["edit", "redraft"].map((page) => `${REPORT}/${page}`),
  // Of what is signed: tests/services/taken-back.test.ts, published-later.test.ts and since-signed.test.ts.
  ...["stop", "later", "since", ":number/again"].map((page) => `${FRAMEWORK}/published/${page}`),
  // It takes answers still: tests/services/consultation-monitoring.test.ts.
  `${ASKED}/count-monitoring`,
  // They carry the digest of what was submitted.
  `${FRAMEWORK}/sign-off`,
  ...[
    ...["approval", "afterwards", "determinations", "determinations/items/:part", "determinations/check"],
    ...["determinations/all"],
    ...["decision", "recall", "return"],
  ].map((act) => `${FRAMEWORK}/sign-off/${act}`),
];
const onTheFirst = (field: string): FormFieldsSent => ({
  [`${field}-day`]: "1",
  [`${field}-month`]: "3",
  [`${field}-year`]: "2018",
});
/** For fields in which nothing stands, where the form needs something. */
const WORDS: FormFieldsSent = { reason: "Because it is so" };
const MORE_WORDS: Record<string, FormFieldsSent> = {
  [`${FRAMEWORK}/budget/differences/:differenceKey`]: { text: "It was rounded" },
  [`${FRAMEWORK}/changes/link`]: { title: "Both together" },
  // No evidence is begun there.
  [`${FRAMEWORK}/eia/entries/:changeId`]: { evidenceKind: "" },
  "admin/accessibility": {
    contactForm: "https://opcc.example/contact",
    phone: "0116 496 0000",
    replyTime: "10 working days",
    ...onTheFirst("testedOn"),
    testedBy: "The office",
    howTested: "By keyboard, and read aloud",
    improvements: "Each new page is tested",
    ...onTheFirst("preparedOn"),
    ...onTheFirst("reviewedOn"),
  },
  "admin/grounds/new": {
    act: "Licensing Act 2003",
    section: "s.9",
    subject: "What a committee heard in private",
    source: "The Act on legislation.gov.uk",
    ...onTheFirst("checkedOn"),
  },
  "admin/office": {
    officeName: "The office",
    decidingBodyTitle: "Commissioner",
    eiaAuthorTitle: "Author",
    actionOwnerTitle: "Owner",
    seniorOfficerTitle: "Chief Executive",
    monitoringOfficerTitle: "Solicitor",
    administratorTitle: "Systems Officer",
  },
};
/** Statuses and events of the first and of the second, where there is nothing to do in this office. */
const NOT_DONE_HERE: Record<string, [number, number, number, number]> = {
  // Saved as it was.
  "admin/people/:personId": [302, 302, 0, 0],
  "admin/grounds/:act": [302, 302, 0, 0],
  // No button is pressed that moves anything.
  "plans/:planId": [409, 409, 0, 0],
  [`${FRAMEWORK}/sections`]: [409, 409, 0, 0],
  // No proposal, nothing to confirm, nothing to take apart.
  [`${FRAMEWORK}/changes/proposals`]: [400, 400, 0, 0],
  [`${FRAMEWORK}/changes/same`]: [302, 302, 0, 0],
  [`${FRAMEWORK}/changes/:changeId/same`]: [409, 409, 0, 0],
  [`${FRAMEWORK}/changes/:changeId/split`]: [409, 409, 0, 0],
  // Nothing was linked, split or removed just before.
  [`${FRAMEWORK}/changes/:changeId/undo`]: [409, 409, 0, 0],
  [`${FRAMEWORK}/eia/entries/:changeId/put-back`]: [409, 409, 0, 0],
  // With it goes the key of what people said of themselves, which the log says by itself.
  [`${ASKED}/step/:step`]: [302, 302, 2, 0],
  // It asks first, because of the answer it would make stale.
  [`${FRAMEWORK}/budget/lines/:lineId/remove`]: [200, 200, 0, 0],
};

/** Forms of which nothing can be filled in wrongly: there is only a button, or a choice. */
const NOTHING_TYPED = [
  "plans/:planId/remove",
  "plans/:planId",
  "plans/:planId/priorities/:planPriorityId/remove",
  `${FRAMEWORK}/sections`,
  `${FRAMEWORK}/sections/:sectionId/remove`,
  "admin/templates/:templateKind/:templateNumber",
  "admin/templates/:templateKind/:templateNumber/questions/:questionKey/remove",
  `${FRAMEWORK}/record/options/:optionId/remove`,
  `${FRAMEWORK}/eia/confirm`,
  `${FRAMEWORK}/glossary/:termId/remove`,
  `${FRAMEWORK}/budget/funding/:sourceId/remove`,
  `${FRAMEWORK}/carried-over/offer`,
  `${FRAMEWORK}/changes/proposals`,
  `${FRAMEWORK}/changes/same`,
  `${FRAMEWORK}/changes/:changeId/same`,
  `${FRAMEWORK}/changes/:changeId/undo`,
  `${FRAMEWORK}/eia/entries/:changeId/put-back`,
  `${FRAMEWORK}/eia/entries/:changeId/impacts/:impactId/remove`,
  `${FRAMEWORK}/eia/entries/:changeId/consultees/:consulteeId/remove`,
  `${FRAMEWORK}/eia/entries/:changeId/evidence/:evidenceId/remove`,
  `${FRAMEWORK}/consultations/:consultationId/remove`,
  `${FRAMEWORK}/projects/:projectId/remove`,
  `${FRAMEWORK}/results/lines/:lineId/monitoring`,
  `${FRAMEWORK}/results/lines/:lineId/indicators/:indicatorId/remove`,
  `${ASKED}/themes/:themeId/remove`,
  `${REPORT}/recommendations/:recommendationId/remove`,
  `${ROUND}/step/:grantStep`,
  `${ASKED}/answers/:answerId/undo`,
];

interface Found {
  route: string;
  address: string;
  who: Who;
  fields: FormFieldsSent;
}

let office: WholeOffice;
const drawn: Found[] = [];
beforeAll(async () => {
  office = await startWholeOffice();
  for (const route of Object.keys(WHO_MAY_GO_WHERE)) drawn.push(...(await formsAt(route)));
});
afterAll(() => office.site.stop());

/** The forms of a page, filled in so that they could be sent. */
async function formsAt(route: string): Promise<Found[]> {
  const { look, send, completeForm } = WHO_MAY_GO_WHERE[route] ?? {};
  const who = WHO.find((one) => look?.[one] === 200 && send && ![302, 403, 404].includes(send[one]));
  if (!who) return [];
  const found: Found[] = [];
  const queries =
    route === "admin/office"
      ? [
          "?change=names",
          "?change=references",
          "?change=threshold",
          "?change=thing",
          "?change=record",
          "?change=contracts",
          "?change=headings",
          "?change=whom-to-ask",
        ]
      : [""];
  for (const query of queries) {
    const address = exampleAddress(route, office.values) + query;
    const page = await (await office.visitors[who].get(address)).text();
    for (const { action, fields: asDrawn, unchosen, unchecked } of postedFormsIn(page)) {
      if (action?.startsWith("/sign-out")) continue;
      const filled = Object.entries(asDrawn).filter(([, values]) => values.join("") !== "");
      const chosen = /link$|proposals$|split$/u.test(route) ? { ...unchosen, ...unchecked } : unchosen;
      const fields = {
        ...asDrawn,
        ...chosen,
        ...WORDS,
        ...MORE_WORDS[route],
        ...completeForm,
        ...Object.fromEntries(filled),
      };
      found.push({ route, address, who, fields });
    }
  }
  return found;
}

const isEdit = ({ fields }: Found) => "version" in fields;

/** @param version in place of the one it was drawn with; null for none */
async function post({ who, address, fields }: Found, version?: string | null) {
  const { version: ofForm, ...others } = fields;
  const sent = version === undefined ? ofForm : version;
  const body = sent === null || sent === undefined ? others : { ...others, version: sent };
  const response = await office.visitors[who].post(address, body);
  return { status: response.status, text: await response.text() };
}

const countEvents = () => office.site.database.db.$count(auditEvent);

it("says on which version it was made, whatever edits", () => {
  const taking = Object.keys(WHO_MAY_GO_WHERE).filter((route) => WHO_MAY_GO_WHERE[route]?.send);
  const without = taking.filter((route) => !drawn.some((form) => form.route === route && isEdit(form)));
  expect(without.toSorted()).toEqual([...WITHOUT_VERSION, ...ELSEWHERE].toSorted());
  const adding = drawn.filter((form) => !isEdit(form)).map(({ route }) => route);
  expect(adding).toEqual(WITHOUT_VERSION);
});

it("is refused without a version, and without the one of now, and then does nothing", async () => {
  const before = await countEvents();
  const edits = drawn.filter(isEdit);
  const answers = [];
  for (const form of edits) {
    const without = await post(form, null);
    const stale = await post(form, "99");
    const isSaid = /Somebody else saved this|has moved on|been ended already/u.test(stale.text);
    answers.push([form.address, without.status, stale.status, isSaid]);
  }
  expect(answers).toEqual(edits.map(({ address }) => [address, 422, 409, true]));
  expect(await countEvents()).toBe(before);
});

/** Words by which lines are found beside what is typed: a longer one than a form carries is refused unread. */
const isSearch = (address: string, name: string) => address.endsWith("/link") && name === "text";

it("is drawn again on the version that it was made on, where what was typed will not do", async () => {
  // Nobody types these.
  const carried = new Set(["version", "formKey", "pence"]);
  const edits = drawn.filter((form) => isEdit(form) && !NOTHING_TYPED.includes(form.route));
  const answers = [];
  for (const { address, who, fields } of edits) {
    // How many people has so little room that all of it together would be more than the form takes.
    const typed = Object.keys(fields).filter(
      (name) => !carried.has(name) && !isSearch(address, name) && !/people/iu.test(name),
    );
    const tooLong = Object.fromEntries(typed.map((name) => [name, "x".repeat(12_000)]));
    const sent = { ...tooLong, version: "77", formKey: "its own" };
    const response = await office.visitors[who].post(address, sent);
    const again = postedFormsIn(await response.text()).find(({ fields: { version } }) => version);
    answers.push([address, response.status, again?.fields.version, again?.fields.formKey]);
  }
  expect(answers).toEqual(edits.map(({ address }) => [address, 400, ["77"], ["its own"]]));
});

it("does its thing once when it comes twice", async () => {
  const last = [
    "/same",
    "/split",
    "/propose",
    "/complete",
    "/remove",
    "/withdraw",
    "/step/:step",
    "/step/:scrutinyStep",
    "/step/:grantStep",
    // Nothing of it is written afterwards.
    "/:templateNumber",
  ];
  const rank = ({ route }: Found) => last.findIndex((end) => route.endsWith(end));
  // A plan is removed while no framework has belonged to it, and by then one has: tests/services/plans.test.ts.
  const edits = drawn
    .filter((form) => isEdit(form) && form.route !== "plans/:planId/remove")
    .toSorted((a, b) => rank(a) - rank(b));
  const done = [];
  for (const { route, address } of edits) {
    // Drawn anew: what came before it has moved versions on.
    const form = (await formsAt(route)).find((again) => again.address === address);
    if (!form) throw new Error(`${address} has no form any more`);
    const before = await countEvents();
    const first = await post(form);
    const between = await countEvents();
    const second = await post(form);
    done.push([address, first.status, second.status, between - before, (await countEvents()) - between]);
  }
  expect(done).toEqual(
    edits.map(({ route, address }) => [address, ...(NOT_DONE_HERE[route] ?? [302, 302, 1, 0])]),
  );
});
