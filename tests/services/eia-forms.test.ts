import { describe, expect, it } from "vitest";
import { answerForm, answerFormValues } from "../../app/forms/answer-form";
import { consulteeForm, consulteeFormValues } from "../../app/forms/consultee-form";
import { eiaForm, eiaFormValues } from "../../app/forms/eia-form";
import { parseForm, type CheckedForm } from "../../app/forms/form";
import { impactForm, impactFormValues, newImpactForm } from "../../app/forms/impact-form";
import { CHARACTERISTICS, expandCharacteristics } from "../../app/domain/eia/characteristics";
import { MAX_COPY_BYTES } from "../../app/domain/eia/stored-copy";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import { aConsultee, anEia, anEntry, anImpact } from "../support/content-builder";
import { formOf } from "../support/form-data";

const LONG = "a".repeat(10_001);
const faults = (form: CheckedForm, data: FormData) => {
  const parsed = parseForm(form, data);
  return parsed.ok ? {} : parsed.errors;
};

describe("what a form shows of what is stored, it reads back as it was", () => {
  it("the head of the EIA", () => {
    const { version: _version, ...eia } = anEia({ completedOn: calendarDate("2018-03-06") });
    const parsed = parseForm(eiaForm(eia), formOf(eiaFormValues({ ...eia, version: 1 })));
    expect(parsed).toMatchObject({ ok: true, value: eia });
  });

  it("an answer", () => {
    const entry = anEntry({
      kind: "separate_eia",
      screeningReason: "Kept from before",
      separateEia: { reference: "EIA 1b", date: calendarDate("2018-02-01"), copy: null },
      nobodyConsultedReason: "There was no time",
    });
    const parsed = parseForm(answerForm, formOf(answerFormValues(entry)));
    expect(parsed).toMatchObject({
      ok: true,
      value: {
        kind: "separate_eia",
        screeningReason: "Kept from before",
        separateReference: "EIA 1b",
        separateDate: "2018-02-01",
        separateCopy: null,
        noImpactReason: "",
        nobodyConsultedReason: "There was no time",
      },
    });
  });

  it("an impact", () => {
    const { characteristic, ...impact } = anImpact({ direction: "not_yet_known", mitigation: "A review" });
    const parsed = parseForm(impactForm, formOf(impactFormValues({ characteristic, ...impact })));
    expect(parsed).toMatchObject({ ok: true, value: impact });
  });

  it("a consultee", () => {
    const consultee = aConsultee({ amountBefore: 358_000_00, amountAfter: 342_092_50 });
    const { id: _id, version: _version, ...value } = consultee;
    const parsed = parseForm(consulteeForm, formOf(consulteeFormValues(consultee)));
    expect(parsed).toMatchObject({ ok: true, value });
  });
});

describe("the head of the EIA", () => {
  const form = eiaForm({ marking: null });

  it("may be empty in all its fields", () => {
    expect(faults(form, formOf({}))).toEqual({});
  });

  const cases: [string, Record<string, string>, string][] = [
    [
      "an impossible date",
      { "completedOn-day": "30", "completedOn-month": "2", "completedOn-year": "2018" },
      "completedOn",
    ],
    ["half a date", { "completedOn-day": "3" }, "completedOn"],
    ["an overlong text", { aim: LONG }, "aim"],
    ["an overlong name", { name: "a".repeat(201) }, "name"],
    ["an outcome of its own", { outcome: "fine" }, "outcome"],
    ["a former marking", { marking: "RESTRICTED" }, "marking"],
  ];
  it.each(cases)("refuses %s at its field", (_case, values, field) => {
    expect(Object.keys(faults(form, formOf(values)))).toEqual([field]);
  });

  it("offers a former marking only where it is stored", () => {
    const offered = (marking: "RESTRICTED" | "OFFICIAL" | null) =>
      eiaForm({ marking }).fields.marking.options.map(({ value }) => value);
    const current = ["", "OFFICIAL", "OFFICIAL-SENSITIVE", "SECRET", "TOP SECRET"];
    expect(offered(null)).toEqual(current);
    expect(offered("OFFICIAL")).toEqual(current);
    expect(offered("RESTRICTED")).toEqual([...current, "RESTRICTED"]);
  });
});

describe("the answer to a change", () => {
  const withFile = (name: string, content: BlobPart) => {
    const data = formOf({ kind: "separate_eia" });
    data.set("separateCopy", new File([content], name, { type: "application/pdf" }));
    return data;
  };

  it("has no kind until one is chosen, and shows none", () => {
    expect(answerFormValues(null)).toEqual({});
    expect(Object.keys(faults(answerForm, formOf({})))).toEqual(["kind"]);
    expect(Object.keys(faults(answerForm, formOf({ kind: "neutral" })))).toEqual(["kind"]);
  });

  it.each(["", " ", "\n\t"])("does not screen out without a reason (%j)", (screeningReason) => {
    expect(faults(answerForm, formOf({ kind: "screened_out", screeningReason }))).toHaveProperty(
      "screeningReason",
    );
    expect(faults(answerForm, formOf({ kind: "assessed", screeningReason }))).toEqual({});
  });

  it("takes no file, as browsers send it", () => {
    expect(parseForm(answerForm, withFile("", ""))).toMatchObject({
      ok: true,
      value: { separateCopy: null },
    });
  });

  it.each([
    ["an empty file", "eia.pdf", ""],
    ["another kind of file", "eia.html", "<p>"],
    ["a file without an extension", "eia", "%PDF-1.7"],
    ["a file that is too large", "eia.pdf", new Uint8Array(MAX_COPY_BYTES + 1)],
  ])("refuses %s", (_case, name, content) => {
    expect(Object.keys(faults(answerForm, withFile(name, content)))).toEqual(["separateCopy"]);
  });

  it("takes a file of exactly the limit", () => {
    expect(faults(answerForm, withFile("eia.pdf", new Uint8Array(MAX_COPY_BYTES)))).toEqual({});
  });
});

describe("an impact", () => {
  it("has no direction until one is chosen", () => {
    expect(Object.keys(faults(impactForm, formOf({ who: "Men" })))).toEqual(["direction"]);
    expect(Object.keys(faults(newImpactForm([]), formOf({})))).toEqual(["characteristics", "direction"]);
  });

  it("may lack everything else in a draft", () => {
    expect(faults(newImpactForm([]), formOf({ characteristics: ["sex"], direction: "adverse" }))).toEqual({});
  });

  it("refuses an unknown characteristic and an overlong text", () => {
    const values = { characteristics: ["sex", "height"], direction: "neutral", description: LONG };
    expect(Object.keys(faults(newImpactForm([]), formOf(values)))).toEqual([
      "characteristics",
      "description",
    ]);
  });

  it("expands all nine to every row, in the Act's order", () => {
    expect(expandCharacteristics(["all"])).toEqual(CHARACTERISTICS);
    expect(expandCharacteristics(["sex", "all"])).toEqual(CHARACTERISTICS);
    expect(expandCharacteristics(["sex", "age", "sex"])).toEqual(["age", "sex"]);
    expect(expandCharacteristics([])).toEqual([]);
  });

  it("says what is replaced, and that marriage and civil partnership counts for the first aim only", () => {
    const hints = new Map(
      newImpactForm(["age"]).fields.characteristics.options.map(({ value, hint }) => [value, hint]),
    );
    expect(hints.get("age")).toContain("replaces");
    expect(hints.get("all")).toContain("replacing");
    expect(hints.get("marriage_and_civil_partnership")).toContain("first aim");
    expect(hints.get("sex")).toBeUndefined();
  });
});

describe("a consultee", () => {
  const cases: [string, Record<string, string>, string[]][] = [
    ["with a name alone", {}, []],
    ["without a name", { consultee: " " }, ["consultee"]],
    ["with an amount after alone, as it was not known before", { amountAfter: "560,000" }, []],
    [
      "with an amount that moved",
      { influence: "A saving", amountBefore: "358000", amountAfter: "£342,092" },
      [],
    ],
    ["with an amount that did not move", { amountBefore: "5", amountAfter: "5.00" }, ["amountAfter"]],
    ["with a negative amount", { amountBefore: "-5" }, ["amountBefore"]],
    ["with an absurd amount", { amountAfter: "9".repeat(30) }, ["amountAfter"]],
    ["with words for an amount", { amountAfter: "lots" }, ["amountAfter"]],
    ["with a reason why nothing changed", { unchangedReason: "It was too late" }, []],
    [
      "that changed something and nothing",
      { influence: "A saving", unchangedReason: "None" },
      ["unchangedReason"],
    ],
    [
      "whose amount moved and nothing changed",
      { amountAfter: "5", unchangedReason: "None" },
      ["unchangedReason"],
    ],
    ["that said too much", { said: LONG }, ["said"]],
  ];
  it.each(cases)("%s", (_case, values, fields) => {
    expect(Object.keys(faults(consulteeForm, formOf({ consultee: "RRB", ...values })))).toEqual(fields);
  });
});
