import type { DocumentTable as TableContent, DocumentTableRow } from "~/domain/publication/document";
import { Table, type TableRow } from "~/ui/govuk";
import { Abbreviated } from "../glossary/abbreviated";

export function DocumentTable({ table }: { table: TableContent }) {
  const rowsOf = (rows: readonly DocumentTableRow[]): TableRow[] =>
    rows.map(({ cells, isSubtotal }, index) => ({
      key: String(index),
      cells: cells.map((cell, column) => ({
        content: table.head[column]?.numeric ? (
          <Figure cell={cell} isSubtotal={isSubtotal === true} />
        ) : saysSomething(cell) ? (
          <CellText cell={cell} />
        ) : (
          ""
        ),
        numeric: table.head[column]?.numeric ?? false,
      })),
    }));
  return (
    <Table
      caption={table.caption}
      captionSize="s"
      captionHidden={table.captionHidden ?? false}
      head={table.head}
      rows={rowsOf(table.rows)}
      {...(table.foot && { foot: rowsOf(table.foot) })}
      {...(table.isListed && { cards: true })}
      firstCellIsHeader
    />
  );
}

/** What is empty is nothing, so that it is not given its column's name where rows are cards. */
const saysSomething = (cell: string | readonly string[]) => cell !== "" && cell.length > 0;

function Figure({ cell, isSubtotal }: { cell: string | readonly string[]; isSubtotal: boolean }) {
  return isSubtotal ? <strong>{cell}</strong> : cell;
}

function CellText({ cell }: { cell: string | readonly string[] }) {
  const [first = "", ...rest] = typeof cell === "string" ? [cell] : cell;
  return (
    <>
      <span className="app-document__text">
        <Abbreviated>{first}</Abbreviated>
      </span>
      {rest.map((line, index) => (
        <div key={index} className="app-document__line">
          <Abbreviated>{line}</Abbreviated>
        </div>
      ))}
    </>
  );
}
