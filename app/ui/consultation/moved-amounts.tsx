import type { MovedAmount } from "~/domain/consultation/proposal";
import { formatMoney, needsPence } from "~/domain/shared/money";
import { Table } from "../govuk";

/** What moved between the draft that people were shown and what is written now. */
export function MovedAmounts({ moved }: { moved: readonly MovedAmount[] }) {
  const pence = needsPence(moved.flatMap(({ asked, now }) => [asked ?? 0, now ?? 0]));
  const amount = (figure: number | null) => (figure === null ? "None" : formatMoney(figure, { pence }));
  return (
    <Table
      caption="What moved since people were asked"
      captionSize="m"
      head={[
        { text: "What changes" },
        { text: "Asked about", numeric: true },
        { text: "Now", numeric: true },
      ]}
      firstCellIsHeader
      stacks
      rows={moved.map(({ changeId, title, asked, now }) => ({
        key: String(changeId),
        cells: [
          { content: title },
          { content: amount(asked), numeric: true },
          { content: amount(now), numeric: true },
        ],
      }))}
    />
  );
}
