import { CHARACTERISTIC_LABELS, type Characteristic } from "~/domain/eia/characteristics";
import { hasFindingsOfItsOwn } from "~/domain/eia/eia";
import type { ConsulteeWords, EntryAnswer, EvidenceWords, Impact, ImpactWords } from "~/domain/eia/eia";
import { peopleAsTyped } from "~/domain/eia/people";
import { evidenceMissing } from "~/domain/eia/evidence";
import type { Guidance, OwnQuestion } from "~/domain/templates/template";
import { ownQuestionFields, readOwnAnswers } from "~/forms/templates/own-questions";
import { answerForm } from "./answer-form";
import { consulteeForm } from "./consultee-form";
import { evidenceForm } from "./evidence-form";
import { impactFormValues, whatHappens } from "./impact-form";
import {
  carrying,
  checkboxesField,
  defineForm,
  optionalChoiceField,
  prefixed,
  prefixedValues,
  textareaField,
  textField,
  unprefixed,
  type Field,
  type FieldErrors,
  type FormValue,
  type Option,
  type RawValues,
} from "~/forms/form";

/** What the page of an entry asks beside what every entry is asked. */
export interface EntryAsks {
  /** Those without a row: each can be given one. */
  free: readonly Characteristic[];
  /** Impacts that lack something: the page completes them where they stand. */
  incomplete: readonly Pick<Impact, "id">[];
  /** Other changes that nobody has answered for, to which the same answer can be given. */
  alsoFor: readonly { key: string; title: string }[];
  /** The office's own questions, and what it says beside ours. */
  ownQuestions: readonly OwnQuestion[];
  guidance: Guidance;
}

const { direction, who, people, description, ...answers } = whatHappens;
const DIRECTION_OPTIONS = direction.options;

/** In a row that need not be filled in. */
const freeRow = {
  direction: {
    ...optionalChoiceField(
      "select",
      "Direction",
      DIRECTION_OPTIONS as readonly (Option & { value: ImpactWords["direction"] })[],
    ),
    options: [{ value: "", text: "Nothing to record" }, ...DIRECTION_OPTIONS],
  },
  who: { ...who, hint: undefined } as typeof who,
  people: { ...people, hint: "A number, or “not known”" } as typeof people,
  description: textareaField("What happens to them, and how you know", { rows: 2 }),
};

const { kind: evidenceKind, ...restOfEvidence } = evidenceForm.fields;
const evidenceFields = {
  ...restOfEvidence,
  evidenceKind: optionalChoiceField("radios", evidenceKind.label, [
    ...(evidenceKind.options as readonly (Option & { value: EvidenceWords["kind"] })[]),
  ]),
};

const consulteeFields = {
  ...consulteeForm.fields,
  consultee: textField("Who was consulted", {
    hint: "A board, an organisation or a group of people, not a person’s name",
  }),
};

const { kind, ...answerFields } = answerForm.fields;

const FIXED = {
  kind: optionalChoiceField(
    "radios",
    kind.label,
    kind.options as readonly (Option & { value: EntryAnswer["kind"] })[],
  ),
  ...answerFields,
  /** Of what is added on this page: each holds for the new rows of its direction. */
  ...answers,
  ...consulteeFields,
  ...evidenceFields,
  alsoFor: checkboxesField<string>("Give the same answer to", []),
};

export const newRow = (characteristic: Characteristic) => `new_${characteristic}_`;
export const incompleteRow = (impactId: number) => `impact_${impactId}_`;

/** All that is asked of a change, on one page. */
export function entryForm({ free, incomplete, alsoFor, ownQuestions, guidance }: EntryAsks) {
  const rows: Record<string, Field> = Object.fromEntries([
    ...free.flatMap((characteristic) => Object.entries<Field>(prefixed(newRow(characteristic), freeRow))),
    ...incomplete.flatMap(({ id }) => Object.entries<Field>(prefixed(incompleteRow(id), whatHappens))),
  ]);
  const fields = {
    ...guided(guidance),
    ...rows,
    ...ownQuestionFields(ownQuestions),
    alsoFor: checkboxesField(
      FIXED.alsoFor.label,
      alsoFor.map(({ key, title }) => ({ value: key, text: title })),
      { hint: "They get this answer and its impacts. What else each needs is asked on its own page" },
    ),
  };
  return carrying(
    defineForm(fields, (value): FieldErrors => ({
      ...(value.kind === null && rowsBegun(value, free).length === 0
        ? { kind: "Choose how this change is answered for" }
        : {}),
      ...(value.kind === null ? {} : answerForm.check({ ...value, kind: value.kind })),
      ...rowFaults(value, free),
      ...consulteeFaults(value),
      ...evidenceFaults(value),
    })),
    answerForm.carries,
  );
}

/** The office's words stand after ours. */
function guided(guidance: Guidance): typeof FIXED {
  const said = Object.entries(guidance).flatMap(([name, text]): [string, Field][] => {
    const field = (FIXED as Record<string, Field>)[name];
    return field === undefined ? [] : [[name, { ...field, hint: hintWith(field.hint, text) }]];
  });
  return { ...FIXED, ...Object.fromEntries(said) };
}

const hintWith = (ours: string | undefined, theirs: string) =>
  [
    ...(ours === undefined ? [] : [/[.?!]$/u.test(ours) ? ours : `${ours}.`]),
    `From your office: ${theirs}`,
  ].join(" ");

type EntryValue = FormValue<ReturnType<typeof entryForm>>;

const rowOf = (value: EntryValue, characteristic: Characteristic) =>
  unprefixed(newRow(characteristic), freeRow, value);

/** Those in whose row anything is said. */
function rowsBegun(value: EntryValue, free: readonly Characteristic[]): Characteristic[] {
  return free.filter((characteristic) => {
    const row = rowOf(value, characteristic);
    return row.direction !== null || row.who !== "" || row.people !== null || row.description !== "";
  });
}

function rowFaults(value: EntryValue, free: readonly Characteristic[]): FieldErrors {
  return Object.fromEntries(
    rowsBegun(value, free)
      .filter((characteristic) => rowOf(value, characteristic).direction === null)
      .map((characteristic) => [
        `${newRow(characteristic)}direction`,
        `Choose the direction of the impact on ${CHARACTERISTIC_LABELS[characteristic].toLowerCase()}`,
      ]),
  );
}

/** @returns who was consulted; null where nothing is said of anybody */
function consulteeOf(value: EntryValue): ConsulteeWords | null {
  const words = unprefixed("", consulteeFields, value);
  return Object.values(words).every((said) => said === "" || said === null) ? null : words;
}

function consulteeFaults(value: EntryValue): FieldErrors {
  const words = consulteeOf(value);
  if (!words) return {};
  return {
    ...(words.consultee === "" ? { consultee: "Say who was consulted" } : {}),
    ...consulteeForm.check(words),
  };
}

/** @returns the evidence; null where nothing is said of any */
function evidenceOf(
  value: EntryValue,
): (Omit<EvidenceWords, "kind"> & Pick<EntryValue, "evidenceKind">) | null {
  const words = unprefixed("", evidenceFields, value);
  return Object.values(words).every((said) => said === "" || said === null) ? null : words;
}

function evidenceFaults(value: EntryValue): FieldErrors {
  const words = evidenceOf(value);
  if (!words) return {};
  const { evidenceKind: held, ...rest } = words;
  if (held === null) return { evidenceKind: "Say whether it is held" };
  return Object.fromEntries(
    evidenceMissing({ ...rest, kind: held }).map(({ field, what }) => [field, `Say ${what}`]),
  );
}

/** What `saveEntry` takes, but the file and what names the entry. */
export function readEntry(value: EntryValue, { free, incomplete, ownQuestions }: EntryAsks) {
  const {
    nothingFixed,
    allocatedBy,
    allocatedOn,
    separateCopy: _read,
    ...answer
  } = unprefixed("", answerFields, value);
  const evidence = evidenceOf(value);
  const answered = unprefixed("", answers, value);
  const kind = value.kind ?? "assessed";
  return {
    ...answer,
    // Who says whom it affects has said that it is assessed.
    kind,
    allocation: { nothingFixed, decidedBy: allocatedBy, decidedOn: allocatedOn },
    newImpacts: rowsBegun(value, free).flatMap((characteristic) => {
      const { direction: given, ...words } = rowOf(value, characteristic);
      return given === null
        ? []
        : [{ characteristic, ...answersFor(given, answered), ...words, direction: given }];
    }),
    impacts: hasFindingsOfItsOwn(kind)
      ? incomplete.map(({ id }) => ({ impactId: id, ...unprefixed(incompleteRow(id), whatHappens, value) }))
      : [],
    newConsultee: consulteeOf(value),
    newEvidence: evidence && withKind(evidence),
    alsoFor: value.alsoFor,
    ownAnswers: readOwnAnswers(ownQuestions, value),
  };
}

type Answers = Omit<ImpactWords, "direction" | "who" | "people" | "description">;

/** Mitigation and justification are of what is adverse; an inquiry is kept with nothing but what is not yet known in any case. */
function answersFor(given: ImpactWords["direction"], answered: Answers): Answers {
  return given === "adverse"
    ? answered
    : {
        ...answered,
        mitigation: "",
        mitigationBy: "",
        mitigationTiming: null,
        mitigationDate: null,
        justification: "",
      };
}

function withKind({
  evidenceKind: held,
  ...words
}: NonNullable<ReturnType<typeof evidenceOf>>): EvidenceWords {
  if (held === null) throw new Error("Evidence that does not say whether it is held was let through");
  return { ...words, kind: held };
}

/** What the rows that are completed hold at first. */
export function incompleteValues(impacts: readonly Impact[]): RawValues {
  return Object.assign(
    {},
    ...impacts.map((impact) => prefixedValues(incompleteRow(impact.id), impactFormValues(impact))),
  ) as RawValues;
}

/** The impacts of another entry, as the first rows of one that is begun from it. */
export function copiedRows(impacts: readonly Impact[]): RawValues {
  return Object.assign(
    {},
    // The first of each characteristic: a later one of the same name would take its place.
    ...[...impacts]
      .reverse()
      .map(({ characteristic, direction: given, who: whom, people: howMany, description: what }) =>
        prefixedValues(newRow(characteristic), {
          ...{ direction: given, who: whom, people: peopleAsTyped(howMany), description: what },
        }),
      ),
  ) as RawValues;
}
