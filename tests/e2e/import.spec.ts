import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "./support/demo-site";
import { Person } from "./support/person";

/**
 * The published framework as the scan's text layer gives it, into a framework of one's own: the cells that cannot be
 * read are asked, the wrong figures are named, and the clean figures imported over it put them right.
 */
const SCANNED = fileURLToPath(new URL("../imports/corpus/framework-2018-21.as-scanned.csv", import.meta.url));
const CLEAN = fileURLToPath(new URL("../../db/seed/data/framework-2018-21.csv", import.meta.url));

async function start(author: Person, title: string): Promise<string> {
  await author.goTo("/frameworks/new");
  await author.fill("Title", title);
  await author.choose("A framework that is to be decided on");
  await author.page
    .getByLabel("Framework it is compared with")
    .selectOption({ label: "Commissioning Framework 2017/18" });
  await author.fill("First financial year", "2018/19");
  await author.page.getByLabel("Number of financial years").selectOption("3");
  await author.fill("Priorities", "Victims");
  await author.press("Start");
  return new URL(author.page.url()).pathname;
}

async function upload(author: Person, framework: string, file: string): Promise<void> {
  await author.goTo(`${framework}/budget`);
  await author.follow("Import the budget");
  await author.page.getByLabel("Upload a file").setInputFiles(file);
  await author.press("Continue");
}

for (const { name, ...options } of [
  { name: "with JavaScript", javaScript: true, width: 1280 },
  { name: "on a phone without JavaScript", javaScript: false, width: 320 },
]) {
  test(`a scanned budget is imported, questioned, and put right: ${name}`, async ({ browser, demo }) => {
    test.setTimeout(180_000);
    const author = await Person.signedIn(browser, demo.origin, "author", options);
    const framework = await start(author, `Scanned, ${name}`);
    await upload(author, framework, SCANNED);
    if (new URL(author.page.url()).pathname.endsWith("/columns")) {
      await author.sees("The columns of the sheet");
      await author.press("Continue");
    }

    await author.sees("What cannot be read");
    await author.sees("000'6");
    await author.sees("£9,000 would make the figures agree");
    await author.fill("Amount in row 25, Changing Lives Rutland, 2019/20", "9,000");
    await author.fill("Amount in row 25, Changing Lives Rutland, 2020/21", "9,000");
    await author.press("Continue");

    await author.sees("Check what the import would do");
    await author.sees("CHISVA (row 4)");
    await author.sees("a difference of +£30,000");
    await author.sees("Changing Lives Rutland (row 25)");
    await author.sees("Partnership Locality Fund (row 36)");
    await author.sees("Working In Rehabilitation and Employment (WIRE) (row 26)");
    await author.sees("so nothing is missing");
    await author.press("Confirm the import");
    await expect(author.page).toHaveURL(new RegExp(`${framework}/budget`, "u"));
    await author.sees("Partnership Locality Fund");

    await upload(author, framework, CLEAN);
    if (new URL(author.page.url()).pathname.endsWith("/columns")) await author.press("Continue");
    await author.sees("Lines that change");
    await author.sees("Amount for 2019/20");
    await author.sees("£20,000");
    await author.sees("The sheet states no totals, so those entered in the budget stay.");
    await author.press("Confirm the import");
    await author.goTo(`${framework}/budget/import`);
    await author.page.getByLabel("Or paste the cells").fill(await readFile(CLEAN, "utf8"));
    await author.press("Continue");
    await author.sees("there is nothing to import");
    await author.follow("Drop this import");
    await author.press("Drop it");
    await author.close();
  });
}
