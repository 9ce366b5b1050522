import { readResults as readStored } from "~db/queries/results.server";
import { mayRecordResults } from "~/auth/permissions";
import { periodInWords } from "~/domain/results/period";
import type { UploadReading } from "~/imports/uploaded-sheets.server";
import { sheetsIn } from "~/imports/uploaded-sheets.server";
import { readResults } from "~/imports/results.parse";
import { allow, recordEvent, withFramework, type ServiceContext } from "~/services/context.server";
import { oneAtATime } from "~/services/one-at-a-time.server";
import { Refusal } from "~/services/refusal";
import { periodOf, returnInLog, storeReturn } from "./internal/results-write.server";

const inTurn = oneAtATime();

export interface ImportReturnsInput {
  frameworkId: number;
  /** Null for what was pasted. */
  fileName: string | null;
  /** Reads it; asked once its turn has come. */
  read: () => Promise<UploadReading>;
}

/** How many returns were entered or corrected, and how many rows' returns said nothing new. */
export interface ImportedReturns {
  changed: number;
  unchanged: number;
}

/**
 * Takes the returns of a table: all of them, or none where one row is wrong. What was there before is kept; what the table says
 * again is left as it is.
 * @throws Refusal invalid at `file` or `pasted`, naming the rows; forbidden; busy
 */
export async function importReturns(
  context: ServiceContext,
  { frameworkId, fileName, read }: ImportReturnsInput,
): Promise<ImportedReturns> {
  return inTurn(async () => {
    const reading = await read();
    const refuse = (problem: string): never => {
      throw new Refusal({ kind: "invalid", errors: { [fileName === null ? "pasted" : "file"]: problem } });
    };
    if (!reading.ok) return refuse(reading.problem);
    const sheets = sheetsIn(reading.sheetsJson);
    return withFramework(context, frameworkId, async (write) => {
      const { tx, actor, standing, framework, now, today } = write;
      const role = allow(mayRecordResults(actor, standing));
      const { lines } = await readStored(tx, frameworkId);
      const understood = readResults(sheets, lines, framework.years, today);
      if (!understood.ok) return refuse(problemsInWords(understood.problems));
      const person = { id: actor.personId, name: actor.name };
      for (const { lineId, periodEndsOn, words } of understood.returns) {
        const line = lines.find((one) => one.lineId === lineId);
        if (!line) throw new Error("It was read of this line");
        const period = periodOf(line, framework.years, periodEndsOn);
        const before = await storeReturn(tx, {
          ...{ frameworkId, lineId, periodEndsOn, line, words, person },
          ...{ counts: {}, ownAnswers: null, cameBy: "file" as const, at: now },
        });
        recordEvent(write, {
          act: "returns.import",
          role,
          subject: `${line.service}, ${periodInWords(period)}`,
          before: before && returnInLog(before, before.ownAnswers, line),
          after: returnInLog(words, before?.ownAnswers ?? [], line),
          detail: { lineId, periodEndsOn, version: (before?.version ?? 0) + 1 },
        });
      }
      return { changed: understood.returns.length, unchanged: understood.unchanged };
    });
  });
}

const problemsInWords = (problems: readonly { row: number; why: string }[]) =>
  `Nothing was imported. ${problems.map(({ row, why }) => `Row ${row}: ${why}`).join(". ")}`;
