import { CHARACTERISTIC_LABELS } from "~/domain/eia/characteristics";
import type { Fund, FundPicture } from "~/domain/grants/award";
import { EFFECT_LABELS, EFFECTS } from "~/domain/grants/assessment";
import { formatMoney } from "~/domain/shared/money";
import { SummaryList, Table } from "../govuk";

interface FundDetailsProps {
  service: string;
  fund: Pick<Fund, "isAssessedWhenAllocated">;
  picture: FundPicture;
}

/** Rule 36: what a fund has, what was awarded of it in all rounds, and whom that reaches. */
export function FundDetails({ service, fund, picture }: FundDetailsProps) {
  const { capPence, allocatedPence, leftPence, rows } = picture;
  return (
    <section aria-labelledby="fund">
      <h2 className="govuk-heading-m" id="fund">
        The fund
      </h2>
      <SummaryList
        rows={[
          { key: "Paid from", value: service },
          {
            key: "The fund has",
            value: capPence === null ? "Not stated for every year" : formatMoney(capPence),
          },
          { key: "Awarded so far", value: formatMoney(allocatedPence) },
          { key: "Left", value: leftPence === null ? "Not known" : formatMoney(leftPence) },
          {
            key: "Its EIA entry",
            value: fund.isAssessedWhenAllocated
              ? "It says that the fund is assessed when it is allocated: each award is assessed first"
              : "It asks for no assessment of each award",
          },
        ]}
      />
      {rows.length > 0 && (
        <Table
          caption="Whom the awards reach, and what was found"
          captionSize="s"
          stacks
          firstCellIsHeader
          head={[
            { text: "Protected characteristic" },
            { text: "Awards", numeric: true },
            { text: "Amount", numeric: true },
            ...EFFECTS.map((effect) => ({ text: EFFECT_LABELS[effect], numeric: true })),
          ]}
          rows={rows.map(({ characteristic, awards, pence, effects }) => ({
            key: characteristic,
            header: CHARACTERISTIC_LABELS[characteristic],
            cells: [awards, formatMoney(pence), ...EFFECTS.map((effect) => effects[effect])].map(
              (content) => ({ content: String(content), numeric: true }),
            ),
          }))}
        />
      )}
      {rows.length > 0 && (
        <p className="govuk-body">
          An award that reaches several is counted at each, so the amounts do not add up to what was awarded.
        </p>
      )}
    </section>
  );
}
