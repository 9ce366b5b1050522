import type { Browser } from "@playwright/test";
import { Person } from "./person";

const FRAMEWORK = "/frameworks/2";
const DAY_MS = 24 * 60 * 60 * 1000;

/** Today, and so many days later, as three boxes take it. */
export function dayAfter(days: number): [string, string, string] {
  const date = new Date(Date.now() + days * DAY_MS);
  const [year = "", month = "", day = ""] = date
    .toLocaleDateString("en-CA", { timeZone: "Europe/London" })
    .split("-");
  return [day, month, year];
}

export interface OpenedConsultation {
  title: string;
  /** Where staff work on it. */
  page: string;
  themes: readonly string[];
  /** Somebody answers it, in these words. */
  answeredWith: (said: string) => Promise<void>;
}

/**
 * A consultation that has been open since today, with support for one change, a question in words and two about oneself; with themes
 * to read answers into. By people without JavaScript, whose pages come sooner.
 */
export async function openedConsultation(
  browser: Browser,
  origin: string,
  { title, themes }: Pick<OpenedConsultation, "title" | "themes">,
): Promise<OpenedConsultation> {
  const withoutScript = { javaScript: false };
  const author = await Person.signedIn(browser, origin, "author", withoutScript);
  await author.goTo(`${FRAMEWORK}/public-consultations/new`);
  await author.fill("Title", title);
  await author.fill("Why people are asked", "Some services end, others grow.");
  await author.choose("Warning Zone");
  await author.choose("Sex");
  await author.fillDate("Opens on", dayAfter(0));
  await author.fillDate("Closes at the end of", dayAfter(45));
  await author.fill("What becomes of the answers", "Two officers read them.");
  await author.fill("Where to ask for help", "Ask the office for paper or large print.");
  await author.press("Save and add questions");
  const { pathname: page } = new URL(author.page.url());
  for (const [kind, text] of [
    ["Support for each change, with a comment", "Do you support what is proposed?"],
    ["An answer in words", "What else should we know?"],
  ] as const) {
    await author.follow("Add a question");
    await author.choose(kind);
    await author.fill("Question", text);
    await author.press("Save");
  }
  for (const [account, link, button] of [
    ["senior", "Approve it", "Approve"],
    ["monitoring", "Look at what people will see", "Open it"],
  ] as const) {
    const officer = await Person.signedIn(browser, origin, account, withoutScript);
    await officer.goTo(page);
    await officer.follow(link);
    await officer.press(button);
    await officer.close();
  }
  for (const theme of themes) {
    await author.goTo(page);
    await author.follow("Add a theme");
    await author.fill("What is said", theme);
    await author.press("Save");
  }
  await author.close();
  return {
    ...{ title, page, themes },
    answeredWith: async (said) => {
      const citizen = await Person.nobody(browser, origin, withoutScript);
      await citizen.goTo("/consultations");
      await citizen.follow(title);
      await citizen.follow("Answer the questions");
      await citizen.fill("What else should we know?", said);
      await citizen.press("Check your answers");
      await citizen.press("Send your answers");
      await citizen.sees("Your answers were received");
      await citizen.close();
    },
  };
}
