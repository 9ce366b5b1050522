import type { DocumentTable as TableContent, DocumentTableRow } from "~/domain/publication/document";
import { Table, type TableRow } from "~/ui/govuk";

export function DocumentTable({ table }: { table: TableContent }) {
  const rowsOf = (rows: readonly DocumentTableRow[]): TableRow[] =>
    rows.map(({ cells, isSubtotal }, index) => ({
      key: String(index),
      cells: cells.map((cell, column) => ({
        content: <CellText cell={cell} isSubtotal={isSubtotal === true} />,
        numeric: table.head[column]?.numeric ?? false,
      })),
    }));
  return (
    <Table
      caption={table.caption}
      captionSize="s"
      head={table.head}
      rows={rowsOf(table.rows)}
      {...(table.foot && { foot: rowsOf(table.foot) })}
      firstCellIsHeader
    />
  );
}

function CellText({ cell, isSubtotal }: { cell: string | readonly string[]; isSubtotal: boolean }) {
  if (typeof cell === "string") {
    return isSubtotal ? <strong>{cell}</strong> : <span className="app-document__text">{cell}</span>;
  }
  const [first = "", ...rest] = cell;
  return (
    <>
      <span className="app-document__text">{first}</span>
      {rest.map((line, index) => (
        <span key={index} className="app-document__line">
          {line}
        </span>
      ))}
    </>
  );
}
