import { PHASE_NAMES, dateInWords } from "~/domain/commissioning/phase";
import type { Project } from "~/domain/commissioning/project";
import type { CalendarDate } from "~/domain/shared/calendar-date";
import { paths } from "~/paths";
import { Table } from "../govuk";
import { PhaseTag } from "./phase-words";

interface PhasesTableProps {
  frameworkId: number;
  project: Pick<Project, "id" | "phases">;
  today: CalendarDate;
  mayRecord: boolean;
}

/** What the timeline shows, as a table. */
export function PhasesTable({ frameworkId, project: { id, phases }, today, mayRecord }: PhasesTableProps) {
  return (
    <Table
      caption="Phases"
      captionHidden
      head={[
        ...["Phase", "Expected", "Began", "State", "Note"].map((text) => ({ text })),
        ...(mayRecord ? [{ text: "Change" }] : []),
      ]}
      rows={phases.map((phase) => ({
        key: phase.phase,
        header: PHASE_NAMES[phase.phase],
        cells: [
          { content: phase.expected ? dateInWords(phase.expected) : "Not stated" },
          { content: phase.actual ? dateInWords(phase.actual) : "" },
          { content: <PhaseTag phase={phase} phases={phases} today={today} /> },
          { content: phase.note },
          ...(mayRecord
            ? [
                {
                  content: (
                    <a className="govuk-link" href={paths.projectPhase(frameworkId, id, phase.phase)}>
                      Record when it began
                      <span className="govuk-visually-hidden">: {PHASE_NAMES[phase.phase]}</span>
                    </a>
                  ),
                },
              ]
            : []),
        ],
      }))}
    />
  );
}
