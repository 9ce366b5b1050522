import type { YearAmounts } from "~/domain/budget/year-amounts";
import type { LineEditDifference } from "~/domain/budget/line-history";
import { Table } from "../../govuk";
import { amountCells, yearHead } from "../year-figures";

interface PlannedLinesProps {
  counts: { added: number; changed: number; removed: number };
  years: readonly number[];
  pence: boolean;
  /** The first of each kind. */
  added: readonly { row: number; service: string; deliveryOrganisation: string; amounts: YearAmounts }[];
  changed: readonly { row: number; service: string; changes: readonly LineEditDifference[] }[];
  removed: readonly { id: number; service: string; deliveryOrganisation: string; amounts: YearAmounts }[];
}

/** The lines that an import would change, remove and add. */
export function PlannedLines({ counts, years, pence, added, changed, removed }: PlannedLinesProps) {
  return (
    <>
      {changed.length > 0 && (
        <Table
          caption={caption("Lines that change", changed.length, counts.changed)}
          captionSize="m"
          firstCellIsHeader
          stacks
          head={[{ text: "Line" }, { text: "What changes" }, { text: "From" }, { text: "To" }]}
          rows={changed.flatMap(({ row, service, changes }) =>
            changes.map(({ field, from, to }) => ({
              key: `${row}-${field}`,
              header: service,
              cells: [{ content: field }, { content: from || "(empty)" }, { content: to || "(empty)" }],
            })),
          )}
        />
      )}
      {removed.length > 0 && (
        <Table
          caption={caption("Lines that are removed", removed.length, counts.removed)}
          captionSize="m"
          firstCellIsHeader
          stacks
          head={[{ text: "Line" }, { text: "Delivered by" }, ...yearHead(years)]}
          rows={removed.map(({ id, service, deliveryOrganisation, amounts }) => ({
            key: String(id),
            header: service,
            cells: [{ content: deliveryOrganisation || "Not stated" }, ...amountCells(amounts, years, pence)],
          }))}
        />
      )}
      {added.length > 0 && (
        <Table
          caption={caption("Lines that are added", added.length, counts.added)}
          captionSize="m"
          firstCellIsHeader
          stacks
          head={[{ text: "Line" }, { text: "Row" }, { text: "Delivered by" }, ...yearHead(years)]}
          rows={added.map(({ row, service, deliveryOrganisation, amounts }) => ({
            key: String(row),
            header: service,
            cells: [
              { content: row },
              { content: deliveryOrganisation || "Not stated" },
              ...amountCells(amounts, years, pence),
            ],
          }))}
        />
      )}
    </>
  );
}

function caption(what: string, shown: number, count: number): string {
  return shown < count ? `${what}: the first ${shown} of ${count.toLocaleString("en-GB")}` : what;
}
