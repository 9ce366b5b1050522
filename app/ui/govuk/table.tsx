import { useId, type ReactNode } from "react";
import { classNames } from "./class-names";

export type TableHeadCell = { text: ReactNode; numeric?: boolean };
export type TableCell = { content: ReactNode; numeric?: boolean };
export type TableRow = { key: string; header?: ReactNode; cells: readonly TableCell[] };

export type TableProps = {
  caption: ReactNode;
  captionSize?: "s" | "m" | "l" | "xl";
  captionHidden?: boolean;
  head: readonly TableHeadCell[];
  rows: readonly TableRow[];
  foot?: readonly TableRow[];
  firstCellIsHeader?: boolean;
};

/** Focusable, so that a keyboard can scroll a table which is wider than the screen. */
const scrollRegion = { role: "region", tabIndex: 0 } as const;

export function Table({
  caption,
  captionSize,
  captionHidden,
  head,
  rows,
  foot,
  firstCellIsHeader = false,
}: TableProps) {
  const captionId = useId();
  return (
    <div {...scrollRegion} className="app-table-wrap" aria-labelledby={captionId}>
      <table className="govuk-table">
        <caption
          id={captionId}
          className={classNames(
            "govuk-table__caption",
            captionSize && `govuk-table__caption--${captionSize}`,
            captionHidden && "govuk-visually-hidden",
          )}
        >
          {caption}
        </caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            {head.map(({ text, numeric }, index) => (
              <th
                key={index}
                scope="col"
                className={classNames("govuk-table__header", numeric && "govuk-table__header--numeric")}
              >
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          <Rows rows={rows} firstCellIsHeader={firstCellIsHeader} />
        </tbody>
        {foot && (
          <tfoot className="app-table__foot">
            <Rows rows={foot} firstCellIsHeader={firstCellIsHeader} />
          </tfoot>
        )}
      </table>
    </div>
  );
}

function Rows({ rows, firstCellIsHeader }: { rows: readonly TableRow[]; firstCellIsHeader: boolean }) {
  return rows.map(({ key, header, cells }) => {
    const [first, ...others] = cells;
    const rowHeader = header ?? (firstCellIsHeader ? first?.content : undefined);
    const remaining = header === undefined && firstCellIsHeader ? others : cells;
    return (
      <tr key={key} className="govuk-table__row">
        {rowHeader !== undefined && (
          <th scope="row" className="govuk-table__header">
            {rowHeader}
          </th>
        )}
        {remaining.map(({ content, numeric }, index) => (
          <td
            key={index}
            className={classNames("govuk-table__cell", numeric && "govuk-table__cell--numeric")}
          >
            {content}
          </td>
        ))}
      </tr>
    );
  });
}
