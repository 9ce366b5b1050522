import { expect, test } from "./support/demo-site";
import { Person } from "./support/person";

/**
 * The whole story on the real 2018-21 framework, with the demonstration's six accounts: what blocks, each of it put
 * right, submitted, approved, determined, signed, and read by somebody who is signed out.
 */
const FRAMEWORK = "/frameworks/2";

/** Of each page before a signature, in pixels on a tablet: what is longer is not read. */
const HIGHEST = 9_000;

const NOT_ASSESSED = [
  "Sexual and domestic violence information and support service",
  "Safeguarding Boards",
  "C2ARA",
  "Crimestoppers",
  "Youth prevention contracts ended June 2017",
  "Kicks",
  "Grants, emergent issues and the Prevention Fund",
];
const TRANSFERS = [
  "Substance misuse - Force side",
  "Police officers in the Youth Offending Service",
  "MAPPA",
];
const SPELLING = [
  "Specialist substance misuse - City",
  "Specialist substance misuse - County",
  "YOS contribution - County and Rutland",
  "Supporting Leicestershire Families",
  "Domestic Homicide Reviews - County",
];
const PROVIDER_SPELT_DIFFERENTLY = [
  "Sexual Abuse Referral Centre (SARC)",
  "Anchor Centre/Recovery hub",
  "Changing Lives Rutland",
];
const REAL_DIFFERENCES = ["Rutland substance misuse add on", "CSE return interview post", "New Dawn New Day"];
const SCREENING = [
  "Does it change who gets the service?",
  "Does it change how much of it there is?",
  "Does it change where it is?",
  "Does it change from whom people get it?",
  "Does it change who works there?",
];
const WITHOUT_CONSULTEES = ["Leicestershire Cares / WIRE", "Warning Zone"];

async function toPutRight(person: Person, count: number): Promise<void> {
  await person.goTo(`${FRAMEWORK}/sign-off`);
  await person.sees(count === 1 ? "1 thing to put right" : `${count} things to put right`);
}

async function assessFromGate(author: Person, title: string): Promise<void> {
  await author.goTo(`${FRAMEWORK}/sign-off`);
  await author.follow(title);
  await author.choose("Assess it here");
  await fillRow(author, "Age", "Positive", [
    "Young people",
    "More of them are supported, as last year's figures show.",
  ]);
  // Of what comes to an end it is asked.
  const nobody = author.page.getByLabel("Why nobody was consulted", { exact: true });
  if (await nobody.isVisible()) await nobody.fill("It was agreed with the provider beforehand.");
  await author.press("Save");
  await author.sees("Saved at");
}

/** In the row of a characteristic. */
async function fillRow(
  author: Person,
  characteristic: string,
  direction: string,
  [who, what]: readonly [string, string],
): Promise<void> {
  const row = author.page.getByRole("group", { name: characteristic, exact: true });
  await row.getByLabel("Direction", { exact: true }).selectOption({ label: direction });
  await row.getByLabel("Who is affected", { exact: true }).fill(who);
  await row.getByLabel("What happens to them, and how you know", { exact: true }).fill(what);
}

/** On the page of an entry. */
async function stateGap(author: Person, what: string): Promise<void> {
  const about = author.page.getByLabel("What is it about?", { exact: true });
  if (!(await about.isVisible())) {
    await author.page.locator("summary", { hasText: "Add evidence, or what is not held" }).click();
  }
  await author.fill("What is it about?", what);
  await author.choose("Not held");
  await author.fill("Why it is not held, and what is done instead", "Nobody has counted them so far.");
}

test("from 32 things to put right to a published decision", async ({ browser, ownDemo: demo }) => {
  test.setTimeout(600_000);
  const author = await Person.signedIn(browser, demo.origin, "author");

  await test.step("the author sees what blocks", async () => {
    await author.page.goto(`${demo.origin}/frameworks`);
    await author.follow("Commissioning Framework 2018-21");
    await author.sees("Drafting. 32 things to put right before it can be submitted");
    await toPutRight(author, 32);
    await author.sees("Victim First and the contracts it brings together");
    await expect(author.page.getByRole("button", { name: "Submit" })).toHaveCount(0);
  });

  await test.step("nobody gets past it by posting the form by hand", async () => {
    const cookies = await author.page.context().cookies();
    const response = await author.page.request.post(`${FRAMEWORK}/sign-off`, {
      form: { contentVersion: "made up" },
      headers: {
        Origin: demo.origin,
        Cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; "),
      },
      maxRedirects: 0,
    });
    expect(response.status()).toBe(409);
  });

  await test.step("another way than the one proposed is listed, since somebody loses by it", async () => {
    await author.goTo(`${FRAMEWORK}/record`);
    await author.follow("Add an option");
    await author.fill("What could be done instead", "Keep every amount as it was in 2017/18.");
    await author.press("Add it");
    await author.sees("Why it was not chosen is not given yet");
    await toPutRight(author, 32);
    await author.goTo(`${FRAMEWORK}/record`);
    await author.page.getByRole("link", { name: /^Change the option/u }).click();
    await author.fill("Why it was not chosen", "More victims ask for support than the service can see.");
    await author.press("Save");
    await toPutRight(author, 31);
  });

  await test.step("each change is assessed, each transfer screened out", async () => {
    for (const title of NOT_ASSESSED) await assessFromGate(author, title);
    const [first = "", ...others] = TRANSFERS;
    await author.goTo(`${FRAMEWORK}/sign-off`);
    await author.follow(first);
    await author.choose("Screen it out");
    for (const question of SCREENING) {
      await author.page.getByRole("group", { name: question }).getByLabel("No", { exact: true }).check();
    }
    await author.fill("Why it need not be assessed", "The Force goes on with it from its own budget.");
    for (const title of others) await author.choose(title);
    await author.press("Save");
    await toPutRight(author, 21);
  });

  await test.step("differences are confirmed as spelling, or assessed", async () => {
    await author.goTo(`${FRAMEWORK}/changes/same`);
    for (const asked of [10, 1]) {
      const services = await author.page.getByRole("main").locator("section").all();
      expect(services).toHaveLength(asked);
      for (const service of services) {
        const title = await service.getByRole("heading", { level: 2 }).innerText();
        const isSame = [...SPELLING, ...PROVIDER_SPELT_DIFFERENTLY].includes(title);
        await service.getByRole("radio", { name: isSame ? /^Yes/u : /^No/u }).check();
      }
      await author.press("Save");
    }
    await author.sees("There is no service left to confirm.");
    await toPutRight(author, 13);
    for (const title of REAL_DIFFERENCES) await assessFromGate(author, title);
    await toPutRight(author, 10);
  });

  await test.step("a mitigation says who does it and by when", async () => {
    await author.follow("Leicestershire Cares / WIRE");
    const impact = author.page.locator("fieldset[id^=impact_]").first();
    await impact.getByLabel("Who does it", { exact: true }).fill("Commissioning Manager");
    await impact.getByLabel("By a date", { exact: true }).check();
    await author.fillDate("Date by which it is done", ["31", "5", "2018"]);
    await author.press("Save");
    await toPutRight(author, 9);
  });

  await test.step("an adverse impact rests on evidence, or on a gap that is stated", async () => {
    await author.follow("Leicestershire Cares / WIRE");
    await author.fill("What is it about?", "Everybody who was in the service in 2017, by sex.");
    await author.choose("Held");
    await author.fill("Source", "Returns of the provider");
    await author.fillDate("Date of the evidence", ["31", "12", "2017"]);
    await author.fill("What it shows", "Nine in ten were men.");
    await author.press("Save");
    await author.sees("Nine in ten were men.");
    await toPutRight(author, 8);
  });

  await test.step("who was consulted is said", async () => {
    for (const title of WITHOUT_CONSULTEES) {
      await author.goTo(`${FRAMEWORK}/sign-off`);
      await author.follow(title);
      await author.fill("Why nobody was consulted", "It was agreed with the provider beforehand.");
      await author.press("Save");
    }
    await toPutRight(author, 6);
  });

  await test.step("the pointer to the separate EIA is made whole", async () => {
    await author.follow("Victim First and the contracts it brings together");
    await author.fill("Reference of the separate EIA", "EIA 2017-11");
    await author.fillDate("Date of the separate EIA", ["12", "2", "2018"]);
    await author.page.getByLabel("Stored copy", { exact: true }).setInputFiles({
      name: "victim-first-eia.txt",
      mimeType: "text/plain",
      buffer: Buffer.from("The separate assessment, as it was made."),
    });
    await fillRow(author, "Sex", "Adverse", [
      "Victims of crime",
      "Fewer are called without having asked for it.",
    ]);
    await author.fill("Mitigation", "Anybody may ask for support at any time.");
    await author.fill("Who does it", "Victim First");
    await author.choose("In place already");
    await stateGap(author, "How many would have asked by themselves.");
    await author.press("Save");
    await author.sees("victim-first-eia.txt");
    await toPutRight(author, 5);
  });

  await test.step("the part that is not yet known is answered for", async () => {
    await author.follow("Strategic Partnership Development Fund (SPDF) onward investment");
    const impact = author.page.locator("fieldset[id^=impact_]").first();
    await impact.getByLabel("No, it cannot reasonably be asked now", { exact: true }).check();
    await impact
      .getByLabel("Why it cannot reasonably be asked now", { exact: true })
      .fill("How the fund is split is not agreed yet.");
    await impact
      .getByLabel("How the decision stays open until it is known", { exact: true })
      .fill("No project is paid before its share has been assessed.");
    await stateGap(author, "How many of those whom the projects work with have mental ill health.");
    await author.press("Save");
    await toPutRight(author, 3);
  });

  await test.step("the EIA is confirmed, keeps its early date, and gets its outcome", async () => {
    await author.goTo(`${FRAMEWORK}/sign-off`);
    await author.sees("nothing in it was confirmed since the date of the figures");
    await author.goTo(`${FRAMEWORK}/eia/confirm`);
    await author.sees("22 March 2017");
    await author.press("Confirm it");
    await toPutRight(author, 2);
    await author.goTo(`${FRAMEWORK}/eia/form`);
    await author.choose("Continue despite adverse impact");
    await author.press("Save");
    await toPutRight(author, 2);
    await author.goTo(`${FRAMEWORK}/eia/form`);
    await author.fill("Why this is the outcome", "The adverse effects are limited and mitigated.");
    await author.press("Save");
    await toPutRight(author, 1);
  });

  await test.step("the owner completes the action", async () => {
    const owner = await Person.signedIn(browser, demo.origin, "owner");
    await owner.goTo("/actions");
    await owner.sees("Overdue");
    await owner.goTo(`${FRAMEWORK}/actions/1/complete`);
    await owner.fillDate("Date completed", ["1", "12", "2018"]);
    await owner.fill("What was done", "The board's review was followed, and each characteristic looked at.");
    await owner.choose("Yes");
    await owner.press("Record it");
    await owner.close();
  });

  await test.step("an action for after the decision does not hold up the submission", async () => {
    await author.goTo(`${FRAMEWORK}/actions/new`);
    await author.fill("What will be done", "Ask those who used WIRE where they look for work now");
    await author.choose("Someone without an account");
    await author.fill("Name or job title, and organisation", "Partnership Manager");
    await author.fillDate("Target date", ["31", "12", String(new Date().getFullYear() + 1)]);
    await author.choose("After the decision");
    await author.page
      .getByLabel("Yes, the decision is made on the condition that it is done", { exact: true })
      .check();
    await author.page
      .getByLabel("What it belongs to", { exact: true })
      .selectOption({ label: "The EIA as a whole" });
    await author.press("Add the action");
    await author.sees("1 action is to be done after the decision");
  });

  await test.step("the author submits, and the content is frozen", async () => {
    await author.goTo(`${FRAMEWORK}/sign-off`);
    await author.press("Submit");
    await author.sees("Submitted (not signed)");
    const response = await author.page.goto(`${FRAMEWORK}/eia/form`);
    expect(response?.status()).toBeLessThan(500);
    await expect(author.page.getByRole("main").getByRole("button", { name: "Save" })).toHaveCount(0);
  });

  await test.step("a senior officer approves", async () => {
    const senior = await Person.signedIn(browser, demo.origin, "senior");
    await senior.goTo(`${FRAMEWORK}/sign-off/approval`);
    await senior.isNoHigherThan(HIGHEST);
    await senior.page.getByRole("checkbox").first().check();
    await senior.press("Approve");
    await senior.close();
  });

  await test.step("the monitoring officer determines; a no without a legal reference is refused", async () => {
    const monitoring = await Person.signedIn(browser, demo.origin, "monitoring");
    await monitoring.goTo(`${FRAMEWORK}/sign-off/determinations`);
    await monitoring.isNoHigherThan(HIGHEST);
    for (const part of ["record", "details", "eia"]) {
      await monitoring.page.locator(`input[name=${part}_publish][value=yes]`).check();
    }
    await monitoring.page.locator("input[name=report_publish][value=no]").check();
    await monitoring.page.getByRole("button", { name: "Save, and go on" }).click();
    await expect(monitoring.page.getByRole("alert")).toContainText("Act");
    await monitoring.page.locator("#report_written").fill("Freedom of Information Act 2000 s.43(2)");
    await monitoring.page
      .locator("#report_publicInterest")
      .fill("Naming the bids now would harm the competition that is under way.");
    await monitoring.press("Save, and go on");
    await monitoring.sees("This is the public page");
    await monitoring.sees("All of it: Freedom of Information Act 2000 s.43(2)");
    await monitoring.isNoHigherThan(HIGHEST);
    await monitoring.press("Determine that this is published");
    await monitoring.goTo(`${FRAMEWORK}/sign-off/public-page`);
    await monitoring.sees("What the public does not see");
    await monitoring.close();
  });

  await test.step("what is done after the decision is accepted as a list, and not before that signed", async () => {
    const commissioner = await Person.signedIn(browser, demo.origin, "commissioner");
    await commissioner.goTo(`${FRAMEWORK}/sign-off/decision`);
    await commissioner.sees("Nobody has accepted yet that an action is done after the decision");
    await commissioner.close();
    const monitoring = await Person.signedIn(browser, demo.origin, "monitoring");
    await monitoring.goTo("/");
    await monitoring.sees("Accept what is done after the decision");
    await monitoring.goTo(`${FRAMEWORK}/sign-off/afterwards`);
    await monitoring.sees("A condition of the decision");
    await monitoring.choose("Every action that waits, with one reason");
    await monitoring.fill("Your reason", "They can be asked only once the contract has ended.");
    await monitoring.press("Accept");
    await monitoring.sees("1 action, accepted");
    await monitoring.close();
  });

  await test.step("the Commissioner acknowledges each thing and signs", async () => {
    const commissioner = await Person.signedIn(browser, demo.origin, "commissioner");
    await commissioner.goTo(`${FRAMEWORK}/sign-off/decision`);
    await commissioner.isNoHigherThan(HIGHEST);
    await commissioner.sees("They can be asked only once the contract has ended.");
    await commissioner.sees("eliminate discrimination");
    await commissioner.choose("Supported with conditions");
    await commissioner.fill("Your conditions", "The action that the plan marks as a condition is done.");
    await commissioner.fill("Your password", "equality-demo");
    await commissioner.page.getByRole("main").getByRole("button", { name: "Sign", exact: true }).click();
    await expect(commissioner.page.getByRole("alert")).toBeVisible();
    for (const box of await commissioner.page.getByRole("checkbox").all()) await box.check();
    await commissioner.fill("What is resolved", "To approve the framework for one year.");
    await commissioner.fill("Your reasons", "Fewer sessions are paid for, and more victims are supported.");
    await commissioner.fill("Your password", "equality-demo");
    await commissioner.press("Sign");
    await commissioner.sees("008/2018");
    await commissioner.close();
  });

  await test.step("the public reads it, signed out", async () => {
    const citizen = await Person.nobody(browser, demo.origin);
    await citizen.goTo("/decisions");
    await citizen.follow(/Commissioning Framework 2018-21/u);
    await expect(citizen.page).toHaveURL("/decisions/008-2018");
    await citizen.sees("Supported with conditions");
    await citizen.follow("The whole record on one page, to print");
    await citizen.sees("To approve the framework for one year.");
    await citizen.sees("I have considered these effects");
    await citizen.sees("Freedom of Information Act 2000 s.43(2)");
    await citizen.goTo("/decisions/008-2018/whole");
    // The reasoning is published with its ground; what it is about is not.
    await citizen.sees("Naming the bids now would harm the competition");
    const json = await citizen.page.request.get("/decisions/008-2018/record.json");
    expect(json.status()).toBe(200);
    expect(await json.text()).not.toContain("Keep every amount as it was");
    await citizen.close();
  });
  await author.close();
});
