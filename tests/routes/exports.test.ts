import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "../../db/queries/people.server";
import { readUpload } from "../../app/imports/read-upload.server";
import { startBudgets } from "../support/budget";
import { addPerson } from "../support/office";
import { startTestSite, type TestSite, type Visitor } from "../support/site";

let site: TestSite;
let author: Actor;
let reader: Visitor;
let frameworkId: number;
beforeAll(async () => {
  site = await startTestSite();
  author = await addPerson(site.database, "Author", ["eia_author"]);
  reader = await site.as(await addPerson(site.database, "Senior", ["senior_officer"]));
  const now = { Helpline: 8_683.75, "=1+1": 10_000 };
  ({ frameworkId } = await startBudgets(site.database, author, { before: { Helpline: 10_000 }, now }));
});
afterAll(() => site.stop());

const TABLES = [
  { address: "budget/export", name: "budget", page: "budget", cells: ["Helpline", "8683.75", "=1+1"] },
  { address: "budget/reconciliation", name: "reconciliation", page: "budget", cells: ["Funding", "2018/19"] },
  { address: "changes/export", name: "budget-changes", page: "changes", cells: ["Helpline", "=1+1"] },
];
const TYPES = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ods: "application/vnd.oasis.opendocument.spreadsheet",
  csv: "text/csv; charset=utf-8",
};
const files = TABLES.flatMap((table) =>
  (["xlsx", "ods", "csv"] as const).map((format) => ({
    ...table,
    format,
    file: `${table.address}.${format}`,
  })),
);
const of = (rest: string) => `/frameworks/${frameworkId}/${rest}`;

describe("a table as a file", () => {
  it.each(files)("is saved, not shown and not kept: $file", async ({ file, name, format, cells }) => {
    const response = await reader.get(of(file));
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe(TYPES[format]);
    expect(response.headers.get("content-disposition")).toMatch(
      new RegExp(`^attachment; filename="[a-z0-9-]+-${name}\\.${format}"$`, "u"),
    );
    expect(response.headers.get("cache-control")).toBe("no-store");
    const reading = await readUpload(new Uint8Array(await response.arrayBuffer()), `table.${format}`);
    expect(reading.ok && reading.sheets.flatMap(({ rows }) => rows.flat())).toEqual(
      expect.arrayContaining(cells),
    );
  });

  it.each(files)("is offered by its page: $file", async ({ page, file }) => {
    expect(await (await reader.get(of(page))).text()).toContain(`href="${of(file)}"`);
  });

  it.each(files)("holds nothing for those who may not read it: $file", async ({ file }) => {
    const owner = await site.as(await addPerson(site.database, `Owner ${file}`, ["action_owner"]));
    const nobody = await site.as(null);
    const refused = await owner.get(of(file));
    expect(refused.status).toBe(404);
    expect(refused.headers.get("content-disposition")).toBeNull();
    expect((await nobody.get(of(file))).status).toBe(302);
  });
});
