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
  /** On a phone each row becomes a card, each cell with its column's name, though its figures would fit on a wider screen. */
  stacks?: boolean;
  /** Below 1,000 pixels each row becomes a card; where left out, the columns say (`hasWords`). */
  cards?: boolean;
};

/**
 * Words in several columns squeeze each other to a word a line. Figures stay beside each other, with what they are of in view.
 * A heading that is more than text, such as a field, would be gone from a card, and its cells with it.
 */
function hasWords(head: readonly TableHeadCell[]): boolean {
  const [, ...others] = head;
  return (
    others.length > 1 &&
    others.some(({ numeric }) => !numeric) &&
    others.every(({ text }) => typeof text === "string")
  );
}

/** Some browsers take a table whose rows are drawn as blocks for no table: then its roles must be said. */
const STACKED_ROLES = {
  table: { role: "table" },
  group: { role: "rowgroup" },
  row: { role: "row" },
  columnHeader: { role: "columnheader" },
  rowHeader: { role: "rowheader" },
  cell: { role: "cell" },
} as const;

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
  stacks = false,
  cards = hasWords(head),
}: TableProps) {
  const captionId = useId();
  const roles = stacks || cards ? STACKED_ROLES : null;
  const body = {
    firstCellIsHeader,
    roles,
    labels: head.map(({ text }) => (typeof text === "string" ? text : undefined)),
  };
  return (
    <div {...scrollRegion} className="app-table-wrap" aria-labelledby={captionId}>
      <table
        className={classNames("govuk-table", cards ? "app-table--cards" : stacks && "app-table--stacks")}
        {...roles?.table}
      >
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
        <thead className="govuk-table__head" {...roles?.group}>
          <tr className="govuk-table__row" {...roles?.row}>
            {head.map(({ text, numeric }, index) => (
              <th
                key={index}
                scope="col"
                className={classNames("govuk-table__header", numeric && "govuk-table__header--numeric")}
                {...roles?.columnHeader}
              >
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="govuk-table__body" {...roles?.group}>
          <Rows rows={rows} {...body} />
        </tbody>
        {foot && (
          <tfoot className="app-table__foot" {...roles?.group}>
            <Rows rows={foot} {...body} />
          </tfoot>
        )}
      </table>
    </div>
  );
}

interface RowsProps {
  rows: readonly TableRow[];
  firstCellIsHeader: boolean;
  /** Null for a table that stays one on every screen. */
  roles: typeof STACKED_ROLES | null;
  /** The columns' names, as far as they are plain text. */
  labels: readonly (string | undefined)[];
}

function Rows({ rows, firstCellIsHeader, roles, labels }: RowsProps) {
  return rows.map(({ key, header, cells }) => {
    const [first, ...others] = cells;
    const rowHeader = header ?? (firstCellIsHeader ? first?.content : undefined);
    const remaining = header === undefined && firstCellIsHeader ? others : cells;
    const ofRemaining = labels.slice(rowHeader === undefined ? 0 : 1);
    return (
      <tr key={key} className="govuk-table__row" {...roles?.row}>
        {rowHeader !== undefined && (
          <th scope="row" className="govuk-table__header" {...roles?.rowHeader}>
            {rowHeader}
          </th>
        )}
        {remaining.map(({ content, numeric }, index) => (
          <td
            key={index}
            className={classNames("govuk-table__cell", numeric && "govuk-table__cell--numeric")}
            {...roles?.cell}
            data-label={roles && content !== "" ? ofRemaining[index] : undefined}
          >
            {roles ? <div>{content}</div> : content}
          </td>
        ))}
      </tr>
    );
  });
}
