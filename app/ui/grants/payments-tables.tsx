import type { PaidAndPlanned } from "~/domain/grants/payment";
import { formatMoney } from "~/domain/shared/money";
import { SummaryList, Table } from "../govuk";

interface PaymentsTablesProps {
  awarded: string;
  /** The day and the amount of each. */
  planned: readonly (readonly [on: string, amount: string])[];
  made: readonly {
    id: number;
    paidOn: string;
    amount: string;
    reference: string;
    note: string;
    recorded: string;
  }[];
  sums: PaidAndPlanned;
}

/** What was planned to be paid of a grant, and beside it what was paid. */
export function PaymentsTables({ awarded, planned, made, sums }: PaymentsTablesProps) {
  return (
    <>
      <SummaryList
        rows={[
          { key: "Awarded", value: awarded },
          { key: "Planned up to today", value: formatMoney(sums.duePence) },
          { key: "Paid", value: formatMoney(sums.paidPence) },
          { key: "Not paid yet", value: formatMoney(sums.leftPence) },
          ...(sums.latePence > 0 ? [{ key: "Due and not paid", value: formatMoney(sums.latePence) }] : []),
        ]}
      />
      {planned.length > 0 && (
        <Table
          caption="Payments planned"
          captionSize="s"
          head={["Day", "Amount"].map((text) => ({ text }))}
          rows={planned.map(([on, amount], index) => ({
            key: String(index),
            header: on,
            cells: [{ content: amount }],
          }))}
        />
      )}
      {made.length > 0 && (
        <Table
          caption="Payments made"
          captionSize="s"
          head={["Day", "Amount", "Reference", "Recorded by"].map((text) => ({ text }))}
          rows={made.map(({ id, paidOn, amount, reference, note, recorded }) => ({
            key: String(id),
            header: paidOn,
            cells: [
              { content: amount },
              {
                content: (
                  <>
                    {reference}
                    {note !== "" && (
                      <>
                        <br />
                        {note}
                      </>
                    )}
                  </>
                ),
              },
              { content: recorded },
            ],
          }))}
        />
      )}
    </>
  );
}
