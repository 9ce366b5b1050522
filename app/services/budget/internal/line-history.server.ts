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

type Write = Pick<FrameworkWrite, "tx" | "framework" | "actor" | "now">;

/** Adds to the history of the budget's figures, in the transaction that writes the lines. */
export async function recordLineEdits(write: Write, edits: readonly LineEdit[]): Promise<void> {
  await insertMany(
    write.tx,
    budgetLineEdit,
    edits.map((edit) => rowOf(write, edit)),
  );
}

/** The same of one line, to be written. */
export const lineEditWrite = (write: Write, edit: LineEdit) =>
  write.tx.insert(budgetLineEdit).values(rowOf(write, edit));

function rowOf({ framework, actor, now }: Write, { lineId, kind, before, after, reason }: LineEdit) {
  return {
    frameworkId: framework.id,
    lineId,
    kind,
    before,
    after,
    reason,
    at: now,
    personId: actor.personId,
    personName: actor.name,
  };
}
