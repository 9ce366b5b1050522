import {
  PHASES,
  PHASE_NAMES,
  PHASE_STATE_LABELS,
  dateInWords,
  inCycle,
  phaseState,
} from "~/domain/commissioning/phase";
import { PROJECT_EIA_LABELS, PROVIDER_STATE_LABELS, type Project } from "~/domain/commissioning/project";
import type { CalendarDate } from "~/domain/shared/calendar-date";
import type { ExportedTable } from "./exported-table.view";

/** What the lines and changes are called that projects concern. */
export interface NamesOfConcerned {
  lines: ReadonlyMap<number, string>;
  changes: ReadonlyMap<number, string>;
}

/** The commissioning projects of a framework, each with its phases side by side. */
export function projectsExport(
  projects: readonly Project[],
  { lines, changes }: NamesOfConcerned,
  today: CalendarDate,
): ExportedTable {
  const named = (ids: readonly number[], names: ReadonlyMap<number, string>) =>
    ids.flatMap((id) => names.get(id) ?? []).join("; ");
  return {
    name: "Commissioning projects",
    headings: [
      ...["Project", "Why it is done", "Provider", "Proposed or chosen", "Owner"],
      ...PHASES.flatMap((phase) =>
        ["expected", "began", "state", "note"].map((what) => `${PHASE_NAMES[phase]}: ${what}`),
      ),
      ...["Budget lines", "Budget changes", "Its own EIA", "Reference of its EIA", "Where its EIA is"],
      "How those whom it is for take part",
    ],
    rows: projects.map((project) => [
      ...[project.name, project.rationale, project.provider],
      project.providerState === null ? "" : PROVIDER_STATE_LABELS[project.providerState],
      project.ownerName ?? "",
      ...inCycle(project.phases).flatMap(({ phase, expected, actual, note }) => [
        expected ? dateInWords(expected) : "",
        actual ? dateInWords(actual) : "",
        PHASE_STATE_LABELS[phaseState(phase, project.phases, today)],
        note,
      ]),
      named(project.lineIds, lines),
      named(project.changeIds, changes),
      project.eiaState === null ? "None" : PROJECT_EIA_LABELS[project.eiaState],
      ...[project.eiaReference, project.eiaLink, project.shapedWith],
    ]),
  };
}
