import type { ServiceContext } from "~/services/context.server";
import { changeDraft } from "./internal/import-draft.server";
import { refuseFaults, requireReason } from "~/services/refusal";

/** Rows of one import that are left out one by one. */
const MOST_LEFT_OUT = 2_000;

/**
 * Leaves rows of the sheet out of the import, or takes them in again. The reason is kept with the import's event.
 * @param input.rows their numbers, as the spreadsheet counts them, to leave out
 * @param input.reason for these
 * @param input.takenIn numbers of rows that were left out before
 * @param input.version of the import under way
 * @throws Refusal invalid at `rows` where the sheet has no such row, and at `reason`; conflict
 */
export async function leaveOutImportRows(
  context: ServiceContext,
  input: {
    frameworkId: number;
    version: number;
    rows: readonly number[];
    reason: string;
    takenIn: readonly number[];
  },
): Promise<void> {
  await changeDraft(context, input, (draft) => {
    const { mapping, sheets, choices } = draft;
    const sheet = mapping && sheets[mapping.sheet];
    const first = (mapping?.headingRow ?? 0) + 2;
    const last = sheet?.rows.length ?? 0;
    const isOutside = input.rows.some((row) => row < first || row > last);
    refuseFaults(isOutside ? { rows: `The rows beneath the headings are ${first} to ${last}` } : {});
    const reason = input.rows.length > 0 ? requireReason(input.reason) : "";
    const leftOut = Object.fromEntries([
      ...Object.entries(choices.leftOut ?? {}).filter(([row]) => !input.takenIn.includes(Number(row))),
      ...input.rows.map((row) => [row, reason] as const),
    ]);
    refuseFaults(
      Object.keys(leftOut).length > MOST_LEFT_OUT
        ? {
            rows: "These are too many to leave out one by one. Take them out of the sheet, and upload it again",
          }
        : {},
    );
    return Promise.resolve({ choices: { ...choices, leftOut } });
  });
}
