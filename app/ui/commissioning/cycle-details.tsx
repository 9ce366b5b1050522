import { PHASES, PHASE_MEANINGS, PHASE_NAMES } from "~/domain/commissioning/phase";
import { Details, SummaryList } from "../govuk";

/** The commissioning cycle in words. */
export function CycleDetails() {
  return (
    <Details summary="What each phase of the commissioning cycle is">
      <SummaryList
        rows={PHASES.map((phase) => ({ key: PHASE_NAMES[phase], value: `${PHASE_MEANINGS[phase]}.` }))}
      />
      <p className="govuk-body">
        What of it a project needs is settled as it begins. What the review finds begins the next cycle.
      </p>
    </Details>
  );
}
