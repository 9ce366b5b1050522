import { expect, test } from "./support/demo-site";
import { Person } from "./support/person";

/** The published example as somebody reads it on a phone, and puts it on paper. */
const RECORD = "/decisions/007-2018";
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
