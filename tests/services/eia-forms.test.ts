import { describe, expect, it } from "vitest";
import { answerForm, answerFormValues } from "../../app/forms/eia/answer-form";
import { consulteeForm, consulteeFormValues } from "../../app/forms/eia/consultee-form";
import { evidenceForm, evidenceFormValues } from "../../app/forms/eia/evidence-form";
import { eiaForm, eiaFormValues } from "../../app/forms/eia/eia-form";
import { aQuestion } from "../support/templates";
import { readOwnAnswers } from "../../app/forms/templates/own-questions";
import { parseForm, type CheckedForm } from "../../app/forms/form";
import { impactForm, impactFormValues, newImpactForm } from "../../app/forms/eia/impact-form";
import { CHARACTERISTICS } from "../../app/domain/eia/characteristics";
import { MAX_COPY_BYTES } from "../../app/domain/eia/stored-copy";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import {
  aConsultee,
  anEia,
  anEntry,
  anImpact,
  ASKED_AFTERWARDS,
  CHANGES_NOTHING,
  someEvidence,
} from "../support/content-builder";
import { formOf } from "../support/form-data";

const LONG = "a".repeat(10_001);
const faults = (form: CheckedForm, data: FormData) => {
  const parsed = parseForm(form, data);
  return parsed.ok ? {} : parsed.errors;
};

describe("what a form shows of what is stored, it reads back as it was", () => {
  it("the head of the EIA", () => {
    const head = anEia({
      completedOn: calendarDate("2018-03-06"),
      nextReviewOn: calendarDate("2021-03-31"),
      planTitle: "Plan of the framework",
      planDatedOn: calendarDate("2018-02-28"),
      ownAnswers: [{ key: 3, question: aQuestion().question, answer: "Buses stop" }],
    });
    const { version: _v, startedOn: _s, confirmedAt: _c, ownAnswers, ...eia } = head;
    const questions = [{ key: 3, ...aQuestion() }];
    const parsed = parseForm(eiaForm(eia, questions), formOf(eiaFormValues(head)));
    expect(parsed).toMatchObject({ ok: true, value: eia });
    expect(parsed.ok && readOwnAnswers(questions, parsed.value)).toEqual(
      ownAnswers.map(({ key, answer }) => ({ key, answer })),
    );
  });

  it("an answer", () => {
    const entry = anEntry({
      kind: "separate_eia",
      screeningReason: "Kept from before",
      separateEia: { reference: "EIA 1b", date: calendarDate("2018-02-01"), copy: null },
      nobodyConsultedReason: "There was no time",
      changesPlace: "yes",
      changesStaff: "no",
      screenedDespite: "It moves across the street",
      othersReason: "The others come as before",
      combinedNote: "Older women",
      contradictedReason: "It moves next door",
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
        changesRecipients: null,
        changesPlace: "yes",
        changesStaff: "no",
        screenedDespite: "It moves across the street",
        othersReason: "The others come as before",
        combinedNote: "Older women",
        contradictedReason: "It moves next door",
      },
    });
  });

  it("an impact", () => {
    const impact = anImpact({
      direction: "not_yet_known",
      mitigation: "A review",
      mitigationBy: "Commissioning Manager",
      mitigationTiming: "by_date",
      mitigationDate: calendarDate("2018-05-31"),
      ...ASKED_AFTERWARDS,
      staysOpen: "Nothing is spent",
    });
    const { id: _id, characteristic: _characteristic, ...words } = impact;
    expect(parseForm(impactForm, formOf(impactFormValues(impact)))).toMatchObject({ ok: true, value: words });
  });

  it("an impact that nothing answers", () => {
    const impact = anImpact();
    const { id: _id, characteristic: _characteristic, ...words } = impact;
    expect(parseForm(impactForm, formOf(impactFormValues(impact)))).toMatchObject({ ok: true, value: words });
  });

  it("a consultee", () => {
    const consultee = aConsultee({ amountBefore: 358_000_00, amountAfter: 342_092_50 });
    const { id: _id, version: _version, ...value } = consultee;
    const parsed = parseForm(consulteeForm, formOf(consulteeFormValues(consultee)));
    expect(parsed).toMatchObject({ ok: true, value });
  });
});

describe("the head of the EIA", () => {
  const form = eiaForm({ marking: null }, []);

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
    ["what is SECRET", { marking: "SECRET" }, "marking"],
    ["what is TOP SECRET", { marking: "TOP SECRET" }, "marking"],
  ];
  it.each(cases)("refuses %s at its field", (_case, values, field) => {
    expect(Object.keys(faults(form, formOf(values)))).toEqual([field]);
  });

  it("offers a former marking only where it is stored", () => {
    const offered = (marking: "RESTRICTED" | "OFFICIAL" | null) =>
      eiaForm({ marking }, []).fields.marking.options.map(({ value }) => value);
    const current = ["", "OFFICIAL", "OFFICIAL-SENSITIVE"];
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

  it("is never of all nine at once", () => {
    const values = { characteristics: ["all"], direction: "neutral" };
    expect(Object.keys(faults(newImpactForm([]), formOf(values)))).toEqual(["characteristics"]);
    expect(newImpactForm([]).fields.characteristics.options.map(({ value }) => value)).toEqual(
      CHARACTERISTICS,
    );
  });

  it("says what has a row already, and that marriage and civil partnership counts for the first aim only", () => {
    const hints = new Map(
      newImpactForm(["age"]).fields.characteristics.options.map(({ value, hint }) => [value, hint]),
    );
    expect(hints.get("age")).toContain("adds a row beside it");
    expect(hints.get("marriage_and_civil_partnership")).toContain("first aim");
    expect(hints.get("sex")).toContain("biological sex");
    expect(hints.get("race")).toBeUndefined();
  });
});

describe("screening out", () => {
  const screened = (values: Record<string, string>) =>
    faults(answerForm, formOf({ kind: "screened_out", screeningReason: "It goes on", ...values }));

  it("asks five questions, and a yes to one why it is screened out all the same (rule 19)", () => {
    expect(screened({})).toEqual({
      changesRecipients: "Say whether it changes who gets the service",
      changesAmount: "Say whether it changes how much of it there is",
      changesPlace: "Say whether it changes where it is",
      changesProvider: "Say whether it changes from whom people get it",
      changesStaff: "Say whether it changes who works there",
    });
    expect(screened(CHANGES_NOTHING)).toEqual({});
    expect(screened({ ...CHANGES_NOTHING, changesPlace: "yes" })).toEqual({
      screenedDespite: "Say why it is nevertheless screened out",
    });
    expect(
      screened({ ...CHANGES_NOTHING, changesPlace: "yes", screenedDespite: "It moves across the street" }),
    ).toEqual({});
  });

  it("asks none of them of what is assessed", () => {
    expect(faults(answerForm, formOf({ kind: "assessed", changesPlace: "yes" }))).toEqual({});
  });
});

describe("evidence", () => {
  const { id: _id, ...held } = someEvidence({ numbers: "Men: 12\nWomen: 30" });
  const { id: _gap, ...notHeld } = someEvidence({
    kind: "not_held",
    source: "",
    datedOn: null,
    covers: "Who calls",
    shows: "",
    gapReason: "Nobody asks",
  });

  it.each([held, notHeld])("comes back from its form as it was: $kind", (words) => {
    const values = formOf(evidenceFormValues({ id: 1, ...words }));
    expect(parseForm(evidenceForm, values)).toMatchObject({ ok: true, value: words });
  });

  it.each<[string, Record<string, string>, Record<string, string>]>([
    ["nothing chosen", {}, { kind: "Say whether it is held" }],
    [
      "held, and nothing more",
      { kind: "held" },
      {
        source: "Say where it is from",
        datedOn: "Say of what day it is",
        covers: "Say what it covers",
        shows: "Say what it shows",
      },
    ],
    [
      "not held, and nothing more",
      { kind: "not_held" },
      { covers: "Say what is not held", gapReason: "Say why it is not held" },
    ],
  ])("%s", (_name, values, expected) => {
    expect(faults(evidenceForm, formOf(values))).toEqual(expected);
  });
});

describe("a consultation over some days", () => {
  it("does not end before it begins", () => {
    const days = (from: number, to: number) =>
      formOf({
        consultee: "The board",
        "consultedFrom-day": String(from),
        "consultedFrom-month": "1",
        "consultedFrom-year": "2018",
        "consultedTo-day": String(to),
        "consultedTo-month": "1",
        "consultedTo-year": "2018",
      });
    expect(Object.keys(faults(consulteeForm, days(8, 7)))).toEqual(["consultedTo"]);
    expect(faults(consulteeForm, days(8, 8))).toEqual({});
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
