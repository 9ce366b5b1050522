import { chromium, type Locator, type Page } from "@playwright/test";
import { CHROMIUM_FLAGS, findChromium, NO_CHROMIUM } from "../tests/e2e/support/chromium";
import { startCommand, temporaryFolder } from "../tests/support/command";

/**
 * How much work the author has with the worked example, from the start page to the submission: clicks, page loads and fields,
 * counted in a real Chromium on the demonstration. Only what stands on the page is pressed: no address is typed after the first, and
 * the way back is never taken. A page that does not lead on ends it with an error. With `--keyboard` the same way is gone without a
 * mouse: everything is reached by the tab key, forwards or backwards, and pressed, typed and chosen by keys. At each stop the focus has
 * to be on something, on the screen, and drawn; where it is not, the walk goes on and says so at its end.
 */
const byKeyboard = process.argv.includes("--keyboard");
const targets = { clicks: 70, loads: 75 };
const count = { clicks: 0, loads: 0, fields: 0 };
/** What the keyboard's way takes, by what is pressed; a field that is typed counts once. */
const keys = { Tab: 0, "Shift+Tab": 0, Enter: 0, Space: 0, ArrowDown: 0, "Control+A": 0, typed: 0 };
/** Stops at which nobody would know where they are. */
const unseen = new Map<string, string>();

const WRITTEN_OTHERWISE = [
  "Sexual Abuse Referral Centre (SARC)",
  "Anchor Centre/Recovery hub",
  "Changing Lives Rutland",
  "Specialist substance misuse - City",
  "Specialist substance misuse - County",
  "YOS contribution - County and Rutland",
  "Supporting Leicestershire Families",
  "Domestic Homicide Reviews - County",
];
const TRANSFERS = [
  "Substance misuse - Force side",
  "Police officers in the Youth Offending Service",
  "MAPPA",
];

/** More than any page has that can be reached. */
const MOST_TABS = 500;

/** What is done with something on a page: with the mouse, or with keys alone. */
const hands = byKeyboard
  ? {
      aim: (target: Locator) => reach(target),
      async press(target: Locator): Promise<void> {
        await reach(target);
        await strike(target.page(), "Enter");
      },
      async check(target: Locator): Promise<void> {
        if ((await target.getAttribute("type")) === "checkbox") {
          await reach(target);
          if (!(await target.isChecked())) await strike(target.page(), "Space");
          return;
        }
        // One stop for all that are chosen from; the arrows choose.
        await tabUntil(target, "one of its name");
        if (await target.evaluate((radio) => document.activeElement === radio)) {
          await strike(target.page(), "Space");
        }
        for (let others = 0; !(await target.isChecked()); others += 1) {
          if (others > 20) throw new Error(`The arrows do not choose ${String(target)}`);
          await strike(target.page(), "ArrowDown");
        }
      },
      async pick(target: Locator, option: string): Promise<void> {
        await reach(target);
        keys.typed += 1;
        await target.page().keyboard.type(option);
        const picked = await target.evaluate((list) => (list as HTMLSelectElement).selectedOptions[0]?.text);
        if (picked !== option) throw new Error(`${option} cannot be typed: ${String(picked)} is chosen`);
      },
      async fill(target: Locator, text: string): Promise<void> {
        await reach(target);
        await strike(target.page(), "Control+A");
        keys.typed += 1;
        await target.page().keyboard.insertText(text);
      },
      async attach(target: Locator, file: AttachedFile): Promise<void> {
        await reach(target);
        const asked = target.page().waitForEvent("filechooser");
        await strike(target.page(), "Enter");
        await (await asked).setFiles(file);
      },
    }
  : {
      // A mouse is there at once.
      aim: (_target: Locator) => Promise.resolve(),
      press: (target: Locator) => target.click(),
      check: (target: Locator) => target.check(),
      pick: async (target: Locator, option: string) => {
        await target.selectOption({ label: option });
      },
      fill: (target: Locator, text: string) => target.fill(text),
      attach: (target: Locator, file: AttachedFile) => target.setInputFiles(file),
    };

type AttachedFile = { name: string; mimeType: string; buffer: Buffer };

const reach = (target: Locator) => tabUntil(target, "itself");

async function tabUntil(target: Locator, wanted: "itself" | "one of its name"): Promise<void> {
  const page = target.page();
  let stop = await target.evaluate(lookAround, wanted);
  for (let tabs = 0; !stop.isThere; tabs += 1) {
    if (tabs > MOST_TABS) throw new Error(`${String(target)} is not reached by the tab key`);
    // What stands before the focus is nearer backwards, as whoever has passed it knows.
    await strike(page, stop.isBehind ? "Shift+Tab" : "Tab");
    stop = await target.evaluate(lookAround, wanted);
    if (stop.fault !== null) unseen.set(stop.fault, new URL(page.url()).pathname);
  }
}

async function strike(page: Page, key: Exclude<keyof typeof keys, "typed">): Promise<void> {
  keys[key] += 1;
  await page.keyboard.press(key);
}

/**
 * In the page, at a stop: is it the one that is wanted, and is the focus seen? WCAG 2.4.7 and 2.4.11: something has it, it is on the
 * screen, nothing lies over it, and it is drawn.
 */
function lookAround(target: Element, wanted: "itself" | "one of its name") {
  const now = document.activeElement;
  const isThere =
    wanted === "itself"
      ? now === target
      : now instanceof HTMLInputElement && target instanceof HTMLInputElement && now.name === target.name;
  // At the end of a page the browser itself has the focus.
  if (!(now instanceof HTMLElement) || now === document.body) {
    return { isThere, isBehind: false, fault: null };
  }
  const isBehind = (now.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_PRECEDING) > 0;
  const isDrawn = [now, now.nextElementSibling].some(
    (element) =>
      element !== null &&
      [getComputedStyle(element), getComputedStyle(element, "::before")].some(
        ({ outlineStyle, outlineWidth, boxShadow }) =>
          (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none",
      ),
  );
  const { left, right, top, bottom } = now.getBoundingClientRect();
  const isOnScreen = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
  const middle = (from: number, to: number, end: number) => Math.min(Math.max((from + to) / 2, 0), end - 1);
  const over = document.elementFromPoint(middle(left, right, innerWidth), middle(top, bottom, innerHeight));
  const isCovered = over !== null && !now.contains(over) && !over.contains(now) && over.tagName !== "LABEL";
  const faults = [
    ...(isDrawn ? [] : ["is not drawn"]),
    ...(isOnScreen ? [] : ["is off the screen"]),
    ...(isOnScreen && isCovered ? [`lies under ${over.outerHTML.slice(0, 60)}`] : []),
  ];
  const fault = faults.length === 0 ? null : `${now.outerHTML.slice(0, 100)} ${faults.join(", ")}`;
  return { isThere, isBehind, fault };
}

/** Somebody at a browser, who counts what they do. */
class Author {
  constructor(readonly page: Page) {
    page.on("framenavigated", (frame) => {
      if (frame === page.mainFrame()) count.loads += 1;
    });
  }

  get main() {
    return this.page.getByRole("main");
  }

  async title(): Promise<string> {
    return this.page.getByRole("heading", { level: 1 }).innerText();
  }

  async choose(name: string, within = this.main): Promise<void> {
    count.clicks += 1;
    await hands.check(within.getByLabel(name, { exact: true }));
  }

  /** A list counts like a box to tick: it is opened and chosen from, or gone to by its first letter. */
  async pick(name: string, option: string, within = this.main): Promise<void> {
    count.clicks += 1;
    await hands.pick(within.getByLabel(name, { exact: true }), option);
  }

  async fill(name: string, text: string, within = this.main): Promise<void> {
    count.fields += 1;
    await hands.fill(within.getByLabel(name, { exact: true }), text);
  }

  async fillDate(legend: string, parts: readonly [string, string, string]): Promise<void> {
    const group = this.main.getByRole("group", { name: legend });
    for (const [index, part] of ["Day", "Month", "Year"].entries()) {
      await this.fill(part, parts[index] ?? "", group);
    }
  }

  async unfold(summary: string): Promise<void> {
    count.clicks += 1;
    await hands.press(this.main.locator("summary", { hasText: summary }));
  }

  async press(name: string | RegExp): Promise<void> {
    count.clicks += 1;
    const target = this.page.getByRole("button", { name }).or(this.main.getByRole("link", { name })).first();
    // To get there by keys may take longer than a page takes to answer.
    await hands.aim(target);
    const answered = this.page.waitForEvent("framenavigated");
    await hands.press(target);
    await answered;
    await this.page.waitForLoadState("load");
  }

  row(name: string) {
    return this.main.getByRole("group", { name, exact: true });
  }

  async saveAndGoOn(): Promise<void> {
    const [before, address] = [await this.title(), this.page.url()];
    await this.press(/, next/u);
    if (await this.page.getByRole("alert").filter({ hasText: "There is a problem" }).count()) {
      throw new Error(`${before} was not saved: ${await this.page.getByRole("alert").innerText()}`);
    }
    if (this.page.url() === address) throw new Error(`${before} leads nowhere`);
  }
}

async function sameServices(author: Author): Promise<void> {
  for (const section of await author.main.locator("section").all()) {
    const service = await section.getByRole("heading", { level: 2 }).innerText();
    const yes = WRITTEN_OTHERWISE.includes(service);
    count.clicks += 1;
    await hands.check(section.getByRole("radio").nth(yes ? 0 : 1));
  }
  await author.saveAndGoOn();
}

async function assess(author: Author): Promise<void> {
  const age = author.row("Age");
  await author.pick("Direction", "Positive", age);
  await author.fill("Who is affected", "Young people", age);
  await author.fill(
    "What happens to them, and how you know",
    "More of them are supported, as the returns show.",
    age,
  );
  // Of what comes to an end it is asked.
  const nobody = "Why nobody was consulted";
  if (await author.main.getByLabel(nobody, { exact: true }).isVisible()) {
    await author.fill(nobody, "It was agreed with the provider beforehand.");
  }
  await author.saveAndGoOn();
}

async function screenOutTransfers(author: Author, title: string): Promise<void> {
  await author.choose("Screen it out");
  for (const question of [
    "who gets the service",
    "how much of it there is",
    "where it is",
    "from whom people get it",
    "who works there",
  ]) {
    await author.choose("No", author.main.getByRole("group", { name: `Does it change ${question}?` }));
  }
  await author.fill("Why it need not be assessed", "The Force goes on with it from its own budget.");
  for (const other of TRANSFERS.filter((transfer) => transfer !== title)) await author.choose(other);
  await author.saveAndGoOn();
}

async function notHeld(author: Author, what: string): Promise<void> {
  await author.fill("What is it about?", what);
  await author.choose("Not held");
  await author.fill("Why it is not held, and what is done instead", "Nobody has counted them so far.");
}

const ON_PAGE: Record<string, (author: Author) => Promise<void>> = {
  "The same amount, written differently": sameServices,
  "Leicestershire Cares / WIRE": async (author) => {
    const impact = author.main.locator("fieldset[id^=impact_]").first();
    await author.fill("Who does it", "Commissioning Manager", impact);
    await author.choose("By a date", impact);
    await author.fillDate("Date by which it is done", ["31", "5", "2018"]);
    await author.fill("Why nobody was consulted", "It was agreed with the provider beforehand.");
    await author.fill("What is it about?", "Everybody who was in the service in 2017, by sex.");
    await author.choose("Held");
    await author.fill("Source", "Returns of the provider");
    await author.fillDate("Date of the evidence", ["31", "12", "2017"]);
    await author.fill("What it shows", "Nine in ten were men.");
    await author.saveAndGoOn();
  },
  "Warning Zone": async (author) => {
    await author.fill("Why nobody was consulted", "It was agreed with the provider beforehand.");
    await author.saveAndGoOn();
  },
  "Victim First and the contracts it brings together": async (author) => {
    await author.fill("Reference of the separate EIA", "EIA 2017-11");
    await author.fillDate("Date of the separate EIA", ["12", "2", "2018"]);
    count.clicks += 1;
    await hands.attach(author.main.getByLabel("Stored copy", { exact: true }), {
      name: "victim-first-eia.txt",
      mimeType: "text/plain",
      buffer: Buffer.from("The separate assessment, as it was made."),
    });
    const sex = author.row("Sex");
    await author.pick("Direction", "Adverse", sex);
    await author.fill("Who is affected", "Victims of crime", sex);
    await author.fill(
      "What happens to them, and how you know",
      "Fewer are called without having asked for it.",
      sex,
    );
    await author.fill("Mitigation", "Anybody may ask for support at any time.");
    await author.fill("Who does it", "Victim First");
    await author.choose("In place already");
    await author.unfold("Add evidence, or what is not held");
    await notHeld(author, "How many would have asked by themselves.");
    await author.saveAndGoOn();
  },
  "Strategic Partnership Development Fund (SPDF) onward investment": async (author) => {
    const unknown = author.main.locator("fieldset[id^=impact_]").first();
    await author.choose("No, it cannot reasonably be asked now", unknown);
    await author.fill(
      "Why it cannot reasonably be asked now",
      "How the fund is split is not agreed yet.",
      unknown,
    );
    await author.fill(
      "How the decision stays open until it is known",
      "No project is paid before its share has been assessed.",
      unknown,
    );
    await notHeld(author, "How many of those whom the projects work with have mental ill health.");
    await author.saveAndGoOn();
  },
  "The EIA: details, evidence and outcome": async (author) => {
    await author.choose("Continue despite adverse impact");
    await author.fill("Why this is the outcome", "The adverse effects are limited and mitigated.");
    await author.saveAndGoOn();
  },
  "Confirm the EIA": (author) => author.saveAndGoOn(),
  "Decision record": async (author) => {
    await author.press("Add an option");
    await author.fill("What could be done instead", "Keep every amount as it was in 2017/18.");
    await author.fill("Why it was not chosen", "More victims ask for support than the service can see.");
    await author.saveAndGoOn();
  },
};

/** What the action's owner does is not the author's work, and not counted. */
async function completeAction(page: Page, origin: string): Promise<void> {
  await signIn(page, origin, "owner");
  await page.goto(`${origin}/frameworks/2/actions/1/complete`);
  const group = page.getByRole("group", { name: "Date completed" });
  for (const [part, text] of [
    ["Day", "1"],
    ["Month", "12"],
    ["Year", "2018"],
  ] as const) {
    await group.getByLabel(part).fill(text);
  }
  await page.getByLabel("What was done", { exact: true }).fill("Each characteristic was looked at.");
  await page.getByLabel("Yes", { exact: true }).check();
  await page.getByRole("button", { name: "Record it" }).click();
  await page.waitForLoadState("load");
}

async function signIn(page: Page, origin: string, account: string): Promise<void> {
  await page.goto(`${origin}/sign-in`);
  await page.getByLabel("Email address").fill(`${account}@opcc.example`);
  await page.getByLabel("Password", { exact: true }).fill("equality-demo");
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(`${origin}/`);
}

async function walk(author: Author): Promise<void> {
  await author.press("Commissioning Framework 2018-21");
  await author.press(/^Next to put right/u);
  for (let pages = 0; pages < 60; pages += 1) {
    const title = await author.title();
    console.log(`${count.clicks} clicks, ${count.loads} page loads: ${title}`);
    if (new URL(author.page.url()).pathname.endsWith("/sign-off")) return;
    if (TRANSFERS.includes(title)) await screenOutTransfers(author, title);
    else await (ON_PAGE[title] ?? assess)(author);
  }
  throw new Error("It does not come to an end");
}

const executablePath = findChromium();
if (!executablePath) throw new Error(NO_CHROMIUM);
const { folder, remove } = await temporaryFolder();
const demo = startCommand("demo", { PORT: process.env.PORT ?? "0", DATA_DIR: folder });
const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
try {
  const [, origin = ""] = await demo.printed(/The demonstration is at (\S+)/u);
  const newPage = async () => (await browser.newContext({ locale: "en-GB" })).newPage();
  await completeAction(await newPage(), origin);
  const page = await newPage();
  page.setDefaultTimeout(20_000);
  const author = new Author(page);
  await signIn(page, origin, "author");
  count.clicks += 1;
  count.fields += 2;
  try {
    await walk(author);
    await author.press("Submit");
    if (!(await author.main.innerText()).includes("Submitted (not signed)"))
      throw new Error("It is not submitted");
  } catch (error) {
    console.error(`${page.url()}\n${await author.main.innerText()}`);
    throw error;
  }
  console.log("\n| | counted | at most |\n| --- | --- | --- |");
  console.log(`| clicks | ${count.clicks} | ${targets.clicks} |`);
  console.log(`| page loads | ${count.loads} | ${targets.loads} |`);
  console.log(`| fields | ${count.fields} | |`);
  console.log("| ways back | 0 | 0 |");
  if (byKeyboard) {
    for (const [key, times] of Object.entries(keys)) console.log(`| ${key} | ${times} | |`);
    console.log(`| stops at which the focus is not seen | ${unseen.size} | 0 |`);
    for (const [fault, where] of unseen) console.error(`${where}: ${fault}`);
  }
  if (count.clicks > targets.clicks || count.loads > targets.loads || unseen.size > 0) process.exitCode = 1;
} finally {
  await browser.close();
  demo.signal("SIGTERM");
  await demo.ended;
  await remove();
}
