import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { eq } from "drizzle-orm";
import { getContent } from "../../db/queries/content.server";
import { findSubmission } from "../../db/queries/frameworks.server";
import type { Actor } from "../../db/queries/people.server";
import { action } from "../../db/schema";
import { paths } from "../../app/paths";
import { anOffice, type Office } from "../support/action-plan";
import { aCompleteFramework, anAction } from "../support/content-builder";
import { bringTo, digestOf, givePassword, setTitles, SIGN_OFF_NOW } from "../support/sign-off";
import { startTestSite, type TestSite, type Visitor } from "../support/site";
import { storeContent } from "../support/stored-content";

let site: TestSite;
let office: Office;
let visitors: Record<keyof Office, Visitor>;
let id: number;

beforeAll(async () => {
  site = await startTestSite({ now: SIGN_OFF_NOW });
  office = await anOffice(site.database);
  await setTitles(site.database);
  await givePassword(site.database, office.decider);
  const entries = await Promise.all(
    Object.entries<Actor>({ ...office }).map(async ([who, actor]) => [who, await site.as(actor)] as const),
  );
  visitors = Object.fromEntries(entries) as typeof visitors;
});
afterAll(() => site.stop());
beforeEach(async () => {
  const { actions } = aCompleteFramework();
  const content = aCompleteFramework({
    actions: [
      ...actions,
      anAction({ id: 51, timing: "after", isCondition: true, what: "Open an outreach session" }),
      anAction({ id: 52, timing: "after", what: "Ask who no longer comes" }),
    ],
  });
  ({ frameworkId: id } = await storeContent(site.database, office.author, content));
  await bringTo(site.database, office, id, "determined");
});

const page = () => paths.afterwards(id);
const text = async (answer: Promise<Response>) => (await answer).text();
const words = async (answer: Promise<Response>) =>
  (await text(answer))
    .replace(/<!--.*?-->/gu, "")
    .replace(/<[^>]+>/gu, " ")
    .replace(/\s+/gu, " ");
const accepted = async () =>
  ((await findSubmission(site.database.db, id, "open"))?.acceptances ?? []).map(({ reason }) => reason);
const idOf = async (what: string) =>
  (await getContent(site.database.db, id)).actions.find((one) => one.what === what)?.id ?? 0;
const post = async (who: keyof Office, fields: Record<string, string | string[]>) =>
  visitors[who].post(page(), { digest: await digestOf(site.database, id), ...fields });

describe("the page on which is accepted what is done after the decision", () => {
  it("has one table of what is left, with what is a condition, and a form that works without a script", async () => {
    const shown = await words(visitors.monitoring.get(page()));
    for (const word of [
      "Open an outreach session",
      "A condition of the decision",
      "Ask who no longer comes",
      "Nobody has accepted this yet",
      "Carried forward: it was to be done before the decision",
    ]) {
      expect(shown).toContain(word);
    }
    expect(await text(visitors.monitoring.get(page()))).not.toMatch(
      /<input[^>]*name="(?:which|actions)"[^>]*checked/u,
    );
  });

  it.each(["author", "owner", "decider", "admin"] as const)("is not for %s", async (who) => {
    expect([403, 404]).toContain((await visitors[who].get(page())).status);
    expect([403, 404]).toContain((await post(who, { which: "all", reason: "It is right" })).status);
    expect(await accepted()).toEqual([]);
  });

  it("says what is missing at its field, and keeps what was typed", async () => {
    const nothing = await post("monitoring", {});
    expect(nothing.status).toBe(400);
    const said = await nothing.text();
    expect(said).toContain("Choose whether you accept all or only some");
    expect(said).toContain("Enter your reason");
    const none = await post("monitoring", { which: "some", reason: "Kept words" });
    expect(none.status).toBe(400);
    const again = await none.text();
    expect(again).toContain("Choose at least one action to accept");
    expect(again).toContain("Kept words");
  });

  it("takes single rows first and the rest with one reason, and says on the sign-off what is left", async () => {
    expect(await words(visitors.monitoring.get(paths.signOff(id)))).toContain(
      "2 actions. 2 are not accepted yet",
    );
    const one = String(await idOf("Ask who no longer comes"));
    const first = await post("monitoring", { which: "some", actions: one, reason: "In April" });
    expect(first.headers.get("location")).toBe(paths.signOff(id));
    expect(await words(visitors.monitoring.get(paths.signOff(id)))).toContain(
      "2 actions. 1 is not accepted yet",
    );
    expect(await words(visitors.senior.get("/"))).toContain("1 action waits. It cannot be signed before");
    await post("senior", { which: "all", reason: "With the lease" });
    expect(await accepted()).toEqual(["In April", "With the lease"]);
    const signOff = await words(visitors.monitoring.get(paths.signOff(id)));
    expect(signOff).toContain("2 actions, accepted");
    expect(await words(visitors.monitoring.get(page()))).toContain("Nothing waits for you to accept it");
    const decision = await words(visitors.decider.get(paths.signDecision(id)));
    for (const word of ["Accepted because: In April", "Accepted by: Monitoring, Solicitor to the office"]) {
      expect(decision).toContain(word);
    }
    expect(decision).not.toContain("Nobody has accepted");
  });

  it("leaves out what the officer owns", async () => {
    await site.database.db
      .update(action)
      .set({ ownerId: office.senior.personId })
      .where(eq(action.id, await idOf("Open an outreach session")));
    // Who owns it is part of what was submitted, which this test alters behind the services' back.
    const shown = await words(visitors.senior.get(page()));
    expect(shown).toContain("You own 1 of those that wait, so somebody else must accept it.");
    await post("senior", { which: "all", reason: "The others" });
    expect(await accepted()).toEqual(["The others"]);
  });

  it("tells whoever decides that it cannot be signed yet, and refuses it", async () => {
    expect(await words(visitors.decider.get(paths.signDecision(id)))).toContain(
      "Nobody has accepted yet that 2 actions are done after the decision, so this cannot be signed.",
    );
    const refused = await visitors.decider.post(paths.signDecision(id), {
      digest: await digestOf(site.database, id),
      acknowledgements: [],
      outcome: "supported",
      password: "equality-demo",
    });
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain("nobody has accepted that");
  });

  it("is not there before it is submitted", async () => {
    const { frameworkId } = await storeContent(site.database, office.author);
    expect((await visitors.monitoring.get(paths.afterwards(frameworkId))).status).toBe(409);
  });
});
