import type { Database } from "../../db/client.server";
import { getContent } from "../../db/queries/content.server";
import type { StopTarget } from "../../app/domain/publication/stopped";
import { stopPublishing } from "../../app/services/register/stop-publishing.server";
import type { Office } from "./action-plan";
import { at, WITHHELD } from "./sign-off";
import { secretsOf, word } from "./withheld-chain";

/** What of a record is taken back, of every kind there is. */
export const EVERY_WITHDRAWAL = [
  ...(["record", "report", "details", "eia", "line", "entry", "action", "section"] as const),
  "passage",
] as const;
export type Withdrawal = (typeof EVERY_WITHDRAWAL)[number];

/** After the first of three decisions and before the second. */
export const WITHDRAWN_AT = new Date("2018-09-03T09:30:00Z");
export const WITHDRAWAL_GROUND = WITHHELD.written;

/** The words and amounts that go with it. */
export function secretsTakenBack(id: string, what: Withdrawal, seed: number): string[] {
  return what === "passage" ? [word(id, "entry1")] : secretsOf({ id, what, until: null }, seed);
}

export async function targetOf(
  database: Database,
  frameworkId: number,
  what: Withdrawal,
  id: string,
): Promise<StopTarget> {
  const { budget, entries, actions, sections } = await getContent(database.db, frameworkId);
  const item = (
    part: "details" | "eia",
    kind: "line" | "entry" | "action" | "section",
    itemId = 0,
  ): StopTarget => ({
    kind: "item",
    part,
    item: { kind, id: itemId },
  });
  switch (what) {
    case "line":
      return item("details", "line", budget.lines[0]?.id);
    case "entry":
      return item("eia", "entry", entries[0]?.id);
    case "action":
      return item("eia", "action", actions[0]?.id);
    case "section":
      return item("details", "section", sections[0]?.id);
    case "passage":
      return { kind: "passage", text: word(id, "entry1").toUpperCase() };
    default:
      return { kind: "part", part: what };
  }
}

export function takeBack(
  database: Database,
  { monitoring }: Pick<Office, "monitoring">,
  frameworkId: number,
  target: StopTarget,
  now: Date = WITHDRAWN_AT,
): Promise<void> {
  return stopPublishing(at(database, monitoring, now), {
    frameworkId,
    target,
    ground: { chosen: null, written: WITHDRAWAL_GROUND, isQualified: false, publicInterest: "" },
    reason: "It was published by mistake",
  });
}
