import { getTableColumns, sql } from "drizzle-orm";
import type { CalendarDate } from "../../app/domain/shared/calendar-date";
import type { Db } from "../client.server";
import { office, session } from "../schema";
import { authorityRows, inForceOn } from "./authorities.server";
import { settingRows, toSettings } from "./office.server";
import { given, oneStatement, rowOf, rowsOf } from "./one-statement.server";
import { sessionRows } from "./people.server";

/** In which state all data is: two statements that find the same see the same rows of every table (docs/decisions/0044). */
export const momentRows = rowOf({
  state: sql<string>`pg_current_snapshot()::text || ' ' || extract(epoch from pg_postmaster_start_time())::text`,
});

const readArrival = oneStatement(
  { tokenHash: "text", now: "timestamptz", today: "date" },
  {
    sessions: sessionRows(given("tokenHash"), given("now")),
    authorities: authorityRows(
      sql`(select theirs.person_id from ${session} theirs where theirs.token_hash = ${given("tokenHash")})`,
    ),
    ...settingRows(given("today")),
    offices: rowsOf(getTableColumns(office), sql`from ${office}`),
    moments: momentRows,
  },
);

/**
 * What every request asks first, in one statement: whose session it is and what they may do today, what the office
 * is called, and in which state all data is.
 * @param asked.tokenHash null for a request without a session
 */
export async function readWhoAsks(
  db: Db,
  { tokenHash, now, today }: { tokenHash: string | null; now: Date; today: CalendarDate },
) {
  const read = await readArrival.one(db, { tokenHash, now: now.toISOString(), today });
  const [found] = read.sessions;
  const [[row], [moment]] = [read.offices, read.moments];
  if (!row || !moment) throw new Error("The office row is missing");
  return {
    found: found ? { ...found, delegations: inForceOn(read.authorities, today) } : null,
    settings: toSettings(read),
    office: row,
    state: moment.state,
  };
}
