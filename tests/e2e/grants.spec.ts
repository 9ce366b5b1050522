import { expect, test } from "./support/demo-site";
import { Person } from "./support/person";

/**
 * From a round to the public list: planned by an author, opened by the monitoring officer, applied for by somebody without an account
 * and without JavaScript, scored without an interest, awarded, and published.
 */
const FRAMEWORK = "/frameworks/3";
const ROUND = "Small grants for safer streets";
const ORGANISATION = "Example Street Pastors";

/** Today, and so many days later, as three boxes take it. */
function dayAfter(days: number): [string, string, string] {
  const date = new Date(Date.now() + days * 24 * 60 * 60 * 1000);
  const [year = "", month = "", day = ""] = date
    .toLocaleDateString("en-CA", { timeZone: "Europe/London" })
    .split("-");
  return [day, month, year];
}

test("a grant is applied for in the open, scored, awarded and in the list of its month", async ({
  browser,
  demo,
}) => {
  test.setTimeout(300_000);
  const as = (account: string) => Person.signedIn(browser, demo.origin, account);
  const author = await as("author");

  await test.step("an author plans a round, which the monitoring officer opens", async () => {
    await author.goTo(`${FRAMEWORK}/grants`);
    await author.follow("Plan a round");
    await author.fill("Title", ROUND);
    await author.fill("What the grants are for", "Patrols and safe places on evenings when people go out.");
    await author.page.getByLabel("Paid from").selectOption({ label: "Crimestoppers National Hub" });
    await author.fill("Criteria", "Need in the area: 10\nValue for money: 5");
    await author.fillDate("Opens on", dayAfter(0));
    await author.fillDate("Closes at the end of", dayAfter(30));
    await author.fill("What becomes of what is sent", "Two officers read it. It is deleted after a year.");
    await author.fill("Where to ask for help", "Ask the office for the form on paper.");
    await author.press("Save");
    await author.sees("Need in the area, up to 10 points");
  });
  const round = new URL(author.page.url()).pathname;

  const monitoring = await as("monitoring");
  await test.step("the monitoring officer opens it", async () => {
    await monitoring.goTo(round);
    await monitoring.follow("Open the round");
    await monitoring.press("Open it");
    await monitoring.sees("Public page");
  });

  await test.step("an organisation applies without JavaScript, on a telephone, and puts right what is missing", async () => {
    const reader = await Person.nobody(browser, demo.origin);
    await reader.goTo("/grants");
    await reader.follow(ROUND);
    await reader.close();
    const applicant = await Person.nobody(browser, demo.origin, { javaScript: false, width: 320 });
    await applicant.goTo("/grants");
    await applicant.follow(ROUND);
    await applicant.fill("Name of the organisation", ORGANISATION);
    await applicant.choose("Neither of these");
    await applicant.press("Send the application");
    await expect(applicant.page.getByRole("alert")).toContainText("Enter how much is applied for");
    await applicant.fill("How much is applied for", "500");
    await applicant.fill("What is it for?", "Lights, flasks and training for twelve volunteers.");
    await applicant.choose("Sex");
    await applicant.fill("How can we reach you about it?", "office@pastors.example");
    await applicant.choose("By advertisement");
    await applicant.press("Send the application");
    await applicant.sees("The application was received");
    await expect(applicant.page.locator(".govuk-panel__body strong")).toHaveText(/^[A-Z2-9-]{14}$/u);
    await applicant.close();
  });

  await test.step("the round is closed, and a senior officer without an interest scores", async () => {
    await monitoring.goTo(round);
    await monitoring.follow("Close it before its last day");
    await monitoring.press("Close it");
    const senior = await as("senior");
    await senior.goTo(round);
    await senior.follow(ORGANISATION);
    await senior.sees("By advertisement");
    await senior.follow("Declare an interest");
    await senior.choose("No, I have none");
    await senior.press("Declare it");
    await senior.follow("Score it");
    await senior.fill("Need in the area: points from 0 to 10", "9");
    await senior.fill("Need in the area: the reason", "There is nobody else in the streets at that hour.");
    await senior.fill("Value for money: points from 0 to 5", "4");
    await senior.fill("Value for money: the reason", "Volunteers give their time.");
    await senior.press("Save the scores");
    await senior.sees("There is nobody else in the streets at that hour.");
    await senior.close();
  });

  await test.step("the Commissioner awards it, with a condition and the reasons", async () => {
    const commissioner = await as("commissioner");
    await commissioner.goTo(round);
    await commissioner.follow(ORGANISATION);
    await commissioner.follow("Declare an interest");
    await commissioner.choose("No, I have none");
    await commissioner.press("Declare it");
    await commissioner.follow("Award a grant, or refuse it");
    await commissioner.choose("Award a grant");
    await commissioner.fill("How much is awarded", "450");
    await commissioner.fill("Title of the grant", "Lights and training for street patrols");
    await commissioner.fill("Conditions", "A count of those who are helped, in each quarter.");
    await commissioner.fill("Reasons", "It makes the streets safer when most crimes there happen.");
    await commissioner.press("Decide");
    await commissioner.sees("£450");
    await commissioner.close();
  });

  await test.step("the monitoring officer publishes it, and it stands in the list of its month", async () => {
    await monitoring.goTo(round);
    await monitoring.follow(ORGANISATION);
    await monitoring.follow("Publish the grant");
    await monitoring.press("Publish it");
    await monitoring.close();
    const [, month, year] = dayAfter(0);
    const reader = await Person.nobody(browser, demo.origin);
    await reader.goTo("/grants");
    await reader.page.getByRole("main").locator(`a[href="/grants/awarded/${year}-${month}"]`).click();
    await reader.sees("Lights and training for street patrols");
    await reader.goTo(`/grants/awarded/${year}-${month}`);
    await reader.sees("A count of those who are helped, in each quarter.");
    await reader.sees("£450");
    // Nothing of the application itself.
    await expect(reader.page.getByRole("main")).not.toContainText("office@pastors.example");
    await expect(reader.page.getByRole("main")).not.toContainText("nobody else in the streets");
    await reader.close();
  });
  await author.close();
});
