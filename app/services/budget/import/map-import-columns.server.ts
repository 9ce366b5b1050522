import type { ColumnMapping } from "~/domain/budget/imported-budget";
import { mappingFaults, sheetExtent } from "~/imports/columns.parse";
import type { ServiceContext } from "~/services/context.server";
import { changeDraft } from "./internal/import-draft.server";
import { Refusal } from "~/services/refusal";

/**
 * Says what each column of the sheet holds, and in which unit. Answers and matches are about rows of the sheet: with another sheet they
 * are gone.
 * @param input.version of the import under way
 * @throws Refusal invalid at `columns`; conflict
 */
export async function mapImportColumns(
  context: ServiceContext,
  input: { frameworkId: number; version: number; mapping: ColumnMapping },
): Promise<void> {
  await changeDraft(context, input, async (draft) => {
    const { mapping } = input;
    const sheet = draft.sheets[mapping.sheet];
    const faults = sheet ? mappingFaults(sheetExtent(sheet), mapping) : ["Choose a sheet of the workbook."];
    if (faults.length > 0) throw new Refusal({ kind: "invalid", errors: { columns: faults.join(" ") } });
    const isSameSheet = draft.mapping?.sheet === mapping.sheet;
    const { leftOut } = draft.choices;
    return Promise.resolve({
      mapping,
      // In another unit an amount has other fractions.
      choices: isSameSheet && leftOut ? { leftOut } : {},
      ...(isSameSheet ? {} : { answers: {}, matches: {} }),
    });
  });
}
