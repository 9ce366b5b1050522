import type { Page } from "@playwright/test";
import { expect, test } from "./support/demo-site";
import { deferred } from "../support/deferred";
import { isSettled, Person } from "./support/person";

/** What a person types is theirs until it is saved: through slow scripts, a reload, a lost line, and the end of a session. */
const F = "/frameworks/2";
const DISCUSSION = "Key discussion points";
const UNSAVED = /You have unsaved text from \d\d:\d\d\./u;

const box = (page: Page, label: string) => page.getByRole("main").getByLabel(label, { exact: true });
const isReady = (page: Page) => expect(page.locator("body.js-enabled")).toBeVisible();

test("what is typed before the scripts come stays, of every kind of field", async ({ browser, demo }) => {
  const author = await Person.signedIn(browser, demo.origin, "author");
  const { page } = author;
  const scripts = deferred();
  await page.route(/\/assets\/.*\.js/u, async (route) => {
    await scripts.promise;
    await route.continue();
  });
  await page.goto(`${F}/actions/new`, { waitUntil: "commit" });
  await box(page, "What will be done").fill("Typed at once");
  await page.getByLabel("Someone without an account").check();
  await page.getByLabel("Name or job title, and organisation").fill("The provider");
  await page.getByRole("group", { name: "Target date" }).getByLabel("Month").fill("December");
  await page.getByLabel("What it belongs to").selectOption({ label: "The EIA as a whole" });
  scripts.resolve();
  await isReady(page);
  await expect(box(page, "What will be done")).toHaveValue("Typed at once");
  await expect(page.getByLabel("Someone without an account")).toBeChecked();
  await expect(page.getByLabel("Name or job title, and organisation")).toHaveValue("The provider");
  await expect(page.getByRole("group", { name: "Target date" }).getByLabel("Month")).toHaveValue("December");
  await expect(page.getByLabel("What it belongs to")).toHaveValue("eia");
  await author.close();
});

test("text added to a box that held text already stays when the scripts come", async ({ browser, demo }) => {
  const author = await Person.signedIn(browser, demo.origin, "author");
  const { page } = author;
  await author.goTo(`${F}/details`);
  const title = await box(page, "Title").inputValue();
  const scripts = deferred();
  await page.route(/\/assets\/.*\.js/u, async (route) => {
    await scripts.promise;
    await route.continue();
  });
  await page.goto(`${F}/details`, { waitUntil: "commit" });
  const aim = page.getByRole("main").locator("textarea").first();
  const before = await aim.inputValue();
  await aim.fill(`${before} and more`);
  await box(page, "Title").fill(`${title} and more`);
  scripts.resolve();
  await isReady(page);
  await expect(aim).toHaveValue(`${before} and more`);
  await expect(box(page, "Title")).toHaveValue(`${title} and more`);
  await author.close();
});

test("a draft is offered after a reload, asked about before leaving, and gone once saved", async ({
  browser,
  demo,
}) => {
  const author = await Person.signedIn(browser, demo.origin, "author");
  const { page } = author;
  const asked: string[] = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  await author.goTo(`${F}/record`);
  await isReady(page);
  await box(page, DISCUSSION).fill("");
  await box(page, DISCUSSION).click();
  await box(page, DISCUSSION).pressSequentially("Not saved yet");
  await page.reload();
  expect(asked).toEqual(["beforeunload"]);
  await isReady(page);
  await author.sees(UNSAVED);
  await expect(box(page, DISCUSSION)).not.toHaveValue("Not saved yet");
  await page.getByRole("button", { name: "Use it" }).click();
  await expect(box(page, DISCUSSION)).toHaveValue("Not saved yet");
  await author.press("Save");
  await author.goTo(`${F}/record`);
  await isReady(page);
  await expect(box(page, DISCUSSION)).toHaveValue("Not saved yet");
  await expect(page.getByText(UNSAVED)).toHaveCount(0);
  await author.close();
});

test("what was typed is there after Back, or offered", async ({ browser, demo }) => {
  const author = await Person.signedIn(browser, demo.origin, "author");
  const { page } = author;
  await author.goTo(`${F}/actions/new`);
  await isReady(page);
  await author.fill("What will be done", "Typed before Back");
  await page.goto("/account");
  await page.goBack();
  await isReady(page);
  await expect
    .poll(async () => {
      const isThere = (await box(page, "What will be done").inputValue()) === "Typed before Back";
      return isThere || (await page.getByText(UNSAVED).count()) > 0;
    })
    .toBe(true);
  await author.close();
});

test("a draft is discarded when its writer says so, and never shown to another account", async ({
  browser,
  demo,
}) => {
  const author = await Person.signedIn(browser, demo.origin, "author");
  const { page } = author;
  await author.goTo(`${F}/actions/new`);
  await isReady(page);
  await box(page, "What will be done").fill("Of the author alone");
  await page.waitForFunction(() => JSON.stringify(localStorage).includes("Of the author alone"));
  await page.context().clearCookies({ name: "session" });
  await page.goto("/sign-in");
  await page.getByLabel("Email address").fill("monitoring@opcc.example");
  await page.getByLabel("Password", { exact: true }).fill("equality-demo");
  await author.press("Sign in");
  await page.goto("/account");
  await page.waitForFunction(() => !JSON.stringify(localStorage).includes("Of the author alone"));
  await author.close();

  const again = await Person.signedIn(browser, demo.origin, "author");
  await again.goTo(`${F}/actions/new`);
  await isReady(again.page);
  await box(again.page, "What will be done").fill("To be discarded");
  await again.page.waitForFunction(() => JSON.stringify(localStorage).includes("To be discarded"));
  await again.page.reload();
  await isReady(again.page);
  await again.page.getByRole("button", { name: "Discard it" }).click();
  await again.sees("The unsaved text is discarded.");
  await again.page.reload();
  await isReady(again.page);
  await expect(again.page.getByText(UNSAVED)).toHaveCount(0);
  await again.close();
});

for (const javaScript of [true, false]) {
  test(`a session that ends while somebody writes loses nothing, ${javaScript ? "with" : "without"} JavaScript`, async ({
    browser,
    demo,
  }) => {
    const author = await Person.signedIn(browser, demo.origin, "author", { javaScript });
    const { page } = author;
    const typed = `Written for two hours, JavaScript ${javaScript}`;
    await author.goTo(`${F}/record`);
    if (javaScript) await isReady(page);
    await author.fill(DISCUSSION, typed);
    await page.context().clearCookies({ name: "session" });
    await author.press("Save");
    await author.sees("You were signed out, so nothing was saved. Sign in: what you wrote is kept");
    await author.fill("Email address", "author@opcc.example");
    await author.fill("Password", "equality-demo");
    await author.press("Sign in");
    await author.sees("What you wrote before you were signed out is back in the form");
    await expect(box(page, DISCUSSION)).toHaveValue(typed);
    await author.press("Save");
    await author.goTo(`${F}/record`);
    await expect(box(page, DISCUSSION)).toHaveValue(typed);
    await expect(page.getByText("is back in the form")).toHaveCount(0);
    await author.close();
  });
}

test("a notice says five minutes before the session ends, and one press stays signed in", async ({
  browser,
  demo,
}) => {
  const author = await Person.signedIn(browser, demo.origin, "author");
  const { page } = author;
  await page.clock.install();
  await author.goTo(`${F}/actions/new`);
  await isReady(page);
  const notice = page.getByRole("alert").filter({ hasText: "You will be signed out at" });
  await page.clock.fastForward("01:54:00");
  await expect(notice).toHaveCount(0);
  await page.clock.fastForward("00:02:00");
  await expect(notice).toBeVisible();
  await notice.getByRole("button", { name: "Stay signed in" }).click();
  await expect(notice).toHaveCount(0);
  await author.close();
});

test("a lost line and a service that is away leave the form as it was typed", async ({ browser, demo }) => {
  const author = await Person.signedIn(browser, demo.origin, "author");
  const { page } = author;
  await author.goTo(`${F}/record`);
  await isReady(page);
  await author.fill(DISCUSSION, "Typed while the line was lost");
  const save = page.getByRole("main").getByRole("button", { name: "Save", exact: true });
  for (const fail of ["offline", "503"] as const) {
    if (fail === "offline") await page.context().setOffline(true);
    else await page.route("**/healthz", (route) => route.fulfill({ status: 503 }));
    await save.click();
    await author.sees("The service cannot be reached at the moment, so nothing was sent.");
    await expect(page.locator(".govuk-error-summary")).toBeFocused();
    await expect(page).toHaveTitle(/^Error: /u);
    await expect(box(page, DISCUSSION)).toHaveValue("Typed while the line was lost");
    await page.context().setOffline(false);
    await page.unroute("**/healthz");
  }
  await author.press("Save");
  await author.goTo(`${F}/record`);
  await expect(box(page, DISCUSSION)).toHaveValue("Typed while the line was lost");
  await author.close();
});

test("of a date only the part that is wrong is marked, and gets the focus", async ({ browser, demo }) => {
  const author = await Person.signedIn(browser, demo.origin, "author");
  const { page } = author;
  await author.goTo(`${F}/actions/new`);
  await isReady(page);
  await author.fillDate("Target date", ["9", "Mars", "2018"]);
  await page.getByRole("button", { name: "Add the action" }).click();
  const summary = page.locator(".govuk-error-summary");
  await expect(summary).toBeFocused();
  await expect(page).toHaveTitle(/^Error: /u);
  await expect(page.locator(".govuk-date-input .govuk-input--error")).toHaveId("targetDate-month");
  await summary.getByRole("link", { name: "Target date must have a month" }).click();
  await expect(page.locator("#targetDate-month")).toBeFocused();
  await author.close();
});

test("a word of 60 letters widens no page of 320 pixels", async ({ browser, demo }) => {
  const author = await Person.signedIn(browser, demo.origin, "author", { width: 320 });
  const { page } = author;
  const rooms = [
    "",
    "/details",
    "/record",
    "/glossary",
    "/budget",
    "/changes",
    "/eia",
    "/consultees",
    "/actions",
    "/sign-off",
  ];
  for (const address of [
    "/",
    "/frameworks",
    "/actions",
    "/account",
    "/decisions",
    ...rooms.map((room) => F + room),
  ]) {
    await page.goto(address);
    await isSettled(page);
    const wider = await page.evaluate(() => {
      const texts = document.createTreeWalker(
        document.querySelector("main") ?? document.body,
        NodeFilter.SHOW_TEXT,
      );
      while (texts.nextNode()) {
        const { data, parentElement } = texts.currentNode as Text;
        // Words of ours stay whole: a state, a button, an amount.
        const ours =
          "svg, script, .govuk-tag, .govuk-task-list__status, button, option, .app-amount, .app-figures__value";
        if (data.trim().length > 3 && !parentElement?.closest(ours))
          (texts.currentNode as Text).data = "W".repeat(60);
      }
      return document.documentElement.scrollWidth - document.documentElement.clientWidth;
    });
    expect(wider, `${address} is wider than the window`).toBeLessThanOrEqual(0);
  }
  await author.close();
});
