import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findApplication, findRound, listApplications } from "../../db/queries/grants.server";
import { grantRound, office as officeTable } from "../../db/schema";
import { paths } from "../../app/paths";
import { publishGrant } from "../../app/services/grants/publish-grant.server";
import { pageOf } from "../support/accounts";
import { anOffice, type Office } from "../support/action-plan";
import { aPlannedRound, decide, enter, scored, stepRound, type Place } from "../support/a-grant";
import { at, bringTo, givePassword, SIGN_OFF_NOW } from "../support/sign-off";
import { startTestSite, type TestSite, type Visitor } from "../support/site";
import { storeContent } from "../support/stored-content";

const NOW = SIGN_OFF_NOW;
let site: TestSite;
let office: Office;
let nobody: Visitor;
let place: Place;
let slug: string;

beforeAll(async () => {
  site = await startTestSite({ now: NOW });
  office = await anOffice(site.database);
  await givePassword(site.database, office.decider);
  nobody = await site.as(null);
  const { frameworkId } = await storeContent(site.database, office.author);
  await bringTo(site.database, office, frameworkId, "signed");
  place = await aPlannedRound(site.database, office, { frameworkId, now: NOW });
  await stepRound(site.database, office, { ...place, act: "open" }, NOW);
  slug = (await findRound(site.database.db, frameworkId, place.roundId))?.slug ?? "";
});
afterAll(() => site.stop());

const SENT = {
  organisation: "canary-applicant",
  register: "charity",
  registerNumber: "1234567",
  pence: "4,000",
  purpose: "canary-purpose",
  reaches: ["age", "sex"],
  whom: "canary-whom",
  contact: "canary@hall.example",
};

describe("the rounds of a framework", () => {
  it("stand on pages once there are many", async () => {
    const { frameworkId } = await storeContent(site.database, office.author);
    const { roundId } = await aPlannedRound(site.database, office, { frameworkId, now: NOW });
    const { db } = site.database;
    const [planned] = await db.select().from(grantRound).where(eq(grantRound.id, roundId));
    if (!planned) throw new Error("No round was planned");
    const { id: _id, ...words } = planned;
    await db.insert(grantRound).values(
      Array.from({ length: 60 }, (_, index) => ({
        ...words,
        title: `Round no. ${index}`,
        slug: `many-${index}`,
      })),
    );
    const reader = await site.as(office.senior);
    const read = async (page: number) => pageOf(await reader.get(paths.grantRounds(frameworkId, page)));
    const [first, second] = [await read(1), await read(2)];
    const shown = (page: string) => page.match(/Round no\. \d+|Small grants/gu)?.length;
    expect(first).toContain(`href="${paths.grantRounds(frameworkId, 2)}"`);
    expect([shown(first), shown(second)]).toEqual([50, 11]);
  });
});

describe("the public form", () => {
  it("takes an application without an account and gives a number, and says what is wrong with another", async () => {
    const page = await pageOf(await nobody.get(`/grants/${slug}`));
    expect(page).toContain("Small grants");
    expect(page).toContain("Need, up to 10 points");
    const wrong = await nobody.post(`/grants/${slug}`, { ...SENT, registerNumber: "1", formKey: "a" });
    expect(wrong.status).toBe(400);
    expect(await pageOf(wrong)).toContain("A charity number has 6 or 7 digits");
    const received = await nobody.post(`/grants/${slug}`, { ...SENT, formKey: "a" });
    expect(received.status).toBe(200);
    expect(await pageOf(received)).toMatch(/[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}/u);
    expect(await listApplications(site.database.db, place.roundId)).toEqual([
      expect.objectContaining({
        organisation: "canary-applicant",
        reaches: ["age", "sex"],
        state: "received",
      }),
    ]);
  });
});

describe("the public list", () => {
  const publicBytes = async () => {
    const addresses = [
      "/grants",
      "/grants/awarded/2018-03",
      "/grants.csv",
      "/grants.json",
      `/grants/${slug}`,
    ];
    const answers = await Promise.all(addresses.map((address) => nobody.get(address)));
    return (await Promise.all(answers.map((answer) => answer.text()))).join("\n");
  };

  it("has an award once it is published, as page, table and data, and nothing of an applicant", async () => {
    const applicationId = await enter(site.database, office, place, NOW, {
      organisation: "canary-loser",
      purpose: "canary-purpose",
    });
    await stepRound(site.database, office, { ...place, act: "close" }, NOW);
    await scored(site.database, office, { ...place, applicationId }, NOW);
    await decide(site.database, office, { ...place, applicationId }, NOW, { title: "Open evenings" });
    expect(await publicBytes()).not.toContain("Open evenings");
    const { award } = (await findApplication(site.database.db, place.roundId, applicationId)) ?? {};
    await publishGrant(at(site.database, office.monitoring, NOW), {
      ...{ ...place, applicationId, version: award?.version ?? 0 },
    });
    await site.database.db
      .update(officeTable)
      .set({ organisationIdentifier: "GB-COH-01234567", grantPrefix: "360G-office" });
    const bytes = await publicBytes();
    expect(bytes).not.toContain("canary");
    const data = (await (await nobody.get("/grants.json")).json()) as { grants: { title: string }[] };
    expect(data.grants.map(({ title }) => title)).toEqual(["Open evenings"]);
    expect(await (await nobody.get("/grants.csv")).text()).toContain("Open evenings");
    expect(await pageOf(await nobody.get("/grants/awarded/2018-03"))).toContain("Community hall");
    expect(await pageOf(await nobody.get("/publication-scheme"))).toContain('href="/grants"');
  });

  it("is drawn for the office with everything that was declared, scored and decided", async () => {
    const [first] = await listApplications(site.database.db, place.roundId);
    const inside = `/frameworks/${place.frameworkId}/grants/${place.roundId}`;
    const author = await site.as(office.author);
    for (const address of [`/frameworks/${place.frameworkId}/grants`, inside, `${inside}/applications/new`]) {
      expect((await author.get(address)).status, address).toBe(200);
    }
    const page = await pageOf(await author.get(`${inside}/applications/${first?.id}`));
    expect(page).toContain("canary-purpose");
    const declared = await author.post(`${inside}/applications/${first?.id}/interest`, { hasInterest: "no" });
    expect(declared.status).toBe(302);
    expect((await author.get(`${inside}/applications/${first?.id}/score`)).status).toBe(200);
    expect((await author.get(`${inside}/applications/${first?.id}/assess`)).status).toBe(200);
  });
});
