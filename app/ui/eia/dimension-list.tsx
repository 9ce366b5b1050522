import { DIRECTION_LABELS } from "~/domain/eia/characteristics";
import type { Dimension } from "~/domain/eia/dimensions";
import { paths } from "~/paths";
import { SummaryList } from "../govuk";
import { TextOrMissing } from "./written";

interface DimensionListProps {
  frameworkId: number;
  dimensions: readonly Pick<Dimension, "id" | "name" | "answer">[];
  mayWrite: boolean;
}

/** What the office asks for beside the nine characteristics, with what the assessment says of it. */
export function DimensionList({ frameworkId, dimensions, mayWrite }: DimensionListProps) {
  if (dimensions.length === 0) return null;
  return (
    <section aria-labelledby="dimensions-heading">
      <h2 className="govuk-heading-m" id="dimensions-heading">
        Beside the nine characteristics
      </h2>
      <SummaryList
        rows={dimensions.map(({ id, name, answer }) => ({
          key: name,
          value: <TextOrMissing text={answer ? inWords(answer) : ""} />,
          ...(mayWrite
            ? {
                actions: [
                  {
                    text: answer ? "Change" : "Assess",
                    visuallyHidden: name,
                    href: paths.dimension(frameworkId, id),
                  },
                ],
              }
            : {}),
        }))}
      />
    </section>
  );
}

function inWords({ direction, who, description, response }: NonNullable<Dimension["answer"]>): string {
  return [`${DIRECTION_LABELS[direction]}. ${who}`, description, response]
    .filter((words) => words.trim() !== "")
    .join("\n");
}
