import { expect, test } from "./support/demo-site";
import { dayAfter } from "./support/opened-consultation";
import { Person } from "./support/person";

/**
 * From a draft to an answer: prepared by the author, approved, opened, answered by somebody without an account and without
 * JavaScript, read, themed and answered.
 */
const FRAMEWORK = "/frameworks/2";

test("the public is asked, answers without an account, and is answered", async ({ browser, demo }) => {
  test.setTimeout(420_000);
  const author = await Person.signedIn(browser, demo.origin, "author");

  await test.step("the author prepares it", async () => {
    await author.goTo(`${FRAMEWORK}/public-consultations`);
    await author.follow("Prepare a consultation");
    await author.fill("Title", "Our budget from 2018");
    await author.fill(
      "Why people are asked",
      "Some services end, others grow. Your answers can still change which.",
    );
    await author.choose("Warning Zone");
    await author.choose("Sex");
    await author.fillDate("Opens on", dayAfter(0));
    await author.fillDate("Closes at the end of", dayAfter(41));
    await author.fill(
      "What becomes of the answers",
      "Two officers read them. They are deleted after a year.",
    );
    await author.fill("Where to ask for help", "Ask the office for paper or large print.");
    await author.press("Save and add questions");
    await author.sees("It asks no question.");
    for (const [kind, text] of [
      ["Support for each change, with a comment", "Do you support what is proposed?"],
      ["An answer in words", "What else should we know?"],
    ] as const) {
      await author.follow("Add a question");
      await author.choose(kind);
      await author.fill("Question", text);
      await author.press("Save");
    }
    await author.follow("Add a question");
    await author.choose("One of several answers");
    await author.fill("Question", "Do you use one of these services?");
    await author.fill("Answers to choose from", "Yes\nNo");
    await author.press("Save");
    await author.follow("Add a question");
    await author.choose("An answer in words");
    await author.fill("Question", "Which one?");
    await author.page
      .getByLabel("Asked only where an earlier question is answered so")
      .selectOption({ label: "Question 3, “Do you use one of these services?”: Yes" });
    await author.press("Save");
    await author.sees("Only where question 3");
    await author.follow("See them as the public does");
    await author.sees("Nothing that you choose or write here is sent anywhere.");
    await author.page.goBack();
    await author.sees("What else should we know?");
  });
  // Without where on it they are: a browser at that place would not ask for the page anew.
  const page = author.page.url().replace(/#.*/u, "");

  await test.step("a senior officer approves it, the monitoring officer opens it", async () => {
    for (const [account, link, button] of [
      ["senior", "Approve it", "Approve"],
      ["monitoring", "Look at what people will see", "Open it"],
    ] as const) {
      const officer = await Person.signedIn(browser, demo.origin, account);
      await officer.page.goto(page);
      await officer.follow(link);
      await officer.press(button);
      await officer.close();
    }
    await author.page.goto(page);
    await author.sees("Open.");
  });

  await test.step("somebody answers without JavaScript, on a telephone, and looks once more", async () => {
    const citizen = await Person.nobody(browser, demo.origin, { javaScript: false, width: 320 });
    await citizen.goTo("/consultations");
    await citizen.follow("Our budget from 2018");
    await citizen.follow("Answer the questions");
    await citizen.page.getByLabel("Partially support", { exact: true }).check();
    await citizen.fill("What else should we know?", "The last bus leaves at nine.");
    await citizen.sees("You can leave out any of these questions, or all.");
    await citizen.page
      .getByRole("group", { name: "What is your sex?" })
      .getByLabel("Prefer not to say")
      .check();
    await citizen.press("Check your answers");
    await citizen.sees("Partially support");
    await citizen.sees("Prefer not to say");
    await citizen.press("Change them");
    await expect(citizen.page.getByLabel("What else should we know?")).toHaveValue(
      "The last bus leaves at nine.",
    );
    await expect(citizen.page.getByLabel("Prefer not to say")).toBeChecked();
    await citizen.press("Check your answers");
    await citizen.press("Send your answers");
    await citizen.sees("Your answers were received");
    const number = await citizen.page.locator(".govuk-panel__body strong").innerText();
    // The very same sent again has the same number, and is kept once.
    await citizen.page.reload();
    await expect(citizen.page.locator(".govuk-panel__body strong")).toHaveText(number);
    await citizen.close();
  });

  await test.step("another answers one question at a time, comes back by a private link, and takes theirs back", async () => {
    const citizen = await Person.nobody(browser, demo.origin, { width: 320 });
    await citizen.goTo("/consultations");
    await citizen.follow("Our budget from 2018");
    await citizen.follow("The questionnaire in large print");
    await citizen.page.goBack();
    await citizen.follow("answer one question at a time");
    await citizen.press("Continue");
    await citizen.fill("What else should we know?", "Sent by mistake.");
    await citizen.press("Continue");
    await citizen.page.getByLabel("Yes", { exact: true }).focus();
    await citizen.page.keyboard.press("Space");
    const loaded = citizen.page.waitForEvent("load");
    await citizen.page.keyboard.press("Enter");
    await loaded;
    await citizen.sees("Which one?");
    await citizen.press("Save and come back later");
    await citizen.sees("Your answers are saved, and not sent yet");
    const link = (await citizen.page.locator(".govuk-inset-text a").getAttribute("href")) ?? "";
    await citizen.goTo(link);
    await citizen.fill("Which one?", "Warning Zone");
    await citizen.press("Continue");
    await citizen.press("Check your answers");
    for (const shown of ["Sent by mistake.", "Yes", "Warning Zone"]) await citizen.sees(shown);
    await citizen.press("Send your answers");
    const number = await citizen.page.locator(".govuk-panel__body strong").innerText();
    await citizen.follow("take your answer back");
    await citizen.fill("The number on your receipt", number);
    await citizen.press("Take it back");
    await citizen.sees("Nothing of it is kept");
    await citizen.close();
  });

  await test.step("it is read into a theme, which stands in the way until it is answered", async () => {
    await author.page.goto(page);
    await author.sees("1 answer: 1 unread");
    await author.follow("Add a theme");
    await author.fill("What is said", "Support must be within reach in the evening");
    await author.press("Save");
    await author.sees("Nobody has said yet what became of it.");
    await author.sees("What people say about themselves is shown to nobody before it is counted");
    await author.follow("Read the answers");
    await author.fill("Find answers", "LAST bus");
    await author.press("Find");
    await author.follow(/^Answer \d+$/u);
    await author.sees("The last bus leaves at nine.");
    await author.choose("Support must be within reach in the evening");
    await author.choose("Read");
    await author.press("Save, and read the next");
    // By keyboard: back as it was, and once more.
    const undo = author.page.getByRole("button", { name: /^Undo: answer \d+ as it was before$/u });
    await undo.focus();
    await author.page.keyboard.press("Enter");
    await author.sees("Unread.");
    await author.choose("Support must be within reach in the evening");
    await author.fill("A quotation that may be published", "The last bus");
    await author.choose("Read");
    await author.press("Save, and read the next");
    await author.goTo(`${FRAMEWORK}/sign-off`);
    await author.sees("It takes answers until");
    await author.page.goto(page);
    await author.follow("Support must be within reach in the evening");
    await author.choose("Not changed, because");
    await author.fill(
      "What was changed, why nothing was, or to whom it was passed on",
      "The hours are in the provider’s contract.",
    );
    await author.press("Save");
    await author.sees("The hours are in the provider’s contract.");
  });

  await test.step("withdrawn, it has no page and stands in nobody’s way", async () => {
    await author.page.goto(page);
    await author.follow("Withdraw it");
    await author.fill("Why is it withdrawn?", "It was asked for this test alone.");
    await author.press("Withdraw it");
    await author.sees("It was asked for this test alone.");
    const citizen = await Person.nobody(browser, demo.origin);
    await citizen.goTo("/consultations");
    await expect(
      citizen.page.getByRole("main").getByRole("link", { name: "Our budget from 2018" }),
    ).toHaveCount(0);
    await citizen.close();
  });
  await author.close();
});
