import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { delegation, framework, signedRecord } from "../../db/schema";
import type { Actor } from "../../db/queries/people.server";
import { anOffice, type Office } from "../support/action-plan";
import { pageOf } from "../support/accounts";
import { OWN_REASONS } from "../support/content-builder";
import { addDelegation, grantOf } from "../support/delegation";
import { addPerson } from "../support/office";
import {
  acknowledgementKeys,
  bringTo,
  digestOf,
  givePassword,
  PASSWORD,
  setTitles,
  SIGN_OFF_NOW,
  stateOf,
} from "../support/sign-off";
import { startTestSite, type TestSite, type Visitor } from "../support/site";
import { storeContent } from "../support/stored-content";

let site: TestSite;
let office: Office;
let deputy: Actor;
let admin: Visitor;
let visitor: Visitor;
let frameworkId: number;

beforeAll(async () => {
  site = await startTestSite({ now: SIGN_OFF_NOW });
  const { database } = site;
  office = await anOffice(database);
  await setTitles(database);
  deputy = await addPerson(database, "Ashraf Deputy", []);
  await givePassword(database, deputy);
  ({ frameworkId } = await storeContent(database, office.author));
  admin = await site.as(office.admin);
  visitor = await site.as(deputy);
});
afterAll(() => site.stop());

const form = async () => ({
  roleGrantId: String(await grantOf(site.database, office.decider, "decision_maker")),
  deputyId: String(deputy.personId),
  reference: "DEL/2018/1",
  "validFrom-day": "1",
  "validFrom-month": "3",
  "validFrom-year": "2018",
  "validUntil-day": "31",
  "validUntil-month": "3",
  "validUntil-year": "2018",
  reason: "Annual leave",
});
const CAPACITY = "Deputy for the Commissioner for Testshire under delegation DEL/2018/1 from 1 March 2018";
const signOff = () => `/frameworks/${frameworkId}/sign-off`;

describe("a deputy, from the instrument to the signature", () => {
  it("may do nothing before it is recorded", async () => {
    expect((await visitor.get("/frameworks")).status).toBe(403);
    expect((await visitor.get(signOff())).status).toBe(403);
  });

  it("is refused with what is wrong beside the field, and nothing typed is lost", async () => {
    const sent = await form();
    const answer = await admin.post("/admin/delegations/new", { ...sent, "validUntil-month": "2" });
    expect(answer.status).toBe(400);
    const shown = await pageOf(answer);
    expect(shown).toContain("Last day must be a real date: February 2018 has no such day");
    expect(shown).toContain('value="DEL/2018/1"');
    const over = await admin.post("/admin/delegations/new", {
      ...sent,
      ...{ "validUntil-day": "8" },
    });
    expect(await pageOf(over)).toContain("The last day must be today or later");
    const itself = { ...sent, deputyId: String(office.decider.personId) };
    expect(await pageOf(await admin.post("/admin/delegations/new", itself))).toContain(
      "nobody is their own deputy",
    );
    const oneself = { ...sent, deputyId: String(office.admin.personId) };
    expect((await admin.post("/admin/delegations/new", oneself)).status).toBe(403);
    expect(await pageOf(await admin.get("/admin/delegations"))).toContain("No deputy has been recorded yet");
  });

  it("is recorded once, however often it is sent", async () => {
    const sent = { ...(await form()), formKey: "once" };
    const send = async () => (await admin.post("/admin/delegations/new", sent)).headers.get("location");
    expect([await send(), await send()]).toEqual(["/admin/delegations", "/admin/delegations"]);
    expect(await site.database.db.$count(delegation)).toBe(1);
    const list = await pageOf(await admin.get("/admin/delegations"));
    for (const words of ["Ashraf Deputy", "Decider", "1 March 2018 to 31 March 2018", "In force"]) {
      expect(list).toContain(words);
    }
  });

  it("reads frameworks, and both of them see the delegation on their account", async () => {
    expect((await visitor.get("/frameworks")).status).toBe(200);
    expect(await pageOf(await visitor.get(signOff()))).toContain(`Ashraf Deputy acts today as ${CAPACITY}`);
    for (const person of [visitor, await site.as(office.decider)]) {
      expect(await pageOf(await person.get("/account"))).toContain("DEL/2018/1");
    }
    expect(await pageOf(await (await site.as(office.owner)).get("/account"))).not.toContain("DEL/2018/1");
  });

  it("has the decision waiting, signs it, and the record is printed with that capacity", async () => {
    const { database } = site;
    await bringTo(database, office, frameworkId, "determined");
    expect(await pageOf(await visitor.get("/"))).toContain(`${signOff()}/decision`);
    expect(await pageOf(await visitor.get(signOff()))).toContain("Ashraf Deputy as deputy");
    expect(await pageOf(await visitor.get(`${signOff()}/decision`))).toContain(`You sign as ${CAPACITY}`);
    const signed = await visitor.post(`${signOff()}/decision`, {
      digest: await digestOf(database, frameworkId),
      acknowledgements: await acknowledgementKeys(database, frameworkId),
      outcome: "supported",
      reasons: OWN_REASONS,
      password: PASSWORD,
    });
    expect(signed.headers.get("location")).toBe(`${signOff()}?done=sign`);
    expect(await stateOf(database, frameworkId)).toBe("signed");
    const [record] = await database.db.select().from(signedRecord);
    const citizen = await site.as(null);
    const address = `/decisions/${record?.referenceKey ?? ""}`;
    expect(await pageOf(await citizen.get(address))).toContain(`Ashraf Deputy, ${CAPACITY}`);
    expect(await (await citizen.get(`${address}/record.json`)).text()).toContain(CAPACITY);
    expect(await pageOf(await admin.get("/admin/audit"))).toContain(`Ashraf Deputy, ${CAPACITY}`);
  });

  it("is one no longer once it is ended, which happens once", async () => {
    const [row] = await site.database.db.select().from(delegation);
    const address = `/admin/delegations/${row?.id ?? 0}/end`;
    expect((await admin.post(address, { version: "1" })).status).toBe(400);
    const ended = await admin.post(address, { reason: "Back from leave", version: "1" });
    expect(ended.headers.get("location")).toBe("/admin/delegations");
    const again = await admin.post(address, { reason: "Really", version: "1" });
    expect(again.status).toBe(409);
    expect(await pageOf(again)).toContain("This delegation has been ended already");
    expect(await pageOf(await admin.get(address))).toContain("by Admin: Back from leave");
    expect((await visitor.get("/frameworks")).status).toBe(403);
    expect((await admin.get("/admin/delegations/999/end")).status).toBe(404);
  });

  it("is missed on a draft's sign-off page where nobody else is left to sign", async () => {
    const { database } = site;
    const other = await storeContent(database, office.decider);
    const [row] = await database.db.select().from(framework).where(eq(framework.id, other.frameworkId));
    expect(row?.state).toBe("drafting");
    const author = await site.as(office.author);
    const page = `/frameworks/${other.frameworkId}/sign-off`;
    const missing = "Nobody may decide and sign as Commissioner for Testshire";
    expect(await pageOf(await author.get(page))).toContain(missing);
    await addDelegation(database, { holder: office.decider, deputy, recordedBy: office.admin });
    expect(await pageOf(await author.get(page))).not.toContain(missing);
  });
});
