import { PHASES, PHASE_NAMES, phaseState } from "~/domain/commissioning/phase";
import type { Project } from "~/domain/commissioning/project";
import type { CalendarDate } from "~/domain/shared/calendar-date";
import { paths } from "~/paths";
import { Table } from "../govuk";
import { PhaseTag, phaseInShort } from "./phase-words";

interface ProjectsTableProps {
  frameworkId: number;
  projects: readonly Project[];
  today: CalendarDate;
}

/** A row for each project, a column for each phase. */
export function ProjectsTable({ frameworkId, projects, today }: ProjectsTableProps) {
  return (
    <Table
      caption="Projects and when their phases are"
      captionSize="m"
      head={[{ text: "Project" }, ...PHASES.map((phase) => ({ text: PHASE_NAMES[phase] }))]}
      rows={projects.map(({ id, name, phases }) => ({
        key: String(id),
        header: (
          <a className="govuk-link" href={paths.project(frameworkId, id)}>
            {name}
          </a>
        ),
        cells: phases.map((phase) => ({
          content: (
            <>
              {phaseInShort(phase)}
              {phaseState(phase.phase, phases, today) === "late" && (
                <>
                  {" "}
                  <PhaseTag phase={phase} phases={phases} today={today} />
                </>
              )}
            </>
          ),
        })),
      }))}
    />
  );
}
