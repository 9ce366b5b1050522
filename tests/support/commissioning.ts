import { inCycle, type PhaseDates } from "../../app/domain/commissioning/phase";
import type { Project } from "../../app/domain/commissioning/project";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import type { SaveProjectInput } from "../../app/services/commissioning/save-project.server";
import { NO_VERSION } from "../../app/services/context.server";

export const onDay = (date: string) => ({ date: calendarDate(date), isMonth: false });
/** @param date its last day */
export const inMonth = (date: string) => ({ date: calendarDate(date), isMonth: true });

export function aPhase(overrides: Partial<PhaseDates> = {}): PhaseDates {
  return { phase: "analyse", expected: null, actual: null, note: "", ...overrides };
}

export function aProject(overrides: Partial<Project> = {}): Project {
  return {
    id: 1,
    name: "Victim First",
    rationale: "The contracts end",
    shapedWith: "",
    provider: "A charity",
    providerState: "proposed",
    ownerId: null,
    ownerName: null,
    eiaState: null,
    eiaReference: "",
    eiaLink: "",
    lineIds: [],
    changeIds: [],
    phases: inCycle([]),
    version: 1,
    ...overrides,
  };
}

/** As a form of a new project says it. */
export function aNewProject(
  overrides: Partial<SaveProjectInput> = {},
): Omit<SaveProjectInput, "frameworkId"> {
  const { id: _i, ownerName: _n, version: _v, phases: _p, ...words } = aProject();
  return {
    ...words,
    projectId: "new",
    version: NO_VERSION,
    phases: [
      { phase: "analyse", expected: inMonth("2018-01-31"), note: "" },
      { phase: "review", expected: onDay("2018-10-01"), note: "With the board" },
    ],
    ...overrides,
  };
}
