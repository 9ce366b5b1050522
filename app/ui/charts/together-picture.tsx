import { CHARACTERISTIC_LABELS, DIRECTION_LABELS } from "~/domain/eia/characteristics";
import type { CumulativeYears } from "~/domain/eia/cumulative-impact";
import {
  areAnyCounted,
  COUNTED_IN_EACH,
  peopleTouchedInWords,
  type PeopleTouched,
} from "~/domain/eia/people";
import { BarPicture, type PictureBar } from "./bar-picture";

interface TogetherPictureProps {
  title: string;
  rows: readonly (Pick<CumulativeYears<unknown>, "characteristic" | "direction"> & {
    count: number;
    people: PeopleTouched;
  })[];
}

const LOOKS = {
  positive: "rise",
  adverse: "fall",
  neutral: "total",
  not_yet_known: "transfer",
} as const satisfies Record<CumulativeYears<unknown>["direction"], PictureBar["look"]>;

/** How many changes do what to people who share each characteristic. */
export function TogetherPicture({ title, rows }: TogetherPictureProps) {
  if (rows.length === 0) return null;
  const isCounted = areAnyCounted(rows);
  return (
    <BarPicture
      title={title}
      bars={rows.map(({ characteristic, direction, count, people }) => ({
        label: CHARACTERISTIC_LABELS[characteristic],
        words: `${DIRECTION_LABELS[direction]}: ${count === 1 ? "1 change" : `${count} changes`}${
          isCounted ? `; people: ${peopleTouchedInWords(people).toLowerCase()}` : ""
        }`,
        from: 0,
        to: count,
        look: LOOKS[direction],
      }))}
      start={0}
      end={Math.max(...rows.map(({ count }) => count))}
      caption={[
        "Each bar counts changes. Outlined is adverse, dashed is not yet known; the words beneath each say which it is.",
        ...(isCounted ? [COUNTED_IN_EACH] : []),
      ].join(" ")}
    />
  );
}
