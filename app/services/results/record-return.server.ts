import { mayRecordResults } from "~/auth/permissions";
import { NOT_RETURNED, emptyReturnFault, type ReturnWords } from "~/domain/results/line-return";
import { periodInWords } from "~/domain/results/period";
import type { GivenAnswer } from "~/domain/templates/template";
import { allow, recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { refuseFaults } from "~/services/refusal";
import { unansweredFaults, understoodAnswers } from "~/services/templates/internal/own-answers.server";
import {
  periodOf,
  returnInLog,
  returnInWords,
  storeReturn,
  withMonitoredLine,
  type GivenCounts,
  type ReturnPlace,
} from "./internal/results-write.server";

export interface RecordReturnInput extends ReturnPlace {
  words: ReturnWords;
  counts: GivenCounts;
  /** To the office's own questions. */
  ownAnswers: readonly GivenAnswer[];
  /** Of the return that the form was made on: `NOT_RETURNED` where there was none. */
  version: number;
}

/**
 * Enters what was returned for a period, or corrects it: what was there before is kept.
 * @throws Refusal not-found; stale; invalid at `note` where nothing is returned, or for a period that has not begun; at an own question
 */
export async function recordReturn(
  context: ServiceContext,
  { words, counts, ownAnswers: typed, version, ...place }: RecordReturnInput,
): Promise<void> {
  await withMonitoredLine(context, place, async (write) => {
    const { tx, actor, standing, framework, line, now, today } = write;
    const role = allow(mayRecordResults(actor, standing));
    const period = periodOf(line, framework.years, place.periodEndsOn);
    const stands = line.returns.find(({ periodEndsOn }) => periodEndsOn === place.periodEndsOn) ?? null;
    requireVersion({ version: stands?.version ?? NOT_RETURNED }, version, returnInWords(stands, line));
    const ownAnswers = understoodAnswers(line.questions, typed);
    const empty = ownAnswers.length > 0 ? null : emptyReturnFault(words);
    refuseFaults({
      ...unansweredFaults(line.questions, ownAnswers),
      ...(empty === null ? {} : { note: empty }),
      ...(period.startsOn > today ? { note: "This period has not begun" } : {}),
    });
    const person = { id: actor.personId, name: actor.name };
    const before = await storeReturn(tx, {
      ...{ ...place, line, words, counts, ownAnswers, person },
      ...{ cameBy: "office" as const, at: now },
    });
    recordEvent(write, {
      act: "return.record",
      role,
      subject: `${line.service}, ${periodInWords(period)}`,
      before: before && returnInLog(before, before.ownAnswers, line),
      after: returnInLog(words, ownAnswers, line),
      detail: { lineId: place.lineId, periodEndsOn: place.periodEndsOn, version: version + 1 },
    });
  });
}
