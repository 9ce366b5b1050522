import { expect, test } from "./support/demo-site";
import { Person } from "./support/person";

/** A budget of one's own, by forms alone: a baseline, a framework compared with it, lines on both, and a merger linked. */
async function start(
  author: Person,
  kind: "baseline" | "framework",
  title: string,
  year: string,
): Promise<string> {
  await author.goTo("/frameworks/new");
  await author.fill("Title", title);
  await author.choose(kind === "baseline" ? "A baseline" : "A framework that is to be decided on");
  if (kind === "framework") {
    await author.page
      .getByLabel("Framework it is compared with")
      .selectOption({ label: "Own budget 2025/26" });
  }
  await author.fill("First financial year", year);
  await author.page.getByLabel("Number of financial years").selectOption("1");
  await author.fill("Priorities", "Victims\nPrevention");
  await author.press("Start");
  return new URL(author.page.url()).pathname;
}

async function addLine(author: Person, framework: string, service: string, year: string, amount: string) {
  await author.goTo(`${framework}/budget/lines/new`);
  await author.page.getByLabel("Priority", { exact: true }).selectOption({ label: "Prevention" });
  await author.fill("Service", service);
  await author.fill(`Amount for ${year}`, amount);
  await author.press("Add the line");
}

test("an office enters a budget of its own and links what changed", async ({ browser, demo }) => {
  const author = await Person.signedIn(browser, demo.origin, "author");
  const baseline = await start(author, "baseline", "Own budget 2025/26", "2025/26");
  await addLine(author, baseline, "Street pastors", "2025/26", "£12,000");
  await addLine(author, baseline, "Night marshals", "2025/26", "8,000.50");

  const framework = await start(author, "framework", "Own budget 2026/27", "2026/27");
  await addLine(author, framework, "Safe nights", "2026/27", "25000");
  await author.goTo(`${framework}/changes`);
  await author.sees("3 changes");

  await author.goTo(`${framework}/changes/link`);
  for (const service of ["Street pastors", "Night marshals", "Safe nights"]) await author.choose(service);
  await author.fill("Title of the change", "Safety at night");
  await author.press("Link them");
  await author.goTo(`${framework}/changes`);
  await author.sees("Safety at night");
  await author.sees("+£4,999.50");
  await author.sees("1 change");

  await author.goTo(`${framework}/sign-off`);
  await author.sees("Safety at night");
  await expect(author.page.getByRole("button", { name: "Submit" })).toHaveCount(0);
  await author.close();
});
