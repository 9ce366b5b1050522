import { describe, expect, it } from "vitest";
import {
  statementFaults,
  statementWarnings,
  type AccessibilitySettings,
} from "../../../app/domain/accessibility/statement";
import { calendarDate } from "../../../app/domain/shared/calendar-date";

const TODAY = calendarDate("2026-11-29");
const SETTINGS: AccessibilitySettings = {
  contactForm: "https://opcc.example/contact",
  email: "",
  phone: "0116 000 0000",
  replyTime: "10 working days",
  testedOn: calendarDate("2026-10-01"),
  testedBy: "the office",
  howTested: "All public pages, with two screen readers",
  enforcement: "ehrc",
  notAccessible: "",
  improvements: "What was found is put right by March",
  preparedOn: calendarDate("2026-10-01"),
  reviewedOn: calendarDate("2026-10-01"),
};
const changed = (overrides: Partial<AccessibilitySettings>) => ({ ...SETTINGS, ...overrides });

describe("the accessibility statement", () => {
  it("is refused as complete while anything that it needs is empty", () => {
    expect(statementFaults(SETTINGS, TODAY)).toEqual({});
    for (const field of [
      "contactForm",
      "phone",
      "replyTime",
      "testedBy",
      "howTested",
      "improvements",
    ] as const) {
      expect(Object.keys(statementFaults(changed({ [field]: "  " }), TODAY)), field).toEqual([field]);
    }
  });

  it("needs a link, and days that have come", () => {
    expect(Object.keys(statementFaults(changed({ contactForm: "our website" }), TODAY))).toEqual([
      "contactForm",
    ]);
    const tomorrow = calendarDate("2026-11-30");
    for (const field of ["testedOn", "reviewedOn"] as const) {
      expect(Object.keys(statementFaults(changed({ [field]: tomorrow }), TODAY)), field).toEqual([field]);
    }
    expect(Object.keys(statementFaults(changed({ reviewedOn: calendarDate("2026-09-30") }), TODAY))).toEqual([
      "reviewedOn",
    ]);
  });

  it("warns while there is none, and after twelve months", () => {
    expect(statementWarnings(null, TODAY)).toHaveLength(1);
    expect(statementWarnings(SETTINGS, TODAY)).toEqual([]);
    expect(statementWarnings(SETTINGS, calendarDate("2027-10-01"))).toEqual([]);
    expect(statementWarnings(SETTINGS, calendarDate("2027-10-02"))).toHaveLength(2);
  });
});
