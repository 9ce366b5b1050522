import type { FundingSource } from "~/domain/budget/budget";
import { sumByYear, type YearSum } from "~/domain/budget/amounts";
import type { YearAmounts } from "~/domain/budget/year-amounts";
import { needsPence } from "~/domain/shared/money";
import { paths } from "~/paths";
import { Table } from "../govuk";
import { amountCells, sumCells, yearHead } from "./year-figures";

interface Totals {
  years: readonly number[];
  pence: boolean;
}

export interface PriorityTotal {
  name: string;
  byYear: readonly YearSum[];
}

export function PriorityTotals({
  caption = "Totals by priority",
  priorities,
  total,
  years,
  pence,
}: Totals & {
  caption?: string;
  priorities: readonly PriorityTotal[];
  total: PriorityTotal["byYear"];
}) {
  return (
    <Table
      caption={caption}
      captionSize="m"
      firstCellIsHeader
      head={[{ text: "Priority" }, ...yearHead(years)]}
      rows={priorities.map(({ name, byYear }) => ({
        key: name,
        header: name,
        cells: sumCells(byYear, pence),
      }))}
      foot={[{ key: "total", header: "Total", cells: sumCells(total, pence) }]}
    />
  );
}

/** The whole budget with what partners pay, and without it; nothing where no line has a partner’s share. */
export function PartnersTotals({
  total,
  partners,
  years,
  pence,
}: Totals & {
  total: PriorityTotal["byYear"];
  /** Of each year; empty where no line has a share. */
  partners: readonly { year: number; pence: number }[];
}) {
  if (partners.length === 0) return null;
  const shares = Object.fromEntries(partners.map(({ year, pence: share }) => [year, share]));
  const together = total.map((sum) => ({ ...sum, pence: sum.pence + (shares[sum.year] ?? 0) }));
  const inPence = pence || needsPence(Object.values(shares));
  return (
    <Table
      caption="With the shares of partners"
      captionSize="m"
      firstCellIsHeader
      head={[{ text: "Who pays" }, ...yearHead(years)]}
      rows={[
        { key: "own", header: "This budget, without partners", cells: sumCells(total, inPence) },
        { key: "partners", header: "Partners", cells: amountCells(shares, years, inPence) },
      ]}
      foot={[{ key: "together", header: "Together", cells: sumCells(together, inPence) }]}
    />
  );
}

/** In pence by year; a year for which no source states an amount has none. */
function totalsOf(sources: readonly FundingSource[]): YearAmounts {
  const stated = new Set(sources.flatMap(({ amounts }) => Object.keys(amounts).map(Number)));
  return Object.fromEntries(sumByYear(sources, [...stated]).map(({ year, pence }) => [year, pence]));
}

export function FundingTable({
  frameworkId,
  sources,
  mayWrite,
  years,
  pence,
}: Totals & { frameworkId: number; sources: readonly FundingSource[]; mayWrite: boolean }) {
  if (sources.length === 0) {
    return (
      <>
        <h2 className="govuk-heading-m">Funding</h2>
        <p className="govuk-body">No funding source is entered yet.</p>
      </>
    );
  }
  return (
    <>
      <Table
        caption="Funding"
        captionSize="m"
        firstCellIsHeader
        head={[{ text: "Source" }, ...yearHead(years)]}
        rows={sources.map(({ id, name, amounts }) => ({
          key: String(id),
          header: mayWrite ? (
            <a className="govuk-link" href={paths.funding(frameworkId, id)}>
              {name}
            </a>
          ) : (
            name
          ),
          cells: amountCells(amounts, years, pence),
        }))}
        foot={[{ key: "total", header: "All funding", cells: amountCells(totalsOf(sources), years, pence) }]}
      />
      <SaidOfSources sources={sources} />
    </>
  );
}

/** Which report the amounts stand in, and what they depend on. */
function SaidOfSources({ sources }: { sources: readonly FundingSource[] }) {
  const said = sources.flatMap(({ name, statedIn, caveat }) => [
    ...(statedIn === undefined ? [] : [`${name}: stated in ${statedIn}`]),
    ...(caveat === undefined ? [] : [`${name}: ${caveat}`]),
  ]);
  if (said.length === 0) return null;
  return (
    <ul className="govuk-list govuk-list--bullet">
      {said.map((words) => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  );
}
