import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "../../db/queries/people.server";
import { glossaryTerm, keptText } from "../../db/schema";
import { newFormKey, FORM_MARK } from "../../app/auth/form-mark.server";
import { createFramework } from "../../app/services/frameworks/create-framework.server";
import { addAccount, freshPeople, HOUR, later } from "../support/accounts";
import { aNewFramework } from "../support/budget";
import { postedFormsIn } from "../support/drawn-forms";
import { contextOf, NOW } from "../support/office";
import { PASSWORD } from "../support/sign-off";
import { TEST_SIGNER } from "../support/signing-key";
import { startTestSite, type FormFieldsSent, type TestSite } from "../support/site";

/** What is sent when the session has ended is kept for its person, and put back into its form. */
let site: TestSite;
let writer: Actor;
let other: Actor;
let address: string;
let now = NOW;

beforeAll(async () => {
  site = await startTestSite({ clock: () => now });
});
afterAll(() => site.stop());
beforeEach(async () => {
  now = NOW;
  await freshPeople(site.database);
  writer = await addAccount(site.database, "Writer", ["eia_author"]);
  other = await addAccount(site.database, "Other", ["eia_author"]);
  const { frameworkId } = await createFramework(contextOf(site.database, writer), aNewFramework());
  address = `/frameworks/${frameworkId}/glossary/new`;
  await site.database.db.delete(keptText);
});

/** A browser with all its cookies. */
class Browser {
  readonly cookies = new Map<string, string>();

  async ask(
    path: string,
    fields?: FormFieldsSent,
  ): Promise<{ status: number; location: string; html: string }> {
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries(fields ?? {}))
      for (const one of [value].flat()) body.append(name, one);
    const response = await fetch(new URL(path, site.origin), {
      redirect: "manual",
      headers: {
        Cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "),
        ...(fields && { Origin: site.origin }),
      },
      ...(fields && { method: "POST", body }),
    });
    for (const set of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/u.exec(set) ?? [];
      if (/max-age=0/iu.test(set)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return {
      status: response.status,
      location: response.headers.get("location") ?? "",
      html: await response.text(),
    };
  }

  async signIn(person: Actor, returnTo = "/"): Promise<string> {
    const page = `/sign-in?returnTo=${encodeURIComponent(returnTo)}`;
    const { status, location } = await this.ask(page, { email: person.email, password: PASSWORD });
    expect(status).toBe(302);
    return location;
  }

  /** The form of the page, as it is drawn. */
  async formAt(path: string): Promise<{ html: string; fields: FormFieldsSent }> {
    const { status, html } = await this.ask(path);
    expect(status).toBe(200);
    const form = postedFormsIn(html).find(({ fields }) => "formKey" in fields);
    return { html, fields: form?.fields ?? {} };
  }
}

const TYPED = { term: "PCC", meaning: "Police and Crime Commissioner, “as typed”\r\nin two lines" };
const kept = () => site.database.db.select().from(keptText);
const terms = () => site.database.db.$count(glossaryTerm, eq(glossaryTerm.term, TYPED.term));

/** Somebody writes until their session has ended, and presses the button. */
async function writeTooLong(): Promise<{ browser: Browser; answer: Awaited<ReturnType<Browser["ask"]>> }> {
  const browser = new Browser();
  await browser.signIn(writer);
  const { fields } = await browser.formAt(address);
  now = later(3 * HOUR);
  return { browser, answer: await browser.ask(address, { ...fields, ...TYPED }) };
}

describe("a form sent after the session ended", () => {
  it("leads to sign in, which says why, and then to the form with what was typed, saved by pressing again", async () => {
    const { browser, answer } = await writeTooLong();
    expect(answer.status).toBe(302);
    expect(answer.location).toBe(`/sign-in?after=kept&returnTo=${encodeURIComponent(address)}`);
    const signIn = await browser.ask(answer.location);
    expect(signIn.html).toContain(
      "You were signed out, so nothing was saved. Sign in: what you wrote is kept",
    );
    expect(signIn.html).not.toContain(TYPED.term);
    expect(await browser.signIn(writer, address)).toBe(address);
    const { html, fields } = await browser.formAt(address);
    expect(html).toContain("What you wrote before you were signed out is back in the form");
    expect([fields.term, fields.meaning]).toEqual([[TYPED.term], [TYPED.meaning.replaceAll("\r\n", "\n")]]);
    expect(await terms()).toBe(0);
    expect((await browser.ask(address, fields)).status).toBe(302);
    expect([await terms(), await kept()]).toEqual([1, []]);
    expect((await browser.formAt(address)).fields.term).toEqual([""]);
  });

  it("is nobody else's: not in the same browser, nor in another one of the same person", async () => {
    const { browser } = await writeTooLong();
    await browser.signIn(other);
    // Another author may not know of the framework: the same page of one of their own tells nothing either.
    const mine = await createFramework(contextOf(site.database, other), aNewFramework());
    await site.database.db.update(keptText).set({ path: `/frameworks/${mine.frameworkId}/glossary/new` });
    const theirs = await browser.formAt(`/frameworks/${mine.frameworkId}/glossary/new`);
    expect(theirs.html).not.toContain(TYPED.term);
    await site.database.db.update(keptText).set({ path: address });
    const elsewhere = new Browser();
    await elsewhere.signIn(writer);
    expect((await elsewhere.formAt(address)).html).not.toContain(TYPED.term);
  });

  it("lies sealed in the database, without passwords, and for an hour", async () => {
    const { browser } = await writeTooLong();
    const [row] = await kept();
    expect(JSON.stringify(row)).not.toContain("Commissioner");
    expect(row?.expiresAt).toEqual(later(4 * HOUR));
    now = later(4 * HOUR + 1000);
    await browser.signIn(writer);
    expect((await browser.formAt(address)).html).not.toContain(TYPED.term);
    expect(await kept()).toEqual([]);
  });

  it("is forgotten once its person signs out", async () => {
    const { browser } = await writeTooLong();
    await browser.signIn(writer);
    await browser.ask("/sign-out", {});
    expect(await kept()).toEqual([]);
  });

  it("keeps no password", async () => {
    const browser = new Browser();
    await browser.signIn(writer);
    const { fields } = await browser.formAt("/account");
    now = later(3 * HOUR);
    await browser.ask("/account", {
      ...fields,
      password: PASSWORD,
      newPassword: PASSWORD,
      repeatedPassword: PASSWORD,
    });
    await browser.signIn(writer);
    const { html } = await browser.formAt("/account");
    expect(html).not.toContain(PASSWORD);
  });

  it.each([
    ["for a page that was drawn for nobody", async () => newFormKey(await secret(), null, NOW)],
    [
      "with a mark that somebody made up",
      () => Promise.resolve(`${crypto.randomUUID()}.1.${NOW.getTime().toString(36)}.AAAAAAAAAAAAAAAAAAAAAA`),
    ],
    [
      "with a mark of another office",
      () => Promise.resolve(newFormKey(new Uint8Array(32), writer.personId, NOW)),
    ],
    [
      "with a mark of long ago",
      async () => newFormKey(await secret(), writer.personId, later(-8 * 24 * HOUR)),
    ],
  ])("is not kept %s", async (_what, formKey) => {
    const browser = new Browser();
    await browser.signIn(writer);
    now = later(3 * HOUR);
    const answer = await browser.ask(address, { ...TYPED, formKey: await formKey() });
    expect([answer.status, answer.location, await kept()]).toEqual([302, "/sign-in", []]);
  });

  it("is not listened to from a browser in which nobody ever signed in", async () => {
    const formKey = newFormKey(await secret(), writer.personId, NOW);
    const answer = await new Browser().ask(address, { ...TYPED, formKey });
    expect([answer.location, await kept()]).toEqual(["/sign-in", []]);
  });

  it("is kept twenty times for a person at most", async () => {
    const { browser, answer } = await writeTooLong();
    expect(answer.status).toBe(302);
    const formKey = newFormKey(await secret(), writer.personId, NOW);
    for (let page = 1; page <= 25; page += 1)
      await browser.ask(`/frameworks/${page}/details`, { formKey, title: "x" });
    expect(await kept()).toHaveLength(20);
  });
});

const secret = () => TEST_SIGNER.secretFor(FORM_MARK);

describe("the very same, sent from another page", () => {
  it("is asked about where it makes something new, and made a second time when it is meant", async () => {
    const browser = new Browser();
    await browser.signIn(writer);
    const action = address.replace("glossary", "actions");
    const typed = {
      what: "Ask again",
      ownerKind: "name",
      ownerName: "The provider",
      timing: "before",
      entryId: "eia",
      "targetDate-day": "",
      "targetDate-month": "December",
      "targetDate-year": "2018",
    };
    const first = { ...(await browser.formAt(action)).fields, ...typed };
    expect((await browser.ask(action, first)).status).toBe(302);
    // The button twice is one action; "Back" without JavaScript gives the page anew, with another key.
    expect((await browser.ask(action, first)).status).toBe(302);
    const second = { ...(await browser.formAt(action)).fields, ...typed };
    const asked = await browser.ask(action, second);
    expect([asked.status, asked.html]).toEqual([409, expect.stringContaining("You sent the very same on")]);
    const plan = address.replace("glossary/new", "actions");
    const times = async () => (await browser.ask(plan)).html.split("Ask again").length;
    const once = await times();
    const meant = postedFormsIn(asked.html).find(({ fields }) => "evenSo" in fields);
    expect((await browser.ask(action, meant?.fields)).status).toBe(302);
    expect(await times()).toBeGreaterThan(once);
    expect((await browser.ask(plan)).html).toContain("December 2018");
  });
});

it("says how long a session lasts still, and keeps it going", async () => {
  const browser = new Browser();
  expect((await browser.ask("/account/session")).status).toBe(401);
  await browser.signIn(writer);
  now = later(HOUR);
  const { html } = await browser.ask("/account/session");
  expect(JSON.parse(html)).toEqual({ idle: 2 * 3600, absolute: 11 * 3600 });
});
