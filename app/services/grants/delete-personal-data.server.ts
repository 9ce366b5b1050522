import { eq } from "drizzle-orm";
import type { Database } from "~db/client.server";
import { listApplicationsWithWords, listRoundsWithWords, lockRound } from "~db/queries/grants.server";
import { grantApplication } from "~db/schema";
import { lastDayKept } from "~/domain/consultation/retention";
import { waitsForDecision, withoutPersonal } from "~/domain/grants/retention";
import { dateInLondon } from "~/domain/shared/calendar-date";
import { inLog, transactionWithEvents } from "~/services/internal/audit-log.server";

/**
 * Deletes what is personal in applications for grants once the round's day has passed: how the applicant is reached, and what was said
 * in words. It is done by the installation itself, on the audit log, and once, however many servers do it; the log says how many it
 * was, and nothing of them.
 * @returns how many applications it was
 */
export async function deletePersonalData(database: Database, now: Date): Promise<number> {
  const today = dateInLondon(now);
  let deleted = 0;
  for (const round of await listRoundsWithWords(database.db)) {
    const last = lastDayKept(round);
    if (last !== null && last < today) deleted += await deleteOf(database, round, now);
  }
  return deleted;
}

type Round = Awaited<ReturnType<typeof listRoundsWithWords>>[number];

async function deleteOf(
  database: Database,
  { id, title, frameworkId, questions }: Round,
  now: Date,
): Promise<number> {
  return transactionWithEvents(database, async (tx, events) => {
    // Another server that does the same waits, and then finds nothing.
    await lockRound(tx, id);
    const due = (await listApplicationsWithWords(tx, id)).filter(({ state }) => !waitsForDecision(state));
    for (const application of due) {
      await tx
        .update(grantApplication)
        .set({
          ...withoutPersonal(application, questions),
          receiptHash: `deleted ${application.id}`,
          originMark: "",
          personalDeletedAt: now,
          version: application.version + 1,
        })
        .where(eq(grantApplication.id, application.id));
    }
    if (due.length > 0) {
      events.push({
        ...{ at: now, personId: null, personName: "", frameworkId, subject: title },
        ...inLog({
          act: "grant.delete-personal",
          before: { applications: due.length },
          detail: { roundId: id },
        }),
      });
    }
    return due.length;
  });
}
