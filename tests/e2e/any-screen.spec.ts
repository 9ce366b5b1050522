import { expect, test } from "./support/demo-site";
import { Person } from "./support/person";

/**
 * The pages that people work on, on screens and with settings of their own: on a tablet, magnified four times, in forced
 * colours, and with the tab key alone. They only look.
 */
const F = "/frameworks/2";
const WORKED_ON = [
  "/",
  F,
  `${F}/budget`,
  `${F}/changes`,
  `${F}/changes/same`,
  `${F}/eia`,
  `${F}/eia/entries/7`,
  `${F}/record`,
  `${F}/actions`,
  `${F}/as-published`,
  `${F}/sign-off`,
];

test.describe.configure({ mode: "parallel" });

test("on a tablet each page passes axe, and none is wider than the screen", async ({ browser, demo }) => {
  const author = await Person.signedIn(browser, demo.origin, "author", { width: 768 });
  for (const address of WORKED_ON) {
    await author.goTo(address);
  }
  await author.close();
});

test("magnified four times, a page begins soon and is read downwards alone", async ({ browser, demo }) => {
  // 1280 by 1024 pixels at 400 %.
  const author = await Person.signedIn(browser, demo.origin, "author", { width: 320, javaScript: false });
  await author.page.setViewportSize({ width: 320, height: 256 });
  for (const address of WORKED_ON) {
    await author.goTo(address);
    const heading = await author.page.getByRole("heading", { level: 1 }).boundingBox();
    // On the second screen at the latest, with the crumbs and what the demonstration says of itself before it.
    expect(heading?.y, `where ${address} begins`).toBeLessThan(2 * 256);
  }
  await author.close();
});

test("in forced colours every state has its border or its words, and the focus is seen", async ({
  browser,
  demo,
}) => {
  const author = await Person.signedIn(browser, demo.origin, "author");
  await author.page.emulateMedia({ forcedColors: "active" });
  for (const address of [F, `${F}/changes`, `${F}/eia/entries/7`, `${F}/sign-off`]) {
    await author.page.goto(address);
    const unseen = await author.page.evaluate(() => {
      const hasEdge = (element: Element) => {
        const { borderStyle, outlineStyle, textDecorationLine, boxShadow } = getComputedStyle(element);
        return [borderStyle, outlineStyle, textDecorationLine, boxShadow].some((style) => style !== "none");
      };
      const controls = [
        ...document.querySelectorAll<HTMLElement>(
          "main a[href], main button, main summary, main input:not([type=hidden]), main textarea, main select",
        ),
      ];
      const withoutFocus = controls
        .filter((control) => {
          control.focus();
          return document.activeElement === control && !hasEdge(control) && !hasEdgeBeside(control);
        })
        .map(({ outerHTML }) => outerHTML.slice(0, 120));
      function hasEdgeBeside(control: Element): boolean {
        const label = control.nextElementSibling;
        return label !== null && getComputedStyle(label, "::before").outlineStyle !== "none";
      }
      const blank = [...document.querySelectorAll<HTMLElement>(".govuk-tag, .govuk-button")]
        .filter((element) => {
          const { color, backgroundColor } = getComputedStyle(element);
          // Of what is folded away nobody sees the colours.
          if (!element.checkVisibility()) return false;
          return element.innerText.trim() === "" || color === backgroundColor;
        })
        .map(({ outerHTML }) => outerHTML.slice(0, 120));
      return [...withoutFocus, ...blank];
    });
    expect(unseen, address).toEqual([]);
  }
  await author.close();
});

test("with the tab key alone: from the start page to an answer that is saved, and its notice", async ({
  browser,
  demo,
}) => {
  const author = await Person.signedIn(browser, demo.origin, "author");
  const { page } = author;
  await author.tabTo(/^Commissioning Framework 2018-21/u);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(F);
  await author.tabTo(/^Decision record/u);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`${F}/record`);
  await author.tabTo(/^Key discussion points/u);
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" It was read again.");
  await author.tabTo(/^Save$/u);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toContainText(/Saved at \d\d:\d\d/u);
  await expect(page.getByRole("alert")).toBeFocused();
  await author.close();
});
