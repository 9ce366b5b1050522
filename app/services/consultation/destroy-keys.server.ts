import type { Database } from "~db/client.server";
import { listKeysToDestroy } from "~db/queries/consultation-monitoring.server";
import { lockConsultation } from "~db/queries/public-consultations.server";
import { dateInLondon } from "~/domain/shared/calendar-date";
import { inLog, transactionWithEvents } from "~/services/internal/audit-log.server";
import { destroyMonitoringKey } from "./internal/monitoring.server";

/**
 * Destroys the key of every consultation's monitoring that takes no answers any more (docs/decisions/0052). The server does it by
 * itself, so that a key does not outlive the closing because nobody came by. Of each there is an act of nobody's on the audit log.
 * @returns how many there were
 */
export async function destroyMonitoringKeys(database: Database, now: Date): Promise<number> {
  const found = await listKeysToDestroy(database.db, dateInLondon(now));
  let destroyed = 0;
  for (const { consultationId, frameworkId, title } of found) {
    await transactionWithEvents(database, async (tx, events) => {
      await lockConsultation(tx, consultationId);
      if (!(await destroyMonitoringKey(tx, consultationId))) return;
      destroyed += 1;
      const act = { act: "monitoring.key-destroy", detail: { consultationId } } as const;
      events.push({ at: now, frameworkId, subject: title, ...inLog(act) });
    });
  }
  return destroyed;
}
