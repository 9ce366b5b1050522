import { describe, expect, it } from "vitest";
import { personalDetails } from "../../../app/domain/publication/personal-details";

const inText = (text: string, id = "record.summary") =>
  personalDetails([{ id, where: "Summary", text, at: { page: "record" } }], ["Jane Example", "Admin"]).map(
    ({ kind, found }) => `${kind}: ${found}`,
  );

describe("what may be about a person in a text that will be published", () => {
  it.each([
    ["Write to jane.example@opcc.example.", ["email: jane.example@opcc.example"]],
    ["Call 0116 229 8980 or 07700 900123.", ["phone: 0116 229 8980", "phone: 07700 900123"]],
    ["Call +44 (0)116 229 8980", ["phone: +44 (0)116 229 8980"]],
    ["Mrs A. Walker and PC Jones spoke", ["name: Mrs A. Walker", "name: PC Jones"]],
    ["It was jane example who said so", ["name: Jane Example"]],
    [
      "Three young women and 4 residents came",
      ["small_count: Three young women", "small_count: 4 residents"],
    ],
  ])("%s", (text, found) => {
    expect(inText(text)).toEqual(found);
  });

  it.each([
    "The budget of £1,234,567.89 for 2018/19 is £0.5m less",
    "On 01/04/2018, in 2018-21",
    "14 women came, and 1,003 people",
    "Janet Exampleton, Jane Examples",
    "Admin is done by one provider",
    "four years, two services, one budget",
  ])("nothing in: %s", (text) => {
    expect(inText(text)).toEqual([]);
  });

  it("counts of a group under five, where numbers are given by group", () => {
    expect(inText("Women: 3\nMen: 120\nNot said: 0", "entry.1.evidence.2.numbers")).toEqual([
      "small_count: 3",
    ]);
  });

  it("tells each once", () => {
    expect(inText("a@b.example, and a@b.example again")).toHaveLength(1);
  });
});
