import { describe, expect, it } from "vitest";
import { attachedReport, attachedReportFaults } from "~/domain/decision/attached-report";
import { contentLeaves } from "~/domain/decision/content-leaves";
import { reportBody } from "~/domain/decision/signed-snapshot";
import { calendarDate } from "~/domain/shared/calendar-date";
import { aCompleteFramework, aRecord } from "../../support/content-builder";

const NAMED = {
  reportTitle: "Report on the framework ",
  reportAuthor: "Chief Finance Officer",
  reportDatedOn: calendarDate("2018-03-05"),
  reportAddress: "https://office.example/report",
};
const ATTACHED = {
  title: "Report on the framework",
  author: "Chief Finance Officer",
  datedOn: "2018-03-05",
  address: "https://office.example/report",
};

describe("the report that goes with a request", () => {
  it("has what is said of it, and is none without a title", () => {
    expect(attachedReport(aRecord(NAMED))).toEqual(ATTACHED);
    expect(attachedReport(aRecord({ reportTitle: "Report" }))).toEqual({ title: "Report" });
    expect(attachedReport(aRecord({ ...NAMED, reportTitle: " " }))).toBeNull();
  });

  it("is frozen and published with the report, and leaves one without it as it was", () => {
    const bodyOf = (record: ReturnType<typeof aRecord>) =>
      contentLeaves(aCompleteFramework({ record })).find(({ kind }) => kind === "report")?.body;
    expect(bodyOf(aRecord(NAMED))).toMatchObject({ attached: ATTACHED });
    expect(bodyOf(aRecord())).not.toHaveProperty("attached");
    expect(reportBody(aCompleteFramework({ record: aRecord(NAMED) }))).toMatchObject({ attached: ATTACHED });
    expect(reportBody(aCompleteFramework())).not.toHaveProperty("attached");
  });

  it("needs a title where anything is said of it, and an address that can be followed", () => {
    expect(attachedReportFaults(aRecord())).toEqual({});
    expect(attachedReportFaults(aRecord(NAMED))).toEqual({});
    for (const one of ["reportAuthor", "reportDatedOn", "reportAddress"] as const) {
      expect(attachedReportFaults(aRecord({ [one]: NAMED[one] }))).toHaveProperty("reportTitle");
    }
    expect(attachedReportFaults(aRecord({ ...NAMED, reportAddress: "the shelf" }))).toHaveProperty(
      "reportAddress",
    );
  });
});
