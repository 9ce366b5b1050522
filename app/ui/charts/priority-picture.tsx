import { formatMoney } from "~/domain/shared/money";
import { BarPicture } from "./bar-picture";

interface PriorityPictureProps {
  title: string;
  /** In pence. */
  changes: readonly { name: string; change: number }[];
  /** Whether its figures show pence, as those of the table beside it. */
  pence: boolean;
}

/** What changed under each priority: cuts to the left of the line at £0, rises to the right of it. */
export function PriorityPicture({ title, changes, pence }: PriorityPictureProps) {
  const figures = changes.map(({ change }) => change);
  return (
    <BarPicture
      title={title}
      bars={changes.map(({ name, change }) => ({
        label: name,
        words: change === 0 ? "No change" : formatMoney(change, { pence, signed: true }),
        from: 0,
        to: change,
        look: change < 0 ? "fall" : "rise",
      }))}
      start={Math.min(0, ...figures)}
      end={Math.max(0, ...figures)}
      withZeroLine
      caption="The line is £0. Solid, to the right of it, is a rise; outlined, to the left, a fall."
    />
  );
}
