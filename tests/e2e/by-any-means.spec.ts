import { expect, test } from "./support/demo-site";
import { Person } from "./support/person";

/** What a busy officer meets on an old browser, or with the keyboard alone: nothing is out of reach. */
const F = "/frameworks/2";

test("without JavaScript a slip is told at the top, with the focus, and what was typed is kept", async ({
  browser,
  demo,
}) => {
  const author = await Person.signedIn(browser, demo.origin, "author", { javaScript: false });
  await author.goTo(`${F}/actions/new`);
  await author.fill("What will be done", "Look at the figures for each characteristic");
  await author.press("Add the action");
  await expect(author.page).toHaveTitle(/^Error: /u);
  const summary = author.page.locator(".govuk-error-summary");
  await expect(summary).toBeFocused();
  await expect(author.page.getByLabel("What will be done", { exact: true })).toHaveValue(
    "Look at the figures for each characteristic",
  );
  await author.close();
});

test("with JavaScript the same slip is told without a round trip, with the focus", async ({
  browser,
  demo,
}) => {
  const author = await Person.signedIn(browser, demo.origin, "author");
  await author.goTo(`${F}/actions/new`);
  const posts: string[] = [];
  author.page.on("request", (request) => {
    if (request.method() === "POST") posts.push(request.url());
  });
  await author.page.getByRole("button", { name: "Add the action" }).click();
  await expect(author.page.locator(".govuk-error-summary")).toBeFocused();
  expect(posts).toEqual([]);
  await author.close();
});

test("a person can sign in and reach the first blocker by keyboard alone", async ({ browser, demo }) => {
  const author = await Person.nobody(browser, demo.origin);
  const { keyboard } = author.page;
  await author.goTo("/sign-in");
  await keyboard.press("Tab");
  await expect(author.page.getByRole("link", { name: "Skip to main content" })).toBeFocused();
  await keyboard.press("Enter");
  await keyboard.press("Tab");
  await expect(author.page.getByLabel("Email address")).toBeFocused();
  await keyboard.type("author@opcc.example");
  await keyboard.press("Tab");
  await keyboard.type("equality-demo");
  await keyboard.press("Enter");
  await expect(author.page.getByRole("heading", { name: "Waiting for you", level: 1 })).toBeVisible();
  await author.goTo(`${F}/sign-off`);
  await author.page.getByRole("main").getByRole("link", { name: "Kicks" }).focus();
  await keyboard.press("Enter");
  await expect(author.page).toHaveURL(/\/eia\/entries\/\d+$/u);
  await author.close();
});

test("an edit made on an old version is shown beside what is there now, and nothing typed is lost", async ({
  browser,
  demo,
}) => {
  const [first, second] = await Promise.all([
    Person.signedIn(browser, demo.origin, "author", { javaScript: false }),
    Person.signedIn(browser, demo.origin, "author", { javaScript: false }),
  ]);
  await first.goTo(`${F}/record`);
  await second.goTo(`${F}/record`);
  await first.fill("Key discussion points", "What the first one wrote");
  await first.press("Save");
  await second.fill("Key discussion points", "What the second one wrote");
  await second.press("Save");
  await second.sees("Saved meanwhile by somebody else");
  await second.sees("What the first one wrote");
  await expect(second.page.getByLabel("Key discussion points", { exact: true })).toHaveValue(
    "What the second one wrote",
  );
  await Promise.all([first.close(), second.close()]);
});
