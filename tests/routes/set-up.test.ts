import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { offerSetUp } from "../../app/services/office/offer-set-up.server";
import { cookieFrom, NEW_PASSWORD, pageOf } from "../support/accounts";
import { NOW } from "../support/office";
import { startTestSite, type FormFieldsSent, type TestSite, type Visitor } from "../support/site";

describe("setting up", () => {
  let empty: TestSite;
  let visitor: Visitor;
  beforeEach(async () => {
    empty = await startTestSite();
    visitor = await empty.as(null);
  });
  afterEach(() => empty.stop());

  const answers: FormFieldsSent = {
    name: "Jo Smith",
    email: "jo@office.example",
    newPassword: NEW_PASSWORD,
    repeatedPassword: NEW_PASSWORD,
    officeName: "Office for Testshire",
    decidingBodyTitle: "Commissioner",
    eiaAuthorTitle: "EIA author",
    actionOwnerTitle: "Action owner",
    seniorOfficerTitle: "Chief Executive",
    monitoringOfficerTitle: "Monitoring Officer",
    administratorTitle: "Administrator",
  };

  it("is where signing in leads while nobody has an account", async () => {
    expect((await visitor.get("/sign-in")).headers.get("location")).toBe("/set-up");
    const form = await pageOf(await visitor.get("/set-up"));
    expect(form).toContain("<title>Set up this service");
    expect(form).toContain('value="Monitoring officer"');
  });

  it("creates the administrator with the code, once, and leads to sign in", async () => {
    const code = await offerSetUp(empty.database, NOW);
    const wrong = await visitor.post("/set-up", { ...answers, code: "not-the-code" });
    expect(wrong.status).toBe(400);
    const shown = await pageOf(wrong);
    expect(shown).toContain('<a href="#code">This code is not right, or it has run out');
    expect(shown).toContain('value="Office for Testshire"');
    expect(shown).not.toContain(NEW_PASSWORD);

    const done = await visitor.post("/set-up", { ...answers, code: ` ${code ?? ""} ` });
    expect(done.headers.get("location")).toBe("/sign-in?after=set-up");
    expect(await pageOf(await visitor.get("/sign-in?after=set-up"))).toContain("The office is set up");
    for (const gone of [
      await visitor.get("/set-up"),
      await visitor.post("/set-up", { ...answers, code: "x" }),
    ]) {
      expect(gone.status).toBe(404);
    }
    const signedIn = await visitor.post("/sign-in", { email: "jo@office.example", password: NEW_PASSWORD });
    const people = await visitor.get("/admin", { Cookie: cookieFrom(signedIn) });
    expect(await pageOf(people)).toContain("Office for Testshire");
  });

  it("keeps what was typed and names every fault", async () => {
    const response = await visitor.post("/set-up", {
      ...answers,
      email: "jo",
      newPassword: "short",
      officeName: "",
    });
    const shown = await pageOf(response);
    expect(response.status).toBe(400);
    expect(shown).toContain('href="#email"');
    expect(shown).toContain('href="#newPassword"');
    expect(shown).toContain('<a href="#officeName">Enter the name of the office</a>');
    expect(shown).toContain('value="Jo Smith"');
  });
});
