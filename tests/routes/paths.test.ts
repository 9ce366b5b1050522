import { describe, expect, it } from "vitest";
import type { PutRight } from "../../app/domain/framework/sign-off-gate";
import { localPath, putRightPath } from "../../app/paths";

describe("where a blocker is put right", () => {
  it.each<[PutRight, string]>([
    [{ page: "budget" }, "/frameworks/7/budget"],
    [{ page: "budget", field: "reconciliation" }, "/frameworks/7/budget#reconciliation"],
    [{ page: "budget", field: "budgetDate" }, "/frameworks/7/details#budgetDate-day"],
    [{ page: "change", changeId: 3 }, "/frameworks/7/changes/3"],
    [{ page: "same", changeId: 3 }, "/frameworks/7/changes/same?change=3#same_3"],
    [{ page: "entry", changeId: 3 }, "/frameworks/7/eia/entries/3"],
    [{ page: "entry", changeId: 3, field: "consultees" }, "/frameworks/7/eia/entries/3#consultees"],
    [{ page: "entry", changeId: 3, field: { impact: 8 } }, "/frameworks/7/eia/entries/3#impact_8"],
    [{ page: "entry", changeId: 3, field: { consultee: 5 } }, "/frameworks/7/eia/entries/3/consultees/5"],
    [{ page: "entry", changeId: 3, field: { consultation: 5 } }, "/frameworks/7/consultations/5"],
    [{ page: "eia", field: "outcome" }, "/frameworks/7/eia/form#outcome"],
    [{ page: "eia", field: "completedOn" }, "/frameworks/7/eia/form#completedOn-day"],
    [{ page: "dimension", dimensionId: 4 }, "/frameworks/7/eia/dimensions/4"],
    [{ page: "together", characteristic: "age" }, "/frameworks/7/eia/together/age#conclusion"],
    [{ page: "action", actionId: 9 }, "/frameworks/7/actions/9"],
    [{ page: "record", field: "receivedOn" }, "/frameworks/7/record#receivedOn-day"],
    [{ page: "record", field: "options" }, "/frameworks/7/record#options"],
    [{ page: "sign-off" }, "/frameworks/7/sign-off"],
    [{ page: "determinations" }, "/frameworks/7/sign-off/determinations"],
    [{ page: "decision" }, "/frameworks/7/sign-off/decision"],
  ])("%j is at %s", (putRight, path) => {
    expect(putRightPath(7, { putRight })).toBe(path);
  });
});

describe("the way back after signing in", () => {
  it.each([
    null,
    "",
    "frameworks",
    "//evil.example",
    "/\\evil.example",
    "https://evil.example/",
    "/a b",
    "/\u0000",
  ])("%j is not taken", (candidate) => {
    expect(localPath(candidate, "/")).toBe("/");
  });

  it("stays on this site, with its query", () => {
    expect(localPath("/frameworks/2/actions/new?entry=4", "/")).toBe("/frameworks/2/actions/new?entry=4");
  });
});
