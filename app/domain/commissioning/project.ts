import type { EiaEntry } from "../eia/eia";
import type { PhaseDates } from "./phase";

/** How far a project's own EIA is. A project without one has none of these. */
export const PROJECT_EIA_STATES = ["not_begun", "in_progress", "complete"] as const;
export type ProjectEiaState = (typeof PROJECT_EIA_STATES)[number];

export const PROJECT_EIA_LABELS: Record<ProjectEiaState, string> = {
  not_begun: "Not begun",
  in_progress: "In progress",
  complete: "Complete",
};

export const PROVIDER_STATES = ["proposed", "chosen"] as const;
export type ProviderState = (typeof PROVIDER_STATES)[number];

export const PROVIDER_STATE_LABELS: Record<ProviderState, string> = {
  proposed: "Proposed",
  chosen: "Chosen",
};

/** What an author writes of a commissioning project: services that are procured, or procured again, as one piece of work. */
export interface ProjectWords {
  name: string;
  rationale: string;
  /** How those whom the service is for take part: co-production. */
  shapedWith: string;
  /** Empty while nobody is known. */
  provider: string;
  providerState: ProviderState | null;
  /** Whose account is told of a phase that is late. */
  ownerId: number | null;
  /** Null where it has no EIA of its own. */
  eiaState: ProjectEiaState | null;
  eiaReference: string;
  /** Where it can be read: an address of the web, or empty. */
  eiaLink: string;
  /** Of this framework's budget. */
  lineIds: readonly number[];
  changeIds: readonly number[];
}

/** In the order of the cycle, with every phase. */
export interface Project extends ProjectWords {
  id: number;
  ownerName: string | null;
  phases: readonly PhaseDates[];
  version: number;
}

/** What the gate knows of a project: what its own EIA answers for, and how far that is. */
export interface ProjectStanding {
  projectId: number;
  name: string;
  eiaState: ProjectEiaState | null;
  changeIds: readonly number[];
}

/**
 * Rule 32: an entry that points to a separate EIA, of a change that a project concerns, rests on the project's own EIA. That
 * is to be there.
 * @returns what is wrong, in a sentence that can follow the project's name; null where nothing is
 */
export function projectEiaGap(
  { eiaState, changeIds }: ProjectStanding,
  entries: readonly Pick<EiaEntry, "changeId" | "kind">[],
): string | null {
  if (eiaState === null || eiaState === "complete") return null;
  const resting = entries.filter(
    ({ changeId, kind }) => kind === "separate_eia" && changeIds.includes(changeId),
  );
  if (resting.length === 0) return null;
  const how = PROJECT_EIA_LABELS[eiaState].toLowerCase();
  return resting.length === 1
    ? `An entry of the EIA points to a separate EIA, and this project’s own is ${how}.`
    : `${resting.length} entries of the EIA point to a separate EIA, and this project’s own is ${how}.`;
}
