import {
  findMonitoredLine,
  listReturnCounts,
  listReturnVersions,
  type ReturnedCount,
} from "~db/queries/results.server";
import { lineReturn, returnCount, returnValue } from "~db/schema";
import type { Db } from "~db/client.server";
import { figureInWords, formatFigure } from "~/domain/results/figure";
import type { Indicator, PeopleCount } from "~/domain/results/indicator";
import type { LineReturn, MonitoredLine, ReturnWay, ReturnWords } from "~/domain/results/line-return";
import { periodsOf, type Period } from "~/domain/results/period";
import type { CalendarDate } from "~/domain/shared/calendar-date";
import { formatMoney } from "~/domain/shared/money";
import { statedAnswers, type GivenAnswer } from "~/domain/templates/template";
import { ownAnswersInWords } from "~/services/templates/internal/own-answers.server";
import { withFramework, type FrameworkWrite, type ServiceContext } from "~/services/context.server";
import { Refusal } from "~/services/refusal";

export interface LinePlace {
  frameworkId: number;
  lineId: number;
}

export interface ReturnPlace extends LinePlace {
  periodEndsOn: CalendarDate;
}

/** The framework's row is locked. @throws Refusal not-found, also for a line of which no results are returned */
export function withMonitoredLine<T>(
  context: ServiceContext,
  { frameworkId, lineId }: LinePlace,
  work: (write: FrameworkWrite & { line: MonitoredLine }) => Promise<T>,
): Promise<T> {
  return withFramework(context, frameworkId, async (write) => {
    const found = await findMonitoredLine(write.tx, frameworkId, lineId);
    if (!found) throw new Refusal({ kind: "not-found" });
    return work({ ...write, line: found.line });
  });
}

/** @throws Refusal not-found for a period that the line does not have */
export function periodOf(
  line: Pick<MonitoredLine, "frequency" | "returns">,
  years: readonly number[],
  periodEndsOn: CalendarDate,
): Period {
  const period = periodsOf(years, line.frequency).find(({ endsOn }) => endsOn === periodEndsOn);
  if (!period) throw new Refusal({ kind: "not-found" });
  return period;
}

/** People by answer, by indicator: those that are left out stay as they were. */
export type GivenCounts = Readonly<Record<number, readonly PeopleCount[]>>;

export interface ReturnToStore extends ReturnPlace {
  line: MonitoredLine;
  words: ReturnWords;
  counts: GivenCounts;
  /** To the office's own questions; null: as they were. */
  ownAnswers: readonly GivenAnswer[] | null;
  cameBy: ReturnWay;
  person: { id: number; name: string } | null;
  at: Date;
}

/** Adds what was returned after what was there before. @returns what stood before; null where nothing did */
export async function storeReturn(
  tx: Db,
  { frameworkId, lineId, periodEndsOn, line, words, counts, ownAnswers, cameBy, person, at }: ReturnToStore,
): Promise<LineReturn | null> {
  const [before = null] = await listReturnVersions(tx, lineId, periodEndsOn);
  const [stored] = await tx
    .insert(lineReturn)
    .values({
      ...{ frameworkId, lineId, periodEndsOn, cameBy, at },
      version: (before?.version ?? 0) + 1,
      ...{ spent: words.spent, note: words.note },
      ownAnswers: [...(ownAnswers ?? before?.ownAnswers ?? [])],
      ...{ personId: person?.id ?? null, personName: person?.name ?? "" },
    })
    .returning({ id: lineReturn.id });
  if (!stored) throw new Error("The return was not stored");
  const returnId = stored.id;
  const values = line.indicators.flatMap(({ id: indicatorId }) => {
    const value = words.values[indicatorId];
    return value === undefined ? [] : [{ returnId, indicatorId, value }];
  });
  if (values.length > 0) await tx.insert(returnValue).values(values);
  const kept = before ? await listReturnCounts(tx, [before.id]) : [];
  const people = line.indicators.flatMap((one) => countsOf(one, counts, kept, returnId));
  if (people.length > 0) await tx.insert(returnCount).values(people);
  return before;
}

function countsOf(
  { id: indicatorId, countedBy }: Indicator,
  given: GivenCounts,
  kept: readonly ReturnedCount[],
  returnId: number,
): ReturnedCount[] {
  if (countedBy === null) return [];
  const counts = given[indicatorId] ?? kept.filter((one) => one.indicatorId === indicatorId);
  return counts.map(({ answer, people }) => ({ returnId, indicatorId, answer, people }));
}

/** For whoever edited an earlier version, by the fields of the form. Counts of people are in no words at all. */
export function returnInWords(
  words: LineReturn | null,
  { indicators, questions }: Pick<MonitoredLine, "indicators" | "questions">,
): Record<string, string> {
  return {
    ...Object.fromEntries(
      indicators.map(({ id, unit }) => {
        const value = words?.values[id];
        return [`value_${id}`, value === undefined ? "" : figureInWords(value, unit)];
      }),
    ),
    spent: typeof words?.spent === "number" ? formatMoney(words.spent) : "",
    note: words?.note ?? "",
    ...ownAnswersInWords(questions, words?.ownAnswers ?? []),
  };
}

/** As the log keeps it. */
export const returnInLog = (
  words: ReturnWords,
  given: readonly GivenAnswer[],
  { indicators, questions }: Pick<MonitoredLine, "indicators" | "questions">,
): Record<string, unknown> => ({
  figures: Object.fromEntries(
    indicators.flatMap(({ id, name }) => {
      const value = words.values[id];
      return value === undefined ? [] : [[`${id} ${name}`, formatFigure(value)]];
    }),
  ),
  ...{ spent: words.spent, note: words.note },
  ...(questions.length > 0 && {
    own: Object.fromEntries(
      statedAnswers(questions, given).map(({ key, question, answer }) => [`${key} ${question}`, answer]),
    ),
  }),
});
