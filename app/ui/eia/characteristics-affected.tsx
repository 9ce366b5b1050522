import { CHARACTERISTIC_LABELS } from "~/domain/eia/characteristics";
import {
  AFFECTED_LABELS,
  affectedInWords,
  type CharacteristicAffected,
} from "~/domain/eia/characteristics-affected";
import { SummaryList } from "../govuk";

/** Which of the nine the whole assessment affects, worked out of its entries. */
export function CharacteristicsAffected({ all }: { all: readonly CharacteristicAffected[] }) {
  return (
    <section aria-labelledby="characteristics-heading">
      <h2 className="govuk-heading-m" id="characteristics-heading">
        Which characteristics it affects
      </h2>
      <p className="govuk-body">{affectedInWords(all)} It is worked out of the entries.</p>
      <SummaryList
        rows={all.map(({ characteristic, affected }) => ({
          key: CHARACTERISTIC_LABELS[characteristic],
          value: AFFECTED_LABELS[affected],
        }))}
      />
    </section>
  );
}
