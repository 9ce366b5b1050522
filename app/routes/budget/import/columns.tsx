import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { Sheet } from "~/domain/budget/imported-budget";
import {
  columnField,
  importColumnsForm,
  importColumnsValues,
  readImportColumns,
} from "~/forms/budget/import/import-columns-form";
import { params, paths } from "~/paths";
import { answerPost, requireFramework } from "~/routes/answer.server";
import { columnsAt, yearsToOffer } from "~/services/budget/import/import-columns.server";
import { mapImportColumns } from "~/services/budget/import/map-import-columns.server";
import { ImportCrumbs, importCaption } from "~/ui/budget/import/import-crumbs";
import { ImportSteps } from "~/ui/budget/import/import-steps";
import { SheetChoice } from "~/ui/budget/import/sheet-choice";
import { SheetTop } from "~/ui/budget/import/sheet-top";
import { PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
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
    years: yearsToOffer(columns, row.years),
    sheetNames: draft.sheets.map(({ name }) => name),
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

export async function action(args: ActionFunctionArgs) {
  const draft = await draftOfPost(args);
  const { framework } = await requireFramework(args);
  const { sheet, headingRow, columns } = columnsAt(draft, placeIn(args.request));
  const years = yearsToOffer(columns, framework.years);
  const form = importColumnsForm(topOf(draft.sheets[sheet], headingRow), columns.length, years);
  return answerPost(args, {
    params: params.framework,
    form,
    act: ({ service, value, params: { frameworkId }, version }) =>
      mapImportColumns(service, {
        frameworkId,
        version,
        mapping: { sheet, headingRow, columns: readImportColumns(value, columns.length) },
      }),
    done: ({ frameworkId }) => paths.importPreview(frameworkId),
  });
}

export default function ImportColumns() {
  const { framework, fileName, version, mapping, years, sheetNames, rowCount, shown } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { sheet, headingRow, columns } = mapping;
  return (
    <>
      <ImportCrumbs framework={framework} />
      <PostForm
        key={`${sheet}-${headingRow}`}
        form={importColumnsForm(shown, columns.length, years)}
        initial={importColumnsValues(columns)}
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
          </>
        }
      >
        <SheetTop
          rows={shown.rows}
          firstRow={headingRow + 1}
          columns={columns.map((_column, index) => columnField(index))}
        />
        <Button>Continue</Button>
      </PostForm>
      <ImportSteps frameworkId={framework.id} back={[]} />
    </>
  );
}
