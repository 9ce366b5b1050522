import { CHARACTERISTIC_LABELS } from "~/domain/eia/characteristics";
import { groupsOf, NOT_KNOWN, type Indicator, type PeopleCount } from "~/domain/results/indicator";
import type { MonitoredLine, ReturnWords } from "~/domain/results/line-return";
import type { GivenAnswer, OwnQuestion } from "~/domain/templates/template";
import {
  defineForm,
  moneyField,
  moneyValue,
  textareaField,
  type Field,
  type FieldErrors,
  type RawValues,
} from "~/forms/form";
import {
  ownAnswerValues,
  ownQuestionFields,
  readOwnAnswers,
  unansweredFaults,
} from "~/forms/templates/own-questions";
import { figureField, figureValue, peopleField } from "./figure-field";

const countName = (indicatorId: number, answer: string) => `count_${indicatorId}_${answer}`;

/** The groups in which people are counted, with those of whom it is not known. */
const answersOf = ({ countedBy }: Pick<Indicator, "countedBy">) =>
  countedBy === null ? [] : [...groupsOf(countedBy), { value: NOT_KNOWN, text: "Not known or not said" }];

/** The names of the fields in which people are counted of an indicator. */
export const countFields = (indicator: Pick<Indicator, "id" | "countedBy">): string[] =>
  answersOf(indicator).map(({ value }) => countName(indicator.id, value));

/** What is returned of a line for a period. Counts of people that are left empty stay as they were. */
export function returnForm({
  indicators,
  questions,
}: {
  indicators: readonly Indicator[];
  questions: readonly OwnQuestion[];
}) {
  const fields: Record<string, Field> = {};
  for (const one of indicators) {
    fields[`value_${one.id}`] = figureField(
      one.unit === "" ? one.name : `${one.name} (${one.unit})`,
      one.target === null ? {} : { hint: `Target: ${figureValue(one.target)}` },
    );
    for (const { value, text } of answersOf(one)) {
      fields[countName(one.id, value)] = peopleField(
        `${one.name}, by ${CHARACTERISTIC_LABELS[one.countedBy ?? "age"].toLowerCase()}: ${text}`,
      );
    }
  }
  fields.spent = moneyField("Spent in this period", null, {
    hint: "In pounds, of this line’s money",
    allowNegative: true,
  });
  Object.assign(fields, ownQuestionFields(questions));
  fields.note = textareaField("Note", {
    hint: "What explains the figures, or why there is none. No names of people",
    max: 4_000,
    rows: 4,
  });
  return defineForm(fields, (value) => ({
    ...partlyCounted(indicators, value),
    ...unansweredFaults(questions, value),
  }));
}

/** Of some groups a number and of others none: nobody knows whether those are 0 or as they were. */
function partlyCounted(indicators: readonly Indicator[], value: Record<string, unknown>): FieldErrors {
  return Object.fromEntries(
    indicators.flatMap((one) => {
      const names = countFields(one);
      const left = names.filter((name) => value[name] === null);
      const [first] = left;
      return first === undefined || left.length === names.length
        ? []
        : [[first, "Enter a number for every group, 0 where there is nobody, or leave all of them empty"]];
    }),
  );
}

export interface ReadReturn {
  words: ReturnWords;
  /** By indicator: those that were given. */
  counts: Record<number, PeopleCount[]>;
  ownAnswers: GivenAnswer[];
}

export function readReturn(
  { indicators, questions }: Pick<MonitoredLine, "indicators" | "questions">,
  posted: unknown,
): ReadReturn {
  const value = posted as Record<string, unknown>;
  const number = (name: string) => (typeof value[name] === "number" ? value[name] : null);
  return {
    words: {
      values: Object.fromEntries(
        indicators.flatMap(({ id }) => {
          const figure = number(`value_${id}`);
          return figure === null ? [] : [[id, figure]];
        }),
      ),
      spent: number("spent"),
      note: typeof value.note === "string" ? value.note : "",
    },
    counts: Object.fromEntries(
      indicators.flatMap((one) => {
        const counts = answersOf(one).flatMap(({ value: answer }) => {
          const people = number(countName(one.id, answer));
          return people === null ? [] : [{ answer, people }];
        });
        return counts.length === 0 ? [] : [[one.id, counts]];
      }),
    ),
    ownAnswers: readOwnAnswers(questions, value),
  };
}

/** What the fields hold at first. Counts of people are shown to nobody, so they are in none. */
export function returnValues(
  indicators: readonly Pick<Indicator, "id">[],
  words: (ReturnWords & { ownAnswers: readonly GivenAnswer[] }) | null,
): RawValues {
  return {
    ...Object.fromEntries(indicators.map(({ id }) => [`value_${id}`, figureValue(words?.values[id])])),
    spent: moneyValue(words?.spent ?? null),
    note: words?.note ?? "",
    ...ownAnswerValues(words?.ownAnswers ?? []),
  };
}
