import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CHARACTERISTICS } from "~/domain/eia/characteristics";
import { impactName, impactTitle } from "~/domain/eia/impact-name";
import { blankText, someWords } from "../../support/arbitraries";
import { anImpact } from "../../support/content-builder";

const sex = (who: string) => anImpact({ characteristic: "sex", who });

describe("what an impact is called", () => {
  it.each<[string, string[], string[]]>([
    ["the only one of its characteristic", ["Girls"], ["sex"]],
    ["one of two", ["Girls", "Boys"], ["sex (Girls)", "sex (Boys)"]],
    ["two who are called alike", ["Victims", "Victims"], ["sex, row 1 (Victims)", "sex, row 2 (Victims)"]],
    ["two of whom nothing is said", ["", " "], ["sex, row 1", "sex, row 2"]],
    ["one beside one of whom nothing is said", ["Girls", ""], ["sex (Girls)", "sex, row 2"]],
    ["people over several lines", ["Girls\n of 11", "Boys"], ["sex (Girls of 11)", "sex (Boys)"]],
  ])("%s", (_name, people, names) => {
    const impacts = [anImpact({ characteristic: "race" }), ...people.map(sex)];
    expect(impacts.map((impact) => impactName(impact, impacts))).toEqual(["race", ...names]);
  });

  it("begins with a capital where it stands by itself", () => {
    const [girls, boys] = [sex("Girls"), sex("Boys")];
    expect(impactTitle(girls, [girls, boys])).toBe("Sex (Girls)");
  });

  it("tells any impacts of one entry apart", () => {
    const anybody = fc.oneof(blankText, someWords, fc.constant("Girls"));
    const any = fc.record({ characteristic: fc.constantFrom(...CHARACTERISTICS), who: anybody });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 6 }), (impacts) => {
        expect(new Set(impacts.map((impact) => impactName(impact, impacts))).size).toBe(impacts.length);
      }),
    );
  });
});
