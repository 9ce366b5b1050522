import { expect, test } from "./support/demo-site";
import { Person } from "./support/person";

/** What changed since the last framework, put together from what is proposed: by keyboard, and without JavaScript. */
async function start(author: Person, title: string, year: string, comparedWith?: string) {
  await author.goTo("/frameworks/new");
  await author.fill("Title", title);
  await author.choose(comparedWith ? "A framework that is to be decided on" : "A baseline");
  if (comparedWith) {
    await author.page.getByLabel("Framework it is compared with").selectOption({ label: comparedWith });
  }
  await author.fill("First financial year", year);
  await author.page.getByLabel("Number of financial years").selectOption("1");
  await author.fill("Priorities", "Prevention");
  await author.press("Start");
  return new URL(author.page.url()).pathname;
}

async function addLines(author: Person, framework: string, year: string, services: readonly string[]) {
  for (const service of services) {
    await author.goTo(`${framework}/budget/lines/new`);
    await author.page.getByLabel("Priority", { exact: true }).selectOption({ label: "Prevention" });
    await author.fill("Service", service);
    await author.fill("Delivery organisation", "Community Trust");
    await author.fill(`Amount for ${year}`, "12000");
    await author.press("Add the line");
  }
}

for (const javaScript of [false, true]) {
  const means = javaScript ? "by keyboard" : "without JavaScript";
  test(`lines are linked as proposed, ${means}`, async ({ browser, demo }) => {
    const author = await Person.signedIn(browser, demo.origin, "author", { javaScript });
    const { page } = author;
    const baseline = await start(author, `Before ${means}`, "2025/26");
    await addLines(author, baseline, "2025/26", ["Street pastors", "Night marshals", "Kicks"]);
    const framework = await start(author, `After ${means}`, "2026/27", `Before ${means}`);
    await addLines(author, framework, "2026/27", ["Street pastors", "Night marshals", "Warning Zone"]);

    await author.goTo(`${framework}/changes`);
    await page.getByRole("link", { name: "2 proposals" }).focus();
    await page.keyboard.press("Enter");
    await author.sees("Lines that seem to belong together");
    await author.sees("Same name");
    await author.goTo(`${framework}/changes/proposals`);

    await page.getByLabel("How sure").selectOption("Certain");
    await author.fill("Words in service or provider", "pastors");
    await page.keyboard.press("Enter");
    await author.sees("1 of 2 proposals");
    if (javaScript) {
      await page.getByRole("button", { name: "Choose all shown" }).focus();
      await page.keyboard.press("Enter");
      await expect(page.getByRole("main").getByRole("status")).toContainText("1 of 1 shown, 1 chosen");
    } else {
      await page.getByRole("checkbox", { name: "Street pastors" }).focus();
      await page.keyboard.press("Space");
    }
    await page.getByRole("button", { name: "Accept the ones chosen" }).focus();
    await page.keyboard.press("Enter");
    await author.sees("1 proposal accepted.");
    await author.sees("1 of 1 proposal");

    // What is chosen stays chosen while other lines are looked for.
    await page.getByRole("link", { name: "Link other lines yourself" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("checkbox", { name: "Kicks" }).focus();
    await page.keyboard.press("Space");
    await author.fill("Words in service or provider", "warning");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("checkbox", { name: "Street pastors" })).toHaveCount(0);
    await expect(page.getByRole("checkbox", { name: "Kicks" })).toBeChecked();
    await page.getByRole("checkbox", { name: "Warning Zone" }).focus();
    await page.keyboard.press("Space");
    await author.fill("Title of the change", "Kicks becomes Warning Zone");
    await author.press("Link them");
    await author.sees("Kicks becomes Warning Zone");
    await author.close();
  });
}
