import { CHARACTERISTIC_LABELS } from "~/domain/eia/characteristics";
import type { Impact } from "~/domain/eia/eia";
import { paths } from "~/paths";
import { SummaryList } from "../govuk";
import { DirectionTag } from "./tags";
import { Written } from "./written";

interface ImpactListProps {
  frameworkId: number;
  changeId: number;
  impacts: readonly Impact[];
  mayWrite: boolean;
}

/** A row for each protected characteristic that is assessed, in the Act's order. */
export function ImpactList({ frameworkId, changeId, impacts, mayWrite }: ImpactListProps) {
  return (
    <SummaryList
      rows={impacts.map((impact) => {
        const label = CHARACTERISTIC_LABELS[impact.characteristic];
        const visuallyHidden = `the impact on ${label.toLowerCase()}`;
        return {
          key: label,
          value: <ImpactText impact={impact} />,
          actions: mayWrite
            ? [
                {
                  text: "Change",
                  visuallyHidden,
                  href: paths.impact(frameworkId, changeId, impact.characteristic),
                },
                {
                  text: "Remove",
                  visuallyHidden,
                  href: paths.removeImpact(frameworkId, changeId, impact.characteristic),
                },
              ]
            : [],
        };
      })}
    />
  );
}

export function ImpactText({ impact }: { impact: Impact }) {
  return (
    <>
      <p className="govuk-body">
        <DirectionTag direction={impact.direction} />
      </p>
      <Written label="Who is affected" text={impact.who} />
      <Written label="What happens to them" text={impact.description} />
      <Written label="Mitigation" text={impact.mitigation} />
      <Written label="Justification" text={impact.justification} />
    </>
  );
}
