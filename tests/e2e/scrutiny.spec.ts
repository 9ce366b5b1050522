import { expect, test } from "./support/demo-site";
import { Person } from "./support/person";

const SIGNED = "/frameworks/3";

/** On a phone without JavaScript, as all of it works so; the pages are checked with axe as they are come to. */
test("a report to the panel is drafted, completed, presented, answered, and read by anybody", async ({
  browser,
  demo,
}) => {
  test.setTimeout(300_000);
  const phone = { width: 320, javaScript: false };
  const author = await Person.signedIn(browser, demo.origin, "author", phone);
  await author.goTo(SIGNED);
  await author.follow("Reports for scrutiny");
  await author.follow("Draft a report");
  await author.page.getByLabel("A decision, proposed or made").check();
  for (const [part, value] of [
    ["Day", "12"],
    ["Month", "6"],
    ["Year", "2030"],
  ] as const) {
    await author.page.getByLabel(part, { exact: true }).fill(value);
  }
  await author.press("Draft it from what is recorded");
  await expect(author.page.getByText("Written by a person")).toHaveCount(0);
  await author.follow("Edit the report");
  await author.page.getByLabel("Risks").fill("The provider may leave before the year ends");
  await author.press("Save");
  await expect(author.page.getByText("Written by a person")).toHaveCount(1);
  const address = new URL(author.page.url()).pathname;
  await author.goTo(`${address}/redraft`);

  const monitoring = await Person.signedIn(browser, demo.origin, "monitoring", phone);
  await monitoring.goTo(address);
  await monitoring.follow("Present and publish it");
  await monitoring.press("Present and publish it");

  await author.goTo(address);
  await author.follow("Add a recommendation");
  await author.page.getByLabel("What is recommended").fill("Say in a year what came of it");
  await author.page.getByLabel("Accepted", { exact: true }).check();
  await author.page.getByLabel("The reason for the answer").fill("It is right to ask");
  await author.press("Save");
  await monitoring.goTo(`${address}/step/answer`);
  await monitoring.press("Publish the answer");

  const citizen = await Person.nobody(browser, demo.origin, phone);
  await citizen.goTo("/scrutiny");
  await citizen.follow(/\w/u);
  for (const words of ["The provider may leave", "Say in a year what came of it", "It is right to ask"]) {
    await expect(citizen.page.getByText(words)).toBeVisible();
  }
  for (const person of [author, monitoring, citizen]) await person.close();
});
