import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { isPasswordConfirmed, type Actor } from "../../db/queries/people.server";
import { approval, submission } from "../../db/schema";
import { makeOneTimeLink } from "../../app/services/office/make-one-time-link.server";
import { setPassword } from "../../app/services/account/set-password.server";
import { eventsOf, NEW_PASSWORD, pageOf } from "../support/accounts";
import { anOffice, type Office } from "../support/action-plan";
import { addPerson } from "../support/office";
import { at, bringTo, digestOf, givePassword, SIGN_OFF_NOW, stateOf } from "../support/sign-off";
import { startTestSite, type TestSite, type Visitor } from "../support/site";
import { storeContent } from "../support/stored-content";

let site: TestSite;
let office: Office;
let holder: Actor;
let visitors: Record<"admin" | "author" | "holder", Visitor>;
let address: string;
let people = 0;
beforeAll(async () => {
  site = await startTestSite({ now: SIGN_OFF_NOW });
  office = await anOffice(site.database);
  for (const colleague of [office.author, office.senior]) await givePassword(site.database, colleague);
});
afterAll(() => site.stop());
beforeEach(async () => {
  people += 1;
  holder = await addPerson(site.database, `Signatory ${people}`, ["senior_officer"]);
  await takeOver();
  visitors = {
    admin: await site.as(office.admin),
    author: await site.as(office.author),
    holder: await site.as(holder),
  };
  address = `/account/confirm/${holder.personId}`;
});

async function takeOver(): Promise<void> {
  const admin = at(site.database, office.admin);
  const { token } = await makeOneTimeLink(admin, holder);
  await setPassword(admin, { token, newPassword: NEW_PASSWORD });
}

const isConfirmed = () => isPasswordConfirmed(site.database.db, holder.personId);

describe("confirming an account", () => {
  it("waits on a colleague's start page, says whose link it was, and is done once", async () => {
    expect(await pageOf(await visitors.author.get("/"))).toContain(`href="${address}"`);
    const page = await pageOf(await visitors.author.get(address));
    expect(page).toContain(`<title>Confirm the account of ${holder.name}`);
    expect(page).toContain("9 March 2018");
    expect(page).toContain("Admin");
    expect(page).not.toContain("You made the link yourself");
    const version = /name="version" value="(\d+)"/u.exec(page)?.[1] ?? "";

    const without = await visitors.author.post(address, { version });
    expect(without.status).toBe(400);
    expect(await pageOf(without)).toContain('href="#confirmed">Confirm the statement');
    expect(await isConfirmed()).toBe(false);

    const sent = { version, confirmed: "yes", formKey: `key ${people}` };
    expect((await visitors.author.post(address, sent)).headers.get("location")).toBe("/");
    expect(await isConfirmed()).toBe(true);
    expect((await visitors.author.post(address, sent)).headers.get("location")).toBe("/");
    expect(await eventsOf(site.database, "password.confirm")).toHaveLength(1);
    expect((await visitors.author.get(address)).status).toBe(409);
    expect(await pageOf(await visitors.author.get("/"))).not.toContain(`href="${address}"`);
  });

  it("is not for the maker of the link, its holder, or a form that names another password or none", async () => {
    for (const who of ["admin", "holder"] as const) {
      expect((await visitors[who].get(address)).status, who).toBe(403);
      expect((await visitors[who].post(address, { version: "1", confirmed: "yes" })).status, who).toBe(403);
      expect(await pageOf(await visitors[who].get("/")), who).not.toContain(`href="${address}"`);
    }
    await takeOver();
    for (const [version, status] of [
      ["1", 409],
      ["3", 409],
      ["", 422],
    ] as const) {
      const response = await visitors.author.post(address, { version, confirmed: "yes" });
      expect(response.status, version).toBe(status);
    }
    expect(await isConfirmed()).toBe(false);
  });

  it("is not there for an account that is not", async () => {
    for (const id of ["999", "0", "x"]) {
      expect((await visitors.author.get(`/account/confirm/${id}`)).status, id).toBe(404);
      const sent = { version: "1", confirmed: "yes" };
      expect((await visitors.author.post(`/account/confirm/${id}`, sent)).status, id).toBe(404);
    }
  });
});

describe("whoever waits to be confirmed", () => {
  it("reads why and who can help, and their step is refused however it is sent", async () => {
    const { frameworkId } = await storeContent(site.database, office.author);
    await bringTo(site.database, office, frameworkId, "submitted");
    const signOff = `/frameworks/${frameworkId}/sign-off`;
    for (const page of ["/", "/account", signOff]) {
      const text = await pageOf(await visitors.holder.get(page));
      expect(text, page).toMatch(/a colleague (?:to confirm|has confirmed)/u);
      expect(text, page).toMatch(/Author, .*Senior.* can confirm it, once you told them so in person/u);
      expect(text, page).not.toContain(`${signOff}/approval`);
    }
    expect((await visitors.holder.get(`${signOff}/approval`)).status).toBe(403);
    const approve = async () =>
      visitors.holder.post(`${signOff}/approval`, {
        digest: await digestOf(site.database, frameworkId),
        confirmed: "yes",
      });
    expect((await approve()).status).toBe(403);
    expect(await site.database.db.$count(approval)).toBe(0);
    expect(await site.database.db.$count(submission)).toBe(1);
    // The others are told who can take the step: not somebody who waits.
    expect(await pageOf(await visitors.author.get(signOff))).not.toContain(holder.name);

    await visitors.author.post(address, { version: "1", confirmed: "yes" });
    expect((await approve()).status).toBe(302);
    expect(await stateOf(site.database, frameworkId)).toBe("approved");
  });

  it("is shown as waiting to administrators, with who can confirm, and afterwards who did", async () => {
    expect(await pageOf(await visitors.admin.get("/admin"))).toContain("Waits to be confirmed");
    const account = `/admin/people/${holder.personId}`;
    expect(await pageOf(await visitors.admin.get(account))).toMatch(
      new RegExp(`until a colleague has confirmed that ${holder.name} chose it.*Author, `, "u"),
    );
    await visitors.author.post(address, { version: "1", confirmed: "yes" });
    expect(await pageOf(await visitors.admin.get(account))).toContain(
      "It is confirmed that they chose it themselves: 9 March 2018 at 11:00, by Author",
    );
  });

  it("manages no accounts as an administrator, and is told so", async () => {
    const second = await addPerson(site.database, `Second ${people}`, ["administrator"]);
    holder = second;
    await takeOver();
    const visitor = await site.as(second);
    for (const page of ["/admin", "/admin/people/new", `/admin/people/${office.decider.personId}/link`]) {
      const response = await visitor.get(page);
      expect(response.status, page).toBe(403);
      expect(await pageOf(response), page).toContain("waits for a colleague");
    }
    expect((await visitor.post(`/admin/people/${office.decider.personId}/link`, {})).status).toBe(403);
  });
});
