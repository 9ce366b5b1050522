import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "../../db/queries/people.server";
import { listFrameworks } from "../../db/queries/frameworks.server";
import { addPerson } from "../support/office";
import { startTestSite, type FormFieldsSent, type TestSite } from "../support/site";

let site: TestSite;
let author: Actor;
beforeEach(async () => {
  site = await startTestSite();
  author = await addPerson(site.database, "Author", ["eia_author"]);
});
afterEach(() => site.stop());

const newFramework: FormFieldsSent = {
  title: "Commissioning Framework 2019/20",
  aim: "",
  firstYear: "2019/20",
  numberOfYears: "1",
  priorities: "Victims\nPrevention",
  kind: "framework",
};

const all = { personId: 0, seesAll: true };

describe("/frameworks", () => {
  it("sends a person who is signed out to sign in, and back afterwards", async () => {
    const nobody = await site.as(null);
    const response = await nobody.get("/frameworks");
    expect(response.status).toBe(302);
    expect(response.headers.get("location")).toBe("/sign-in?returnTo=%2Fframeworks");
  });

  it("starts a framework and leads to it", async () => {
    const visitor = await site.as(author);
    const response = await visitor.post("/frameworks/new", newFramework);
    const [framework] = await listFrameworks(site.database.db, all);
    expect(framework).toMatchObject({
      title: "Commissioning Framework 2019/20",
      years: [2019],
      state: "drafting",
    });
    expect(response.status).toBe(302);
    expect(response.headers.get("location")).toBe(`/frameworks/${framework?.id}`);
  });

  it("does a form that is sent twice once", async () => {
    const visitor = await site.as(author);
    const form = { ...newFramework, formKey: "one-key" };
    await Promise.all([visitor.post("/frameworks/new", form), visitor.post("/frameworks/new", form)]);
    expect(await listFrameworks(site.database.db, all)).toHaveLength(1);
  });

  it("keeps what was typed where something is wrong, and says what", async () => {
    const visitor = await site.as(author);
    const response = await visitor.post("/frameworks/new", { ...newFramework, title: "", aim: "Kept words" });
    const page = await response.text();
    expect(response.status).toBe(400);
    expect(page).toContain("<title>Error: Start a framework");
    expect(page).toContain('<a href="#title">Enter the title</a>');
    expect(page).toContain("Kept words");
  });

  it("is not for an administrator", async () => {
    const administrator = await site.as(await addPerson(site.database, "Admin", ["administrator"]));
    expect((await administrator.get("/frameworks")).status).toBe(403);
    expect((await administrator.post("/frameworks/new", newFramework)).status).toBe(403);
  });
});
