import { insertMany } from "~db/queries/many-rows.server";
import { budgetLineEdit } from "~db/schema";
import type { LineAsWritten, LineEditKind } from "~/domain/budget/line-history";
import type { FrameworkWrite } from "~/services/context.server";

export interface LineEdit {
  lineId: number;
  kind: LineEditKind;
  /** Null for a line that was not there before. */
  before: LineAsWritten | null;
  /** Null for a line that is gone. */
  after: LineAsWritten | null;
  /** Empty where none was asked for. */
  reason: string;
}

/** Adds to the history of the budget's figures, in the transaction that writes the lines. */
export async function recordLineEdits(
  { tx, framework, actor, now }: Pick<FrameworkWrite, "tx" | "framework" | "actor" | "now">,
  edits: readonly LineEdit[],
): Promise<void> {
  await insertMany(
    tx,
    budgetLineEdit,
    edits.map(({ lineId, kind, before, after, reason }) => ({
      frameworkId: framework.id,
      lineId,
      kind,
      before,
      after,
      reason,
      at: now,
      personId: actor.personId,
      personName: actor.name,
    })),
  );
}
