import { targetInWords, targetOf } from "~/domain/actions/due-date";
import { whatComesThen, type EndingContract } from "~/domain/budget/ending-contract";
import { formatFinancialYear } from "~/domain/shared/calendar-date";
import { contractsSearch, type ContractsQuery } from "~/forms/budget/contracts-query";
import { paths } from "~/paths";
import { Button, Pagination, Select, Table } from "../govuk";
import { Found } from "../list-filter";

interface EndingContractsProps {
  contracts: readonly EndingContract[];
  query: ContractsQuery;
  /** Financial years in which a contract ends. */
  years: readonly number[];
  page: { number: number; pages: number; from: number; to: number; total: number };
  hrefOf: (search: string) => string;
  /** Whether they are of several frameworks. */
  namesFramework: boolean;
}

/** The contracts of a page by the day on which they end, with the choice of a financial year. */
export function EndingContracts({
  contracts,
  query,
  years,
  page,
  hrefOf,
  namesFramework,
}: EndingContractsProps) {
  if (years.length === 0) {
    return <p className="govuk-body">No budget line says until when its contract is.</p>;
  }
  return (
    <>
      <form method="get" action={hrefOf("")} className="app-no-print" role="search" aria-label="Contracts">
        <div className="app-filter govuk-!-margin-bottom-6">
          <Select
            id="contracts-year"
            name="year"
            label="Financial year in which they end"
            defaultValue={query.year === null ? "" : String(query.year)}
            options={[
              { value: "", text: "All" },
              ...years.map((year) => ({ value: String(year), text: formatFinancialYear(year) })),
            ]}
          />
          <Button variant="secondary">Find</Button>
        </div>
      </form>
      <Found
        page={page}
        noun={["contract", "contracts"]}
        clearHref={query.year === null ? null : hrefOf("")}
      />
      {contracts.length > 0 && (
        <Table
          caption="Contracts that end, the earliest first"
          captionHidden
          firstCellIsHeader
          head={[
            { text: "Ends" },
            { text: "Service" },
            ...(namesFramework ? [{ text: "In" }] : []),
            { text: "Code" },
            { text: "What comes then" },
          ]}
          rows={contracts.map((one) => ({
            key: String(one.lineId),
            header: targetInWords(targetOf(one.end)),
            cells: [
              {
                content: (
                  <a className="govuk-link" href={paths.line(one.framework.id, one.lineId)}>
                    {one.service}
                  </a>
                ),
              },
              ...(namesFramework ? [{ content: one.framework.title }] : []),
              { content: one.contract.code ?? "" },
              { content: whatComesThen(one) ?? "Nobody has said" },
            ],
          }))}
        />
      )}
      <Pagination
        page={page.number}
        pages={page.pages}
        hrefOf={(number) => hrefOf(contractsSearch({ ...query, page: number }))}
      />
    </>
  );
}
