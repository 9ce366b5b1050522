import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { listComments } from "../../db/queries/comments.server";
import { getContent } from "../../db/queries/content.server";
import { changesOf } from "../../app/domain/framework/content";
import { anOffice, type Office } from "../support/action-plan";
import { SIGN_OFF_NOW, bringTo, digestOf, submit } from "../support/sign-off";
import { startTestSite, type TestSite, type Visitor } from "../support/site";
import { storeContent } from "../support/stored-content";

let site: TestSite;
let office: Office;
let author: Visitor;
let senior: Visitor;
let monitoring: Visitor;
let decider: Visitor;
let frameworkId: number;
let entry: string;
let changeId: number;
beforeAll(async () => {
  site = await startTestSite({ now: SIGN_OFF_NOW });
  office = await anOffice(site.database);
  author = await site.as(office.author);
  senior = await site.as(office.senior);
  monitoring = await site.as(office.monitoring);
  decider = await site.as(office.decider);
});
beforeEach(async () => {
  ({ frameworkId } = await storeContent(site.database, office.author));
  changeId = changesOf(await getContent(site.database.db, frameworkId))[0]?.id ?? 0;
  entry = `/frameworks/${frameworkId}/eia/entries/${changeId}`;
});
afterAll(() => site.stop());

const room = (rest = "") => `/frameworks/${frameworkId}/comments${rest}`;
const read = async (visitor: Visitor, address: string) =>
  (await (await visitor.get(address)).text()).replaceAll("<!-- -->", "");
const ask = (visitor: Visitor, overrides: Record<string, string> = {}) =>
  visitor.post(room(`/new?on=entry-${changeId}`), {
    place: `entry-${changeId}-evidence`,
    kind: "request",
    text: "Say how many people it reaches",
    ...overrides,
  });
const only = async () => {
  const [found] = await listComments(site.database.db, frameworkId);
  if (!found) throw new Error("There is no comment");
  return found;
};

describe("comments by forms", () => {
  it("are written beside an entry, answered, resolved and opened again", async () => {
    expect(await read(senior, entry)).toContain(`href="${room(`/new?on=entry-${changeId}`)}"`);
    expect(await read(decider, entry)).not.toContain("/comments/new");
    const refused = await ask(senior, { text: " " });
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain('<a href="#text">Enter your comment</a>');
    const sent = await ask(senior);
    expect([sent.status, sent.headers.get("location")]).toEqual([302, `${entry}#comments`]);
    const { id } = await only();

    const page = await read(author, entry);
    expect(page).toContain("Say how many people it reaches");
    expect(page).toContain(`href="${room(`/${id}`)}"`);
    expect(page).toContain(`href="${entry}#evidence"`);

    const blocked = await author.post(room(`/${id}`), { act: "resolve", text: "", version: "1" });
    expect(blocked.status).toBe(400);
    expect(await blocked.text()).toContain("Enter what was done, or why nothing was");
    expect((await author.post(room(`/${id}`), { act: "answer", text: "We ask", version: "1" })).status).toBe(
      302,
    );
    expect((await author.post(room(`/${id}`), { act: "resolve", text: "Old", version: "1" })).status).toBe(
      409,
    );
    expect((await author.post(room(`/${id}`), { act: "resolve", text: "40", version: "2" })).status).toBe(
      302,
    );
    expect(await read(senior, room(`/${id}`))).toContain("Open it again");
    expect((await senior.post(room(`/${id}`), { act: "reopen", text: "Where?", version: "3" })).status).toBe(
      302,
    );
    expect(await only()).toMatchObject({
      isOpen: true,
      answers: [{}, {}, { kind: "reopen", text: "Where?" }],
    });
  });

  it("are listed by what is asked for, counted in the task list, and lead to where they block", async () => {
    expect(await read(author, `/frameworks/${frameworkId}`)).toContain("None open");
    await ask(senior);
    await ask(monitoring, { kind: "comment", text: "Well put" });
    expect(await read(author, `/frameworks/${frameworkId}`)).toContain("1 change asked for");
    const requests = await read(author, room("?show=requests"));
    expect(requests).toContain("Say how many people");
    expect(requests).not.toContain("Well put");
    expect(await read(author, room())).toContain("2 open, 1 of them asks for a change");
    expect(await read(author, room("?show=resolved"))).toContain("There are none of these");
    const { id } = await only();
    expect(await read(author, `/frameworks/${frameworkId}/sign-off`)).toContain(`href="${room(`/${id}`)}"`);
  });

  it("go with a return, by their places", async () => {
    await submit(site.database, office.author, frameworkId);
    const address = `/frameworks/${frameworkId}/sign-off/return`;
    expect(await read(senior, address)).toContain(`href="${room("/new?on=whole")}"`);
    await ask(senior);
    const { id, placeName } = await only();
    expect(await read(senior, `/frameworks/${frameworkId}/sign-off/approval`)).toContain(
      "Say how many people",
    );
    expect(await read(senior, address)).toContain(`href="${room(`/${id}`)}"`);
    const digest = await digestOf(site.database, frameworkId);
    expect((await senior.post(address, { digest, reason: "See there" })).status).toBe(302);
    const overview = await read(author, `/frameworks/${frameworkId}`);
    expect(overview).toContain("A change is asked for at:");
    expect(overview).toContain(placeName);
  });

  it("show whoever determines publication what differs since the return, and what was asked", async () => {
    await submit(site.database, office.author, frameworkId);
    await ask(senior);
    const { id } = await only();
    await senior.post(`/frameworks/${frameworkId}/sign-off/return`, {
      digest: await digestOf(site.database, frameworkId),
      reason: "See there",
    });
    await author.post(room(`/${id}`), { act: "resolve", text: "It says 40 now", version: "1" });
    await bringTo(site.database, office, frameworkId, "approved");
    const page = await read(monitoring, `/frameworks/${frameworkId}/sign-off/determinations`);
    expect(page).toContain("What differs from before");
    expect(page).toContain("It says 40 now");
  });

  it("are not of a baseline, nor of what is not there", async () => {
    expect((await senior.get(room("/new?on=entry-99999999"))).status).toBe(404);
    expect((await senior.get(room("/new?on=nothing"))).status).toBe(404);
    expect((await senior.get(room("/99999999"))).status).toBe(404);
    const { previousId } = await storeContent(site.database, office.author);
    expect((await senior.get(`/frameworks/${previousId}/comments`)).status).toBe(404);
    expect((await decider.get(room("/new"))).status).toBe(403);
    expect((await decider.get(room())).status).toBe(200);
  });
});
