import { test } from "./support/demo-site";
import { Person } from "./support/person";

/**
 * Every page of the worked example, by those whose page it is: no axe violation, no sideways scrolling, one main
 * heading; on a phone and on a desk. Without JavaScript the same pages are there, and as wide.
 */
const F = "/frameworks/2";
const SIGNED = "/frameworks/3";

const PAGES: Record<string, readonly string[]> = {
  author: [
    "/",
    "/account",
    "/frameworks",
    "/frameworks/new",
    F,
    `${F}/details`,
    `${F}/record`,
    `${F}/record/options/new`,
    `${F}/glossary`,
    `${F}/glossary/new`,
    `${F}/glossary/15`,
    `${F}/glossary/15/remove`,
    `${F}/budget`,
    `${F}/budget/import`,
    `${F}/budget/lines/new`,
    `${F}/budget/lines/43`,
    `${F}/budget/lines/43/remove`,
    `${F}/budget/lines/43/history`,
    `${F}/budget/history`,
    `${F}/budget/funding/new`,
    `${F}/budget/funding/1`,
    `${F}/budget/funding/1/remove`,
    `${F}/budget/totals`,
    `${F}/changes`,
    `${F}/changes?year=2019&direction=cuts&order=percent`,
    `${F}/changes/link`,
    `${F}/changes/proposals`,
    `${F}/changes/same`,
    `${F}/changes/7`,
    `${F}/eia`,
    `${F}/eia/form`,
    `${F}/eia/confirm`,
    `${F}/eia/started`,
    `${F}/consultees`,
    `${F}/consultations/new`,
    `${F}/actions`,
    `${F}/actions/new`,
    `${F}/actions/1`,
    `${F}/actions/1/complete`,
    `${F}/actions/1/propose`,
    `${F}/comments`,
    `${F}/comments/new?on=entry-7`,
    `${F}/sign-off`,
    `${F}/sign-off/withdraw`,
    "/frameworks/1/budget",
    SIGNED,
    `${SIGNED}/changes`,
    `${SIGNED}/eia`,
    `${SIGNED}/actions`,
    `${SIGNED}/sign-off`,
  ],
  owner: ["/", "/actions", `${F}/actions/1/complete`],
  monitoring: ["/", `${F}/actions`, SIGNED],
  commissioner: ["/", "/frameworks"],
  admin: [
    "/",
    "/admin",
    "/admin/people/new",
    "/admin/people/1",
    "/admin/delegations",
    "/admin/delegations/new",
    "/admin/office",
    "/admin/office?change=threshold",
    "/admin/office?change=thing",
    "/admin/office?change=dimension",
    "/admin/office?change=end&dimension=1",
    "/admin/audit",
    "/admin/audit/1",
  ],
};
const PUBLIC = [
  "/",
  "/sign-in",
  "/decisions",
  "/decisions/007-2018",
  "/verify",
  "/verify?record=007-2018",
  "/accessibility-statement",
];

// They only look, so any of them may come first, in either demonstration.
test.describe.configure({ mode: "parallel" });

for (const { name, ...options } of [
  { name: "on a phone", width: 320, javaScript: true },
  { name: "on a phone without JavaScript", width: 320, javaScript: false },
  { name: "on a desk", width: 1280, javaScript: true },
]) {
  for (const [account, addresses] of Object.entries(PAGES)) {
    test(`${account}: every page, ${name}`, async ({ browser, demo }) => {
      test.setTimeout(300_000);
      const person = await Person.signedIn(browser, demo.origin, account, options);
      for (const address of addresses) await person.goTo(address);
      await person.close();
    });
  }
  test(`signed out: every page, ${name}`, async ({ browser, demo }) => {
    const citizen = await Person.nobody(browser, demo.origin, options);
    for (const address of PUBLIC) await citizen.goTo(address);
    await citizen.close();
  });
}
