import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { Sheet } from "~/domain/budget/imported-budget";
import {
  columnField,
  importColumnsForm,
  importColumnsValues,
  readImportColumns,
  unitField,
} from "~/forms/budget/import/import-columns-form";
import { params, paths } from "~/paths";
import { answerPost, requireFramework } from "~/routes/answer.server";
import {
  columnsAt,
  columnsAtHand,
  ledgerAt,
  yearsToOffer,
} from "~/services/budget/import/import-columns.server";
import { mapImportColumns } from "~/services/budget/import/map-import-columns.server";
import { ImportCrumbs, importCaption } from "~/ui/budget/import/import-crumbs";
import { ImportSteps } from "~/ui/budget/import/import-steps";
import { SheetChoice } from "~/ui/budget/import/sheet-choice";
import { SheetTop } from "~/ui/budget/import/sheet-top";
import { PostForm } from "~/ui/form";
import { Button, InsetText } from "~/ui/govuk";
import { PageHeading } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { draftOfPost, loadDraft } from "./import-at-hand.server";

export const handle = pageHandle<typeof loader>({
  title: (data) => `What the columns hold – ${data.framework.title}`,
  needsScript: true,
});

/** Rows shown, that of the headings included. */
const ROWS_SHOWN = 8;
const LONGEST_CELL = 60;

export async function loader(args: LoaderFunctionArgs) {
  const { framework, row, draft } = await loadDraft(args);
  const mapping = columnsAt(draft, placeIn(args.request));
  const { sheet, headingRow, columns } = mapping;
  return {
    framework,
    fileName: draft.fileName,
    version: draft.version,
    mapping,
    asked: columnsAtHand(draft, mapping),
    ledger: ledgerAt(draft, mapping),
    years: yearsToOffer(columns, row.years),
    sheetNames: draft.sheets.map(({ name, facts }) => (facts?.isHidden ? `${name} (hidden)` : name)),
    hiddenRows: hiddenAmongShown(draft.sheets[sheet], headingRow),
    rowCount: draft.sheets[sheet]?.rows.length ?? 0,
    shown: topOf(draft.sheets[sheet], headingRow),
  };
}

/** The sheet and the row of its headings that the address names, counted from 0. */
function placeIn({ url }: Pick<Request, "url">): { sheet: number; headingRow: number } | null {
  const { searchParams } = new URL(url);
  const read = (name: string) => {
    const text = searchParams.get(name) ?? "";
    return /^[1-9]\d{0,5}$/u.test(text) ? Number(text) - 1 : null;
  };
  const [sheet, headingRow] = [read("sheet"), read("row")];
  return sheet === null || headingRow === null ? null : { sheet, headingRow };
}

/** The sheet from its headings on, as far as it is shown; the rows above are left out. */
function topOf(sheet: Sheet | undefined, headingRow: number): Pick<Sheet, "rows"> {
  const short = (cell: string) =>
    cell.length > LONGEST_CELL ? `${cell.slice(0, LONGEST_CELL).toWellFormed()}…` : cell;
  const rows = (sheet?.rows ?? []).slice(headingRow, headingRow + ROWS_SHOWN);
  return { rows: rows.map((row) => row.map(short)) };
}

/** Numbers of the rows that are shown here and not in the spreadsheet. */
function hiddenAmongShown(sheet: Sheet | undefined, headingRow: number): number[] {
  const last = headingRow + ROWS_SHOWN;
  return (sheet?.facts?.hiddenRows ?? []).filter((row) => row > headingRow && row <= last);
}

export async function action(args: ActionFunctionArgs) {
  const draft = await draftOfPost(args);
  const { framework } = await requireFramework(args);
  const mapping = columnsAt(draft, placeIn(args.request));
  const { sheet, headingRow, columns } = mapping;
  const years = yearsToOffer(columns, framework.years);
  const asked = columnsAtHand(draft, mapping);
  const form = importColumnsForm(topOf(draft.sheets[sheet], headingRow), asked, years);
  return answerPost(args, {
    params: params.framework,
    form,
    act: ({ service, value, params: { frameworkId }, version }) =>
      mapImportColumns(service, {
        frameworkId,
        version,
        mapping: { sheet, headingRow, ...readImportColumns(value, columns.length) },
      }),
    done: ({ frameworkId }) => paths.importPreview(frameworkId),
  });
}

export default function ImportColumns() {
  const {
    framework,
    fileName,
    version,
    mapping,
    asked,
    ledger,
    years,
    sheetNames,
    rowCount,
    shown,
    hiddenRows,
  } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { sheet, headingRow, columns } = mapping;
  return (
    <>
      <ImportCrumbs framework={framework} />
      <PostForm
        key={`${sheet}-${headingRow}`}
        form={importColumnsForm(shown, asked, years)}
        initial={importColumnsValues(columns, asked)}
        version={version}
        action={paths.importColumns(framework.id, { sheet: sheet + 1, row: headingRow + 1 })}
        answer={answer}
        before={
          <>
            <PageHeading title="What the columns hold" caption={importCaption(fileName)} />
            <SheetChoice
              action={paths.importColumns(framework.id)}
              sheetNames={sheetNames}
              sheet={sheet}
              headingRow={headingRow}
              rowCount={rowCount}
            />
            {ledger !== null && <InsetText>{ledger}</InsetText>}
            {asked.some(({ isInDoubt }) => isInDoubt) && (
              <InsetText>
                Several columns hold the same financial year. Choose which is the budget, and leave out the
                others.
              </InsetText>
            )}
          </>
        }
      >
        <SheetTop
          rows={shown.rows}
          firstRow={headingRow + 1}
          hiddenRows={hiddenRows}
          columns={asked.map(({ isHidden, unit }, index) => ({
            field: columnField(index),
            isHidden,
            unit: unit && { field: unitField(index), why: unit.why },
          }))}
        />
        <Button>Continue</Button>
      </PostForm>
      <ImportSteps frameworkId={framework.id} back={[]} />
    </>
  );
}
