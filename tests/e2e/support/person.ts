import type { Browser, Page } from "@playwright/test";
import axe from "axe-core";
import { expect, test } from "./demo-site";

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/** Until the scripts of a page have taken it over; at once where it has none. */
export const isSettled = (page: Page) =>
  expect(page.locator("html:not(:has(script[type=module])), body.js-enabled").first()).toBeVisible();

/** Of the window, in pixels. */
const HEIGHT = 900;

const AXE_OPTIONS: axe.RunOptions = {
  resultTypes: ["violations"],
  runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
};

interface Looking {
  javaScript?: boolean;
  /** Of the window, in pixels. */
  width?: number;
  /** Instead of one width several, the first of which the window has. */
  widths?: readonly number[];
}

/** The page that everybody signs in on is the same for all of them: it is checked once by each kind of window that comes to it. */
const signInChecked = new Set<string>();

/** Somebody at a browser of their own. Every page they come to is checked with axe, and for its width. */
export class Person {
  private readonly checked = new Set<string>();

  private constructor(
    readonly page: Page,
    private readonly hasScript: boolean,
    /** In pixels; each page is checked in each. */
    private readonly widths: readonly number[],
  ) {}

  static async nobody(
    browser: Browser,
    baseURL: string,
    { javaScript = true, width = 1280, widths = [width] }: Looking = {},
  ) {
    const context = await browser.newContext({
      baseURL,
      javaScriptEnabled: javaScript,
      viewport: { width: widths[0] ?? width, height: HEIGHT },
      locale: "en-GB",
    });
    context.setDefaultTimeout(20_000);
    const page = await context.newPage();
    page.on("pageerror", (error) => {
      throw error;
    });
    return new Person(page, javaScript, widths);
  }

  /** @param account the part of the demo's e-mail address before the @ */
  static async signedIn(browser: Browser, baseURL: string, account: string, options: Looking = {}) {
    const person = await Person.nobody(browser, baseURL, options);
    await person.goTo("/sign-in");
    await person.page.getByLabel("Email address").fill(`${account}@opcc.example`);
    await person.page.getByLabel("Password", { exact: true }).fill("equality-demo");
    await person.press("Sign in");
    await expect(person.page).toHaveURL("/");
    return person;
  }

  async goTo(address: string): Promise<void> {
    const response = await this.page.goto(address);
    expect(response?.status(), address).toBeLessThan(400);
    await this.checkPage();
  }

  /** Follows a link, whether it looks like one or like a button. */
  async follow(link: string | RegExp): Promise<void> {
    await this.comesTo(() => this.page.getByRole("main").locator("a", { hasText: link }).first().click());
  }

  /** Presses a button of the page's own form, and waits for the page that answers. */
  async press(button: string): Promise<void> {
    await this.comesTo(() =>
      this.page.getByRole("main").getByRole("button", { name: button, exact: true }).click(),
    );
  }

  /**
   * Another document, and loaded: the browser says "navigated" of this one too, when the router notes where it is in the history.
   */
  private async comesTo(press: () => Promise<void>): Promise<void> {
    await this.page.waitForLoadState("load");
    const loaded = this.page.waitForEvent("load");
    await press();
    await loaded;
    await this.checkPage();
  }

  async fill(label: string, text: string): Promise<void> {
    await this.page.getByRole("main").getByLabel(label, { exact: true }).fill(text);
  }

  async choose(label: string | RegExp): Promise<void> {
    await this.page
      .getByRole("main")
      .getByLabel(label, typeof label === "string" ? { exact: true } : {})
      .check();
  }

  async fillDate(legend: string, [day, month, year]: readonly [string, string, string]): Promise<void> {
    const group = this.page.getByRole("group", { name: legend });
    await group.getByLabel("Day").fill(day);
    await group.getByLabel("Month").fill(month);
    await group.getByLabel("Year").fill(year);
  }

  /** Goes on with the tab key, without a mouse, until what has the focus is called so. */
  async tabTo(name: RegExp): Promise<void> {
    if (this.hasScript) await isSettled(this.page);
    for (let tabs = 0; tabs < 300; tabs += 1) {
      await this.page.keyboard.press("Tab");
      const label = await this.page.evaluate(() => {
        const now = document.activeElement;
        const labels = now && "labels" in now ? [...((now as HTMLInputElement).labels ?? [])] : [];
        return [...labels.map(({ innerText }) => innerText), now?.textContent ?? ""].join(" ").trim();
      });
      if (name.test(label)) return;
    }
    throw new Error(`${String(name)} is not reached on ${this.page.url()}`);
  }

  /** Chooses what has the focus, or what is so many further on in its group: by the keys that a browser has for it. */
  async chooseByKey(name: RegExp, furtherOn = 0): Promise<void> {
    await this.tabTo(name);
    if (furtherOn === 0) await this.page.keyboard.press("Space");
    for (let step = 0; step < furtherOn; step += 1) await this.page.keyboard.press("ArrowDown");
  }

  /** Presses what is called so with the enter key, and waits for the page that answers. */
  async pressByKey(name: RegExp): Promise<void> {
    await this.tabTo(name);
    await this.comesTo(() => this.page.keyboard.press("Enter"));
  }

  async sees(text: string | RegExp): Promise<void> {
    await expect(this.page.getByRole("main")).toContainText(text);
  }

  /** On a tablet, 768 pixels wide, where nothing may stand beside the screen either. */
  async isNoHigherThan(pixels: number): Promise<void> {
    const size = this.page.viewportSize();
    await this.page.setViewportSize({ width: 768, height: 1024 });
    const height = await this.page.evaluate(() => document.documentElement.scrollHeight);
    const { pathname } = new URL(this.page.url());
    test.info().annotations.push({ type: "height at 768 px", description: `${pathname}: ${height}` });
    expect(height, pathname).toBeLessThanOrEqual(pixels);
    expect(await this.tablesCut(), `tables of ${pathname} that scroll sideways`).toBe(0);
    if (size) await this.page.setViewportSize(size);
  }

  /** Once for each page of the site: the same page about another change says nothing new. */
  private async checkPage(): Promise<void> {
    const { pathname } = new URL(this.page.url());
    const page =
      pathname.replaceAll(/\d+/gu, "1") +
      ((await this.page.getByRole("alert").count()) > 0 ? " with errors" : "");
    const checked = page === "/sign-in" ? signInChecked : this.checked;
    const look = `${page}, ${this.widths.join(" and ")}, ${this.hasScript ? "with" : "without"} JavaScript`;
    if (checked.has(look)) return;
    checked.add(look);
    await expect(this.page.getByRole("heading", { level: 1 }), this.page.url()).toHaveCount(1);
    // lynx asks for its address where a form has nothing to post.
    await expect(
      this.page.locator("form[method=post]:not(:has(input[name], textarea[name], select[name]))"),
      this.page.url(),
    ).toHaveCount(0);
    const [first, ...others] = this.widths;
    // Once for all widths: to read its text takes a page as long as to run its rules. axe itself waits for timers, which a page
    // without JavaScript does not have.
    if (this.hasScript) await this.page.evaluate(axe.source);
    await this.checkWidth();
    for (const width of others) {
      await this.page.setViewportSize({ width, height: HEIGHT });
      await this.checkWidth();
    }
    if (first && others.length > 0) await this.page.setViewportSize({ width: first, height: HEIGHT });
  }

  private async checkWidth(): Promise<void> {
    if (this.hasScript) await this.checkWithAxe();
    const overflow = await this.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    const width = this.page.viewportSize()?.width ?? 0;
    expect(overflow, `${this.page.url()} is wider than a window of ${width}`).toBeLessThanOrEqual(0);
    if (width >= 768) {
      expect(await this.tablesCut(), `tables of ${this.page.url()} that scroll sideways`).toBe(0);
    }
  }

  private tablesCut(): Promise<number> {
    return this.page.evaluate(
      () =>
        [...document.querySelectorAll(".app-table-wrap")].filter((one) => one.scrollWidth > one.clientWidth)
          .length,
    );
  }

  private async checkWithAxe(): Promise<void> {
    const { violations } = await this.page.evaluate(
      (options) => window.axe.run(document, options),
      AXE_OPTIONS,
    );
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
    expect(found, this.page.url()).toEqual([]);
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}
