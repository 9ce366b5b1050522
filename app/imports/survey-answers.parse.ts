import type { Given } from "~/domain/consultation/answer";
import type {
  ImportedAnswer,
  ReadAnswers,
  SurveyColumn,
  SurveyField,
  SurveyMapping,
  SurveyRow,
  SurveySheet,
  UnknownValue,
  ValueAnswers,
} from "~/domain/consultation/imported-answers";
import {
  fieldOf,
  otherOf,
  SCALE,
  SUPPORT,
  SUPPORT_LABELS,
  supportOf,
  whyOf,
  type Question,
} from "~/domain/consultation/question";
import { plainWords } from "./survey.parse";

type Asked = Pick<Question, "id" | "kind" | "text" | "options">;
interface AskedOf {
  changeId: number;
  title: string;
}

/** The name that stands for the body that answers. */
const BODY_FIELD = "body";
const LONGEST_IMPORTED = 4_000;
const LONGEST_BODY = 300;

/** All that a column may hold, in the order of the questions. */
export function surveyFields(questions: readonly Asked[], changes: readonly AskedOf[]): SurveyField[] {
  const inWords = (name: string, label: string): SurveyField => ({ name, label, values: [], isMany: false });
  return [
    ...questions.flatMap(({ id, kind, text, options }): SurveyField[] => {
      const values = options.map((option) => ({ value: option, label: option }));
      switch (kind) {
        case "support":
          return changes.flatMap(({ changeId, title }) => [
            {
              name: supportOf(id, changeId),
              label: `${text}: ${title}`,
              values: SUPPORT.map((support) => ({ value: support, label: SUPPORT_LABELS[support] })),
              isMany: false,
            },
            inWords(whyOf(id, changeId), `Comment on: ${title}`),
          ]);
        case "matrix":
          return changes.map(({ changeId, title }) => ({
            name: supportOf(id, changeId),
            label: `${text}: ${title}`,
            values,
            isMany: false,
          }));
        case "choice":
          return [{ name: fieldOf(id), label: text, values, isMany: false }];
        case "many":
          return [
            { name: fieldOf(id), label: text, values, isMany: true },
            inWords(otherOf(id), `Anything else: ${text}`),
          ];
        case "scale":
          return [
            {
              name: fieldOf(id),
              label: text,
              values: SCALE.map((step, index) => ({
                value: step,
                label: index === 0 ? (options[0] ?? step) : index === 4 ? (options[1] ?? step) : step,
              })),
              isMany: false,
            },
          ];
        case "text":
          return [inWords(fieldOf(id), text)];
      }
    }),
    inWords(BODY_FIELD, "The organisation that answers"),
  ];
}

/** What each column seems to hold, by its headings; empty where nothing fits. The person sees it, and corrects it. */
export function guessSurveyMapping(
  columns: readonly SurveyColumn[],
  questions: readonly Asked[],
  changes: readonly AskedOf[],
): SurveyMapping {
  return columns.map((column) => guess(column, questions, changes));
}

function guess(
  { heading, under }: SurveyColumn,
  questions: readonly Asked[],
  changes: readonly AskedOf[],
): string {
  const [head, sub] = [plainWords(heading), plainWords(under)];
  const says = (text: string) => {
    const words = plainWords(text);
    return words !== "" && (head === words || sub === words || ` ${head} `.includes(` ${words} `));
  };
  const isComment = /\b(?:comments?|why|please (?:explain|say)|reasons?|tell us more)\b/u.test(
    `${head} ${sub}`,
  );
  const support = questions.find(({ kind }) => kind === "support");
  const change = changes.find(({ title }) => says(title));
  if (support && change) {
    return isComment ? whyOf(support.id, change.changeId) : supportOf(support.id, change.changeId);
  }
  const question = questions.find(({ kind, text }) => kind !== "support" && says(text));
  if (question) {
    const isOther =
      /^(?:other|anything else|something else)\b/u.test(sub) || /\bother please specify$/u.test(head);
    return question.kind === "many" && isOther ? otherOf(question.id) : fieldOf(question.id);
  }
  return /\b(?:organisation|organization|on behalf of)\b/u.test(`${head} ${sub}`) ? BODY_FIELD : "";
}

export function readAnswers(
  { columns, rows }: Pick<SurveySheet, "columns" | "rows">,
  mapping: SurveyMapping,
  fields: readonly SurveyField[],
  said: ValueAnswers = {},
): ReadAnswers {
  const byName = new Map(fields.map((field) => [field.name, field]));
  const unknown = new Map<string, UnknownValue>();
  const answers: ImportedAnswer[] = [];
  const refused: { row: number; why: string }[] = [];
  for (const row of rows) {
    const read = readRow(row, { columns, mapping, byName, said, unknown });
    if ("why" in read) refused.push({ row: row.number, why: read.why });
    else answers.push({ row: row.number, ...read });
  }
  return { answers, refused, unknown: [...unknown.values()] };
}

interface Reading {
  columns: readonly SurveyColumn[];
  mapping: SurveyMapping;
  byName: ReadonlyMap<string, SurveyField>;
  said: ValueAnswers;
  unknown: Map<string, UnknownValue>;
}

function readRow(
  { cells }: SurveyRow,
  { columns, mapping, byName, said, unknown }: Reading,
): { body: string; given: Given } | { why: string } {
  const texts = new Map<string, string[]>();
  const chosen = new Map<string, Set<string>>();
  const notKnown = (field: string, value: string) => {
    const key = `${field}=${value}`;
    if (said[key] !== undefined) return said[key];
    unknown.set(key, { key, field, value, rows: (unknown.get(key)?.rows ?? 0) + 1 });
    return "";
  };
  for (const [place, cell] of cells.entries()) {
    const field = byName.get(mapping[place] ?? "");
    if (!field || cell === "") continue;
    const { name, values, isMany } = field;
    if (values.length === 0) {
      texts.set(name, [...(texts.get(name) ?? []), cell]);
      continue;
    }
    const set = chosen.get(name) ?? new Set<string>();
    chosen.set(name, set);
    const { known, rest } = isMany
      ? manyOf(cell, columns[place], values)
      : {
          known: [valueOf(cell, values)].filter((one) => one !== null),
          rest: valueOf(cell, values) === null ? cell : "",
        };
    known.forEach((value) => set.add(value));
    if (rest === "") continue;
    if (isMany) {
      // What stands beside the answers to choose from was written by whoever answered.
      const other = `${name}_other`;
      texts.set(other, [...(texts.get(other) ?? []), rest]);
    } else {
      const meant = notKnown(name, rest);
      if (meant !== "") set.add(meant);
    }
  }
  const body = (texts.get(BODY_FIELD) ?? []).join(", ");
  texts.delete(BODY_FIELD);
  const given: Record<string, string | string[]> = {};
  for (const [name, words] of texts) given[name] = words.join("\n");
  for (const [name, values] of chosen) {
    if (values.size === 0) continue;
    if (!byName.get(name)?.isMany && values.size > 1) return { why: "One question has two answers" };
    given[name] = byName.get(name)?.isMany ? [...values] : ([...values][0] ?? "");
  }
  if (Object.keys(given).length === 0) return { why: "No question is answered" };
  if (body.length > LONGEST_BODY)
    return { why: `The organisation’s name is longer than ${LONGEST_BODY} characters` };
  const isTooLong = Object.values(given).some(
    (value) => typeof value === "string" && value.length > LONGEST_IMPORTED,
  );
  if (isTooLong)
    return { why: `A text is longer than ${LONGEST_IMPORTED.toLocaleString("en-GB")} characters` };
  return { body, given };
}

type Values = SurveyField["values"];

function valueOf(cell: string, values: Values): string | null {
  const words = plainWords(cell);
  const found = values.find(({ value, label }) => plainWords(label) === words || plainWords(value) === words);
  return found?.value ?? null;
}

const TICKED = /^(?:1|yes|y|true|x|✓|✔|selected|checked|ticked)$/iu;
const NOT_TICKED = /^(?:0|no|n|false|-|not selected|unchecked)$/iu;

/** One column for each answer to choose from, or all that were chosen in one cell, however they are set apart. */
function manyOf(
  cell: string,
  column: SurveyColumn | undefined,
  values: Values,
): { known: string[]; rest: string } {
  const own = column && valueOf(column.under === "" ? afterColon(column.heading) : column.under, values);
  if (own !== null && own !== undefined) {
    if (TICKED.test(cell) || valueOf(cell, values) === own) return { known: [own], rest: "" };
    if (NOT_TICKED.test(cell)) return { known: [], rest: "" };
  }
  let rest = cell;
  const known: string[] = [];
  // An answer may have a comma in it, so the longest that fits is looked for first.
  for (const { value, label } of values.toSorted((a, b) => b.label.length - a.label.length)) {
    const at = rest.toLowerCase().indexOf(label.toLowerCase());
    if (at < 0) continue;
    known.push(value);
    rest = `${rest.slice(0, at)};${rest.slice(at + label.length)}`;
  }
  const left = rest
    .split(/[;\n]/u)
    .map((piece) => piece.replaceAll(/^[\s,]+|[\s,]+$/gu, ""))
    .filter((piece) => piece !== "");
  return { known, rest: left.join("; ") };
}

/** “Which matter? [A closing date]”, “Which matter? - A closing date”. */
function afterColon(heading: string): string {
  return /[[(]([^\])]+)[\])]$/u.exec(heading)?.[1] ?? heading.split(/\s[-–:|]\s|:\s/u).at(-1) ?? "";
}
