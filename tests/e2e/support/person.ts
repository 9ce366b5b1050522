import AxeBuilder from "@axe-core/playwright";
import type { Browser, Page } from "@playwright/test";
import { expect } from "./demo-site";

/** Somebody at a browser of their own. Every page they come to is checked with axe. */
export class Person {
  private constructor(readonly page: Page) {}

  static async nobody(
    browser: Browser,
    baseURL: string,
    options: { javaScript?: boolean; width?: number } = {},
  ) {
    const context = await browser.newContext({
      baseURL,
      javaScriptEnabled: options.javaScript ?? true,
      viewport: { width: options.width ?? 1280, height: 900 },
      locale: "en-GB",
    });
    const page = await context.newPage();
    page.on("pageerror", (error) => {
      throw error;
    });
    return new Person(page);
  }

  /** @param account the part of the demo's e-mail address before the @ */
  static async signedIn(
    browser: Browser,
    baseURL: string,
    account: string,
    options: { javaScript?: boolean; width?: number } = {},
  ) {
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

  async follow(link: string | RegExp): Promise<void> {
    await this.page.getByRole("main").getByRole("link", { name: link }).first().click();
    await this.page.waitForLoadState("load");
    await this.checkPage();
  }

  /** Presses a button of the page's own form, and waits for the page that answers. */
  async press(button: string): Promise<void> {
    const answered = this.page.waitForResponse(
      (response) => response.request().method() === "POST" && response.request().isNavigationRequest(),
    );
    await this.page.getByRole("main").getByRole("button", { name: button, exact: true }).click();
    const response = await answered;
    if (response.status() === 302)
      await this.page.waitForURL((url) => (url.pathname !== "" && url.href !== response.url()) || true);
    await this.page.waitForLoadState("load");
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

  async sees(text: string | RegExp): Promise<void> {
    await expect(this.page.getByRole("main")).toContainText(text);
  }

  async checkPage(): Promise<void> {
    const { violations } = await new AxeBuilder({ page: this.page })
      .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
      .analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
    expect(found, this.page.url()).toEqual([]);
    const overflow = await this.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, `${this.page.url()} is wider than the window`).toBeLessThanOrEqual(0);
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}
