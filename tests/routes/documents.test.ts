import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DOCUMENT_FORMATS, DOCUMENT_NAMES } from "../../app/domain/publication/document-files";
import { readUpload } from "../../app/imports/read-upload.server";
import { anOffice } from "../support/action-plan";
import { aCompleteFramework, anAction } from "../support/content-builder";
import { officeWords } from "../support/document-readers";
import { addPerson } from "../support/office";
import { bringTo, givePassword, SIGN_OFF_NOW } from "../support/sign-off";
import { startTestSite, type TestSite, type Visitor } from "../support/site";
import { storeContent } from "../support/stored-content";

let site: TestSite;
let nobody: Visitor;
let author: Visitor;
let draftId: number;
let signedId: number;
const KEY = "001-2018";

beforeAll(async () => {
  site = await startTestSite({ now: SIGN_OFF_NOW });
  const office = await anOffice(site.database);
  await givePassword(site.database, office.decider);
  ({ frameworkId: signedId } = await storeContent(site.database, office.author));
  await bringTo(site.database, office, signedId, "signed");
  const content = { ...aCompleteFramework(), actions: [anAction({ id: 1, state: "open" })] };
  ({ frameworkId: draftId } = await storeContent(site.database, office.author, content));
  nobody = await site.as(null);
  author = await site.as(office.author);
}, 120_000);
afterAll(() => site.stop());

const FILES = DOCUMENT_NAMES.flatMap((name) => DOCUMENT_FORMATS.map((format) => `${name}.${format}`));
const TYPES: Record<string, string> = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pdf: "application/pdf",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};
const START: Record<string, string> = { docx: "PK", pdf: "%PDF", xlsx: "PK" };
const ending = (file: string) => file.split(".").at(-1) ?? "";
const startOf = async (response: Response) =>
  Buffer.from(await response.arrayBuffer()).toString("latin1", 0, 4);

describe("a published record as a file", () => {
  it.each([...FILES, "action-plan.xlsx"])("is saved under a name that says what it is: %s", async (file) => {
    const response = await nobody.get(`/decisions/${KEY}/${file}`);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe(TYPES[ending(file)]);
    expect(response.headers.get("content-disposition")).toMatch(
      new RegExp(`^attachment; filename="decision-${KEY}-[a-z-]+\\.${ending(file)}"$`, "u"),
    );
    expect(await startOf(response)).toMatch(new RegExp(`^${START[ending(file)]}`, "u"));
  });

  it.each([...FILES, "action-plan.xlsx"])("is not sent again to whoever has it: %s", async (file) => {
    const first = await nobody.get(`/decisions/${KEY}/${file}`);
    const etag = first.headers.get("etag") ?? "";
    expect(etag).toMatch(/^"[\w-]+"$/u);
    expect(first.headers.get("cache-control")).toBe("public, no-cache");
    const again = await nobody.get(`/decisions/${KEY}/${file}`, { "If-None-Match": etag });
    expect(again.status).toBe(304);
    expect(again.headers.get("etag")).toBe(etag);
    expect(await again.text()).toBe("");
    const other = await nobody.get(`/decisions/${KEY}/${file}`, { "If-None-Match": 'W/"another"' });
    expect(other.status).toBe(200);
  });

  it.each([...FILES, "action-plan.xlsx"])("is offered by the record’s page: %s", async (file) => {
    expect(await (await nobody.get(`/decisions/${KEY}`)).text()).toContain(
      `href="/decisions/${KEY}/${file}"`,
    );
  });

  it("is none where there is no such record, and none of another name", async () => {
    expect((await nobody.get("/decisions/999-2018/record.pdf")).status).toBe(404);
    expect((await nobody.get(`/decisions/${KEY}/record.xlsx`)).status).toBe(404);
    expect((await nobody.get(`/decisions/${KEY}/minutes.pdf`)).status).toBe(404);
  });

  it("lists the actions of its plan in a workbook", async () => {
    const response = await nobody.get(`/decisions/${KEY}/action-plan.xlsx`);
    const reading = await readUpload(new Uint8Array(await response.arrayBuffer()), "plan.xlsx");
    const cells = reading.ok ? reading.sheets.flatMap(({ rows }) => rows.flat()) : [];
    const { actions } = aCompleteFramework();
    expect(actions.length).toBeGreaterThan(0);
    expect(cells).toEqual(expect.arrayContaining(actions.map(({ what }) => what)));
  });
});

describe("the register as a workbook", () => {
  it("lists each decision with the address of its record, and is offered by the register", async () => {
    expect(await (await nobody.get("/decisions")).text()).toContain('href="/decisions.xlsx"');
    const response = await nobody.get("/decisions.xlsx");
    expect(response.headers.get("content-type")).toBe(TYPES.xlsx);
    const reading = await readUpload(new Uint8Array(await response.arrayBuffer()), "register.xlsx");
    const rows = reading.ok ? (reading.sheets[0]?.rows ?? []) : [];
    expect(rows).toHaveLength(2);
    expect(rows[1]).toEqual(
      expect.arrayContaining([
        "001/2018",
        aCompleteFramework().record.title,
        `${site.origin}/decisions/${KEY}`,
      ]),
    );
  });

  it("has no page after a decision that is not there", async () => {
    expect((await nobody.get("/decisions.xlsx?before=999-2018")).status).toBe(404);
    expect((await nobody.get("/decisions.xlsx?before=/")).status).toBe(404);
  });
});

describe("a draft as a file", () => {
  const at = (file: string, id = draftId) => `/frameworks/${id}/as-published/${file}`;

  it.each(FILES)("is saved, and nobody keeps it on the way: %s", async (file) => {
    const response = await author.get(at(file));
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe(TYPES[ending(file)]);
    expect(response.headers.get("content-disposition")).toMatch(
      /^attachment; filename="[a-z0-9-]+-draft-[a-z-]+\./u,
    );
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("etag")).toBeNull();
    expect(await startOf(response)).toMatch(new RegExp(`^${START[ending(file)]}`, "u"));
  });

  it("names the digest that its page names", async () => {
    const page = await (await author.get(`/frameworks/${draftId}/as-published`)).text();
    const [digest = ""] = /[0-9a-f]{64}/u.exec(page) ?? [];
    const words = officeWords(new Uint8Array(await (await author.get(at("record.docx"))).arrayBuffer()));
    expect(digest).not.toBe("");
    expect(words).toContain(digest);
    expect(words).toContain(`${site.origin}/frameworks/${draftId}/as-published`);
  });

  it.each(FILES)("is for those who may read it: %s", async (file) => {
    expect((await nobody.get(at(file))).status).toBe(302);
    const owner = await site.as(await addPerson(site.database, `Owner of ${file}`, ["action_owner"]));
    expect((await owner.get(at(file))).status).toBe(404);
    expect(await (await author.get(`/frameworks/${draftId}/as-published`)).text()).toContain(
      `href="${at(file)}"`,
    );
  });

  it("is none any more once it is decided", async () => {
    const response = await author.get(at("record.docx", signedId));
    expect(response.status).toBe(302);
    expect(response.headers.get("location")).toBe(`/frameworks/${signedId}/sign-off`);
  });
});
