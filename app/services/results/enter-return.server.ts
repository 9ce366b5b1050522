import type { Database } from "~db/client.server";
import { lockFramework } from "~db/queries/frameworks.server";
import { lockOffice } from "~db/queries/office.server";
import { findMonitoredLine, findReturnLink } from "~db/queries/results.server";
import { hashToken } from "~/auth/session.server";
import { emptyReturnFault, isSameReturn, type ReturnWords } from "~/domain/results/line-return";
import { periodInWords } from "~/domain/results/period";
import { dateInLondon } from "~/domain/shared/calendar-date";
import { sameAnswers, type GivenAnswer } from "~/domain/templates/template";
import { isMadeOn } from "~/services/context.server";
import { inLog, transactionWithEvents } from "~/services/internal/audit-log.server";
import { Refusal, refuseFaults } from "~/services/refusal";
import { unansweredFaults, understoodAnswers } from "~/services/templates/internal/own-answers.server";
import {
  periodOf,
  returnInLog,
  returnInWords,
  storeReturn,
  type GivenCounts,
} from "./internal/results-write.server";

/**
 * Takes what a provider enters through a private link: one line's return for one period, however often it is corrected until the link's
 * last day. What was there before is kept; the very same sent twice is there once. The log names the line, and nobody.
 * @param input.version of the return that the form was made on
 * @throws Refusal not-found for a link that does not work; stale; invalid at `note`, or at an own question
 */
export async function enterReturn(
  { database, now }: { database: Database; now: () => Date },
  {
    token,
    words,
    counts,
    ownAnswers: typed,
    version,
  }: {
    token: string;
    words: ReturnWords;
    counts: GivenCounts;
    ownAnswers: readonly GivenAnswer[];
    version: number;
  },
): Promise<void> {
  const at = now();
  await transactionWithEvents(database, async (tx, events) => {
    await lockOffice(tx, "share");
    const today = dateInLondon(at);
    const link = await findReturnLink(tx, hashToken(token), today);
    const framework = link && (await lockFramework(tx, link.frameworkId));
    // Once more: it may have been replaced, or the framework withdrawn, while the row was waited for.
    const stillWorks = link && (await findReturnLink(tx, hashToken(token), today));
    const found = stillWorks && (await findMonitoredLine(tx, stillWorks.frameworkId, stillWorks.lineId));
    if (!framework || !stillWorks || !found) throw new Refusal({ kind: "not-found" });
    const { line } = found;
    const { frameworkId, lineId, periodEndsOn } = stillWorks;
    const period = periodOf(line, framework.years, periodEndsOn);
    const stands = line.returns.find((one) => one.periodEndsOn === periodEndsOn) ?? null;
    const ownAnswers = understoodAnswers(line.questions, typed);
    if (!isMadeOn({ version: stands?.version ?? 0 }, version)) {
      const saysTheSame = stands && isSameReturn(stands, words) && sameAnswers(stands.ownAnswers, ownAnswers);
      if (saysTheSame && Object.keys(counts).length === 0) return;
      throw new Refusal({ kind: "stale", current: returnInWords(stands, line) });
    }
    const empty = ownAnswers.length > 0 ? null : emptyReturnFault(words);
    refuseFaults({
      ...unansweredFaults(line.questions, ownAnswers),
      ...(empty === null ? {} : { note: empty }),
    });
    const before = await storeReturn(tx, {
      ...{ frameworkId, lineId, periodEndsOn, line, words, counts, ownAnswers, at },
      ...{ cameBy: "link" as const, person: null },
    });
    events.push({
      ...{ at, personId: null, personName: "", frameworkId },
      subject: `${line.service}, ${periodInWords(period)}`,
      ...inLog({
        act: "return.record",
        before: before && returnInLog(before, before.ownAnswers, line),
        after: returnInLog(words, ownAnswers, line),
        detail: { lineId, periodEndsOn, version: version + 1, by: "private link" },
      }),
    });
  });
}
