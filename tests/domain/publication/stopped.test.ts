import { describe, expect, it } from "vitest";
import { SEAL_SCHEMA } from "../../../app/domain/decision/seal";
import { withdrawnWith, type StopTarget } from "../../../app/domain/publication/stopped";
import { changesOf } from "../../../app/domain/framework/content";
import { aCompleteFramework, aReportedConsultation, CHANGE } from "../../support/content-builder";
import { aSignedSnapshot } from "../../support/signed-snapshot-builder";

const asked = aReportedConsultation();
const content = aCompleteFramework({
  consultationReports: [{ ...asked, id: 2, asked: [], themes: [] }, asked],
});
const reportsGone = (target: StopTarget) =>
  withdrawnWith(target, content, aSignedSnapshot({ content }), SEAL_SCHEMA).report.items;
const item = (kind: "line" | "previous_line", id: number | undefined): StopTarget => ({
  kind: "item",
  part: "details",
  item: { kind, id: id ?? 0 },
});

describe("what people were asked about a change", () => {
  const change = changesOf(content).find(({ id }) => id === CHANGE.assessed);
  const others = changesOf(content).filter(({ id }) => id !== CHANGE.assessed);
  it("is withdrawn with its lines, as the report that tells of it", () => {
    const second = [{ kind: "consultation", number: 2 }];
    expect(reportsGone(item("line", change?.newLines[0]?.id))).toEqual(second);
    expect(reportsGone(item("previous_line", change?.previousLines[0]?.id))).toEqual(second);
    expect(reportsGone({ kind: "part", part: "details" })).toEqual(second);
  });

  it("stays where a line of another change is withdrawn, or the assessment", () => {
    const lines = others.flatMap(({ newLines }) => newLines);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.map(({ id }) => reportsGone(item("line", id)))).toEqual(lines.map(() => undefined));
    expect(reportsGone({ kind: "part", part: "eia" })).toBeUndefined();
  });
});
