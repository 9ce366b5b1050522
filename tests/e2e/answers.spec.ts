import { expect, startDemo, test } from "./support/demo-site";
import { openedConsultation } from "./support/opened-consultation";
import { Person } from "./support/person";

/** Answering and reading answers where it is not easy: without a mouse, beside somebody else, and as the time runs out. */
const [BUSES, HOURS] = ["Buses do not go there", "It closes too early"] as const;

/** Without where on the page somebody is. */
const placeOf = (address: string) => address.replace(/#.*/u, "");

test.describe.configure({ mode: "parallel" });

test("an answer is given by keyboard alone, magnified four times, without JavaScript", async ({
  browser,
  demo,
}) => {
  test.setTimeout(240_000);
  const { title } = await openedConsultation(browser, demo.origin, { title: "Asked at 400 %", themes: [] });
  // 1280 by 1024 pixels at 400 %.
  const citizen = await Person.nobody(browser, demo.origin, { javaScript: false, width: 320 });
  const { page } = citizen;
  await page.setViewportSize({ width: 320, height: 256 });
  await citizen.goTo("/consultations");
  await citizen.pressByKey(new RegExp(`^${title}`, "u"));
  await citizen.pressByKey(/^answer one question at a time$/u);
  await citizen.chooseByKey(/^Fully support$/u, 1);
  await citizen.pressByKey(/^Continue$/u);
  await citizen.tabTo(/^What else should we know\?$/u);
  await page.keyboard.type("The last bus leaves at nine.");
  await citizen.pressByKey(/^Continue$/u);
  await citizen.chooseByKey(/^Female$/u, 2);
  await citizen.pressByKey(/^Check your answers$/u);
  for (const shown of ["Partially support", "The last bus leaves at nine.", "Prefer not to say"])
    await citizen.sees(shown);
  // One of them is looked at again, and kept.
  await citizen.pressByKey(/^Change your answer to: What else should we know\?$/u);
  await expect(page.getByLabel("What else should we know?")).toHaveValue("The last bus leaves at nine.");
  await citizen.pressByKey(/^Continue$/u);
  await citizen.pressByKey(/^Send your answers$/u);
  await citizen.sees("Your answers were received");
  await citizen.close();
});

test("two people read the same answers into themes, by keyboard alone", async ({ browser, demo }) => {
  test.setTimeout(300_000);
  const asked = await openedConsultation(browser, demo.origin, {
    title: "Asked to be read by two",
    themes: [BUSES, HOURS],
  });
  for (const said of ["No bus goes there.", "It is shut at five.", "Both."]) await asked.answeredWith(said);
  const [one, other] = await Promise.all(
    ["author", "senior"].map((account) => Person.signedIn(browser, demo.origin, account)),
  );
  if (!one || !other) throw new Error("Two people were asked for");
  for (const person of [one, other]) {
    await person.goTo(`${asked.page}/answers`);
    await person.follow(/^Answer \d+$/u);
    await person.sees("No bus goes there.");
  }
  const { page } = other;
  const first = page.url();

  await test.step("one leaves it for a second look while the other has it open", async () => {
    await one.chooseByKey(new RegExp(`^${BUSES}$`, "u"));
    await one.chooseByKey(/^Read$/u, 1);
    await one.pressByKey(/^Save, and read the next$/u);
    await one.sees("It is shut at five.");
  });

  await test.step("the other is told so, has what they chose, and not what the first one saw", async () => {
    await other.chooseByKey(new RegExp(`^${HOURS}$`, "u"));
    await other.chooseByKey(/^Read$/u);
    await other.pressByKey(/^Save, and read the next$/u);
    await expect(page.locator(".govuk-error-summary")).toContainText("Somebody else saved this");
    await other.sees("For a second look.");
    await other.sees("Say first what you see in it");
    await expect(page.getByLabel(HOURS, { exact: true })).toBeChecked();
    await expect(page.getByLabel(BUSES, { exact: true })).not.toBeChecked();
    await other.chooseByKey(new RegExp(`^${BUSES}$`, "u"));
    await other.pressByKey(/^Save, and read the next$/u);
    await other.sees("It is shut at five.");
  });

  await test.step("what each of them saw is kept, and undone by whoever said it", async () => {
    await one.goTo(asked.page);
    await one.sees("Of 2 themes that one of two saw, both saw 1 (50%).");
    await other.pressByKey(/^Undo: answer \d+ as it was before$/u);
    expect(placeOf(page.url())).toBe(placeOf(first));
    await other.sees("For a second look.");
    await other.sees("Say first what you see in it");
    await one.goTo(asked.page);
    await one.sees("3 answers: 2 unread, 1 for a second look");
    await other.chooseByKey(new RegExp(`^${BUSES}$`, "u"));
    await other.chooseByKey(/^Read$/u);
    await other.pressByKey(/^Save, and read the next$/u);
  });

  await test.step("each reads one of the others at the same moment", async () => {
    await other.sees("It is shut at five.");
    await one.goTo(`${asked.page}/answers`);
    const unread = one.page.getByRole("main").getByRole("link", { name: /^Answer \d+$/u });
    await unread.nth(1).click();
    await one.sees("Both.");
    await Promise.all(
      [one, other].map(async (person) => {
        await person.chooseByKey(new RegExp(`^${HOURS}$`, "u"));
        await person.chooseByKey(/^Read$/u);
        await person.pressByKey(/^Save, and read the next$/u);
      }),
    );
    await one.goTo(asked.page);
    await one.sees("3 answers: 3 read");
    await one.sees("both saw 1 (100%)");
  });
  await Promise.all([one.close(), other.close()]);
});

for (const javaScript of [true, false]) {
  test(`a session that ends while an answer is read loses nothing, ${javaScript ? "with" : "without"} JavaScript`, async ({
    browser,
    demo,
  }) => {
    test.setTimeout(240_000);
    const asked = await openedConsultation(browser, demo.origin, {
      title: `Asked, JavaScript ${javaScript}`,
      themes: [BUSES, HOURS],
    });
    await asked.answeredWith("No bus goes there.");
    const author = await Person.signedIn(browser, demo.origin, "author", { javaScript });
    const { page } = author;
    await author.goTo(`${asked.page}/answers`);
    await author.follow(/^Answer \d+$/u);
    await author.choose(BUSES);
    await author.fill("A quotation that may be published", "No bus");
    await author.choose(/^For a second look/u);
    await page.context().clearCookies({ name: "session" });
    await author.press("Save, and read the next");
    await author.sees("You were signed out, so nothing was saved. Sign in: what you wrote is kept");
    await author.fill("Email address", "author@opcc.example");
    await author.fill("Password", "equality-demo");
    await author.press("Sign in");
    await author.sees("What you wrote before you were signed out is back in the form");
    await expect(page.getByLabel(BUSES, { exact: true })).toBeChecked();
    await expect(page.getByLabel(HOURS, { exact: true })).not.toBeChecked();
    await expect(page.getByLabel("A quotation that may be published")).toHaveValue("No bus");
    await expect(page.getByLabel(/^For a second look/u)).toBeChecked();
    await author.press("Save, and read the next");
    await author.goTo(asked.page);
    await author.sees("1 answer: 1 for a second look");
    await author.close();
  });
}

test("whoever is still writing as it closes is told so, and has all that they wrote", async ({ browser }) => {
  test.setTimeout(300_000);
  const demo = await startDemo({ hasClock: true });
  try {
    const { title } = await openedConsultation(browser, demo.origin, {
      title: "Asked until now",
      themes: [],
    });
    const citizen = await Person.nobody(browser, demo.origin, { javaScript: false, width: 320 });
    await citizen.goTo("/consultations");
    await citizen.follow(title);
    await citizen.follow("Answer the questions");
    await citizen.page.getByLabel("Partially support", { exact: true }).check();
    await citizen.fill("What else should we know?", "Late words");
    await citizen.press("Check your answers");
    demo.letTimePass();
    await expect
      .poll(async () => (await citizen.page.request.get("/consultations")).text())
      .toContain("closed on");
    await citizen.press("Send your answers");
    await citizen.sees("This consultation has closed, so your answer was not taken.");
    await expect(citizen.page.getByLabel("What else should we know?")).toHaveValue("Late words");
    await expect(citizen.page.getByLabel("Partially support", { exact: true })).toBeChecked();
    await citizen.goTo("/consultations");
    await citizen.follow(title);
    await citizen.sees("The answers are being considered.");
    await expect(citizen.page.getByRole("link", { name: "Answer the questions" })).toHaveCount(0);
    await citizen.close();
  } finally {
    await demo.end();
  }
});
