import { CHARACTERISTIC_LABELS } from "~/domain/eia/characteristics";
import { figureInWords } from "~/domain/results/figure";
import { GOOD_DIRECTION_LABELS, standingOf, type Indicator } from "~/domain/results/indicator";
import { paths } from "~/paths";
import { IndicatorPicture } from "../charts/indicator-picture";
import { SummaryList, Table } from "../govuk";
import { StandingTag } from "./standing-tag";

interface IndicatorSectionProps {
  frameworkId: number;
  indicator: Indicator;
  /** In the order of the periods; hundredths. */
  results: readonly { period: string; value: number }[];
  limitPercent: number;
  mayWrite: boolean;
}

/** An indicator: what it is, a picture of what was returned, and the same as a table. */
export function IndicatorSection({
  frameworkId,
  indicator,
  results,
  limitPercent,
  mayWrite,
}: IndicatorSectionProps) {
  const { id, lineId, name, unit, goodDirection, baseline, target, about } = indicator;
  const inWords = (figure: number | null) => (figure === null ? "Not stated" : figureInWords(figure, unit));
  const shown = results.map((one) => ({ ...one, standing: standingOf(indicator, one.value, limitPercent) }));
  return (
    <section aria-labelledby={`indicator-${id}`}>
      <h2 className="govuk-heading-m" id={`indicator-${id}`}>
        {name}
      </h2>
      <SummaryList
        rows={[
          { key: "Which way is good", value: GOOD_DIRECTION_LABELS[goodDirection] },
          { key: "Baseline", value: inWords(baseline) },
          { key: "Target", value: inWords(target) },
          { key: "Whose results", value: about === null ? "Everybody’s" : CHARACTERISTIC_LABELS[about] },
        ]}
      />
      {shown.length === 0 ? (
        <p className="govuk-body">Nothing is returned of it yet.</p>
      ) : (
        <>
          <IndicatorPicture indicator={indicator} results={shown} />
          <Table
            caption={`${name}: what was returned`}
            captionHidden
            head={["Period", "Result", "Against the target"].map((text) => ({ text }))}
            rows={shown.map(({ period, value, standing }) => ({
              key: period,
              header: period,
              cells: [
                { content: figureInWords(value, unit) },
                { content: <StandingTag standing={standing} /> },
              ],
            }))}
          />
        </>
      )}
      {mayWrite && (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.indicator(frameworkId, lineId, id)}>
            Change<span className="govuk-visually-hidden"> {name}</span>
          </a>
        </p>
      )}
    </section>
  );
}
