import { expect, test } from "./support/demo-site";
import { HAS_POPPLER, pdfPages } from "../support/document-readers";
import { Person } from "./support/person";

/** The published example as somebody reads it on a phone, and puts it on paper. */
const RECORD = "/decisions/007-2018";
const CONSULTATION = "/consultations/illustrative-the-draft-commissioning-framework-2018-21-1";
/** Of a page on a phone that is 390 pixels wide. */
const LONGEST = 12_000;

test.describe.configure({ mode: "parallel" });

test("whether disabled people are affected, and what is done about it, is two taps away", async ({
  browser,
  demo,
}) => {
  const citizen = await Person.nobody(browser, demo.origin, { width: 390, javaScript: false });
  await citizen.goTo(RECORD);
  await citizen.follow(/^Disability/u);
  await citizen.sees("What is done about it");
  await citizen.close();
});

test("no page of it is longer than a phone's reader bears", async ({ browser, demo }) => {
  test.setTimeout(300_000);
  const citizen = await Person.nobody(browser, demo.origin, { width: 390 });
  const height = () => citizen.page.evaluate(() => document.documentElement.scrollHeight);
  await citizen.page.goto(RECORD);
  const lengths = new Map([[RECORD, await height()]]);
  const waiting = await linksOf();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (lengths.has(next)) continue;
    await citizen.page.goto(next);
    lengths.set(next, await height());
    waiting.push(...(await linksOf()));
  }
  await citizen.page.goto(CONSULTATION);
  lengths.set(CONSULTATION, await height());
  expect(lengths.size).toBeGreaterThan(20);
  expect([...lengths].filter(([, long]) => long > LONGEST)).toEqual([]);
  await citizen.close();

  /** But for the whole, which is to be printed, and for files. */
  async function linksOf(): Promise<string[]> {
    const hrefs = await citizen.page
      .getByRole("main")
      .locator(`a[href^="${RECORD}/"]`)
      .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
    return hrefs.filter((href) => !/\/(?:whole|record\.json|[a-z-]+\.(?:docx|pdf|xlsx))$/u.test(href));
  }
});

for (const format of ["A4", "Letter"] as const) {
  test(`on ${format} no heading and no table's head stands alone at a page's foot`, async ({
    browser,
    demo,
  }) => {
    test.skip(!HAS_POPPLER, "poppler-utils is not here, which reads what was printed");
    const citizen = await Person.nobody(browser, demo.origin, { javaScript: false });
    const { page } = citizen;
    await page.goto(`${RECORD}/whole`);
    const inOneLine = (text: string) => text.replaceAll(/\s+/gu, " ").trim();
    const found = await page
      .getByRole("main")
      .locator("h1, h2, h3, h4, h5, caption, thead tr")
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).innerText));
    const heads = new Set(found.map(inOneLine));
    const pages = pdfPages(await page.pdf({ format }));
    expect(pages.length).toBeGreaterThan(20);
    for (const [index, text] of pages.entries()) {
      const lines = text
        .split("\n")
        .map(inOneLine)
        .filter((line) => line !== "");
      expect(lines.pop(), `at the foot of page ${index + 1}`).toBe(`Page ${index + 1} of ${pages.length}`);
      // A long one takes several lines.
      const lasts = [1, 2, 3].map((count) => lines.slice(-count).join(" "));
      const alone = lasts.filter((last) => heads.has(last));
      expect(alone, `at the foot of page ${index + 1}`).toEqual([]);
    }
    await citizen.close();
  });
}
