import { describe, expect, it } from "vitest";
import { readTotalLabel } from "~/imports/total-label.parse";

const says = (label: string) => {
  const read = readTotalLabel(label);
  return read && [read.kind, ...(read.name ? [read.name] : []), ...(read.isSure ? [] : ["unsure"])];
};

describe("the label of a total", () => {
  it.each([
    ["Grand total", ["grand"]],
    ["GRAND TOTAL 2018/19", ["grand"]],
    ["Overall total", ["grand"]],
    ["TOTAL BUDGET", ["grand"]],
    ["Total commissioning budget", ["grand"]],
    ["Total expenditure", ["grand"]],
    ["Total – all priorities", ["grand"]],
    ["Budget total:", ["grand"]],
    ["Total", ["plain"]],
    ["TOTALS", ["plain"]],
    ["Total (£)", ["plain"]],
    ["Total for the year", ["plain"]],
    ["Sub total", ["section"]],
    ["Sub-total", ["section"]],
    ["SUBTOTAL:", ["section"]],
    ["Sub‑total 2018/19", ["section"]],
    ["Victims sub-total", ["named", "Victims"]],
    ["Subtotal – Victims", ["named", "Victims"]],
    ["Sub-total for Cross cutting", ["named", "Cross cutting"]],
    ["Cross-cutting sub total", ["named", "Cross-cutting"]],
    ["Sub-total (Victims)", ["named", "Victims"]],
    ["Total Victims", ["named", "Victims", "unsure"]],
    ["Victims Total", ["named", "Victims", "unsure"]],
    ["Total of Victims", ["named", "Victims", "unsure"]],
    ["Total Respect training", ["named", "Respect training", "unsure"]],
  ])("%s", (label, expected) => {
    expect(says(label)).toEqual(expected);
  });

  it.each([
    "",
    "Victims",
    "Totality project",
    "The Subtotalled project",
    "Reducing total harm in families",
    "Teetotal",
  ])("is not: %s", (label) => {
    expect(says(label)).toBeNull();
  });
});
