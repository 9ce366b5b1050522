import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { Finding } from "~/domain/budget/reconciliation-findings";
import { Reconciliation } from "~/ui/budget/reconciliation";

function finding(overrides: Partial<Finding> = {}): Finding {
  return {
    key: "priority:1:2018",
    subject: "Victims sub-total for 2018/19",
    year: 2018,
    stated: 30_00,
    lines: 30_00,
    difference: 0,
    agrees: true,
    isBinding: true,
    explanation: null,
    message: "£30 is stated, and the lines add up to it.",
    followsFrom: null,
    suspects: [],
    ...overrides,
  };
}
const differing = (overrides: Partial<Finding> = {}) =>
  finding({
    key: "total:2018",
    subject: "Total for 2018/19",
    agrees: false,
    message: "£50 is stated; the lines add up to £30: a difference of +£20.",
    ...overrides,
  });
const draw = (findings: Finding[], mayExplain = true) =>
  renderToStaticMarkup(
    <Reconciliation
      frameworkId={7}
      findings={findings}
      hasStated={findings.length > 0}
      pence={false}
      mayWrite
      mayExplain={mayExplain}
    />,
  );

describe("whether the budget adds up", () => {
  it("is told of every stated figure: those that agree folded away, with their count and figures", () => {
    const drawn = draw([finding(), finding({ key: "b", subject: "Funding for 2018/19" }), differing()]);
    expect(drawn).toContain(
      "Of 3 figures that are stated, 2 agree with the lines, to within £1 of rounding.",
    );
    expect(drawn).toContain("2 figures agree</span>");
    expect(drawn).toContain("<details");
    expect(drawn).toContain('<th scope="row" class="govuk-table__header">Funding for 2018/19</th>');
    expect(drawn).toContain("Total for 2018/19: £50 is stated");
  });

  it("is said plainly where all agrees, and where nothing is stated", () => {
    expect(draw([finding()])).toContain("What is stated agrees with the lines");
    expect(draw([])).toContain("No total is stated yet");
  });

  it("names suspects by links to their lines, up to five", () => {
    const suspects = Array.from({ length: 7 }, (_, index) => ({
      lineId: index + 1,
      service: `Service ${index + 1}`,
      reason: "£20,000 in 2019/20, but £50,000 in 2018/19: just the difference.",
    }));
    const drawn = draw([differing({ suspects })]);
    expect(drawn).toContain('href="/frameworks/7/budget/lines/1">Service 1</a>');
    expect(drawn).toContain("Any one of these would explain it");
    expect(drawn).not.toContain("Service 6");
    expect(drawn).toContain("and 2 more");
    expect(draw([differing({ suspects: suspects.slice(0, 1) })])).not.toContain("Any one of these");
  });

  it("says that a total follows from its sub-totals", () => {
    expect(draw([differing({ followsFrom: "It follows from the sub-totals." })])).toContain(
      "It follows from the sub-totals.",
    );
  });

  it("shows an explanation instead of suspects", () => {
    const drawn = draw([differing({ explanation: "A late grant", followsFrom: "It follows." })]);
    expect(drawn).toContain("Explained: A late grant");
    expect(drawn).not.toContain("It follows.");
    expect(drawn).not.toContain("govuk-warning-text");
  });

  it("asks for no explanation of a later year's funding, nor where none can be given", () => {
    const later = draw([differing({ key: "funding:2019", isBinding: false })]);
    expect(later).not.toContain("Explain it");
    expect(later).not.toContain("govuk-warning-text");
    expect(draw([differing()])).toContain("Explain it");
    expect(draw([differing()], false)).not.toContain("Explain it");
  });
});
