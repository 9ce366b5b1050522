import { waterfallBars, type Waterfall, type WaterfallBar } from "~/domain/budget/waterfall";
import { formatMoney } from "~/domain/shared/money";
import { WaterfallPicture } from "../charts/waterfall-picture";
import { Table } from "../govuk";
import { ChangeFigure } from "./change-figure";

interface ChangeStepsProps {
  waterfall: Waterfall;
  pence: boolean;
}

/** How the previous total became the new one: the picture, and the same figures in a table. */
export function ChangeSteps({ waterfall, pence }: ChangeStepsProps) {
  const bars = waterfallBars(waterfall);
  const row = ({ label, pence: moved, to, look }: WaterfallBar, index: number) => ({
    key: String(index),
    header: look === "transfer" ? `${label} (transferred)` : label,
    cells: [
      { content: look === "total" ? "" : <ChangeFigure pence={moved} withPence={pence} />, numeric: true },
      { content: formatMoney(to, { pence }), numeric: true },
    ],
  });
  return (
    <section aria-labelledby="steps">
      <h2 className="govuk-heading-m" id="steps">
        {waterfall.title}
      </h2>
      <div className="app-chart-and-table app-dense">
        <WaterfallPicture waterfall={waterfall} pence={pence} />
        <Table
          caption={`${waterfall.title}, in figures`}
          captionHidden
          stacks
          head={[
            { text: "Step" },
            { text: "Change", numeric: true },
            { text: "Total after it", numeric: true },
          ]}
          rows={bars.slice(0, -1).map(row)}
          foot={bars.slice(-1).map(row)}
        />
      </div>
    </section>
  );
}
