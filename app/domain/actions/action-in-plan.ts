import type { FrameworkState } from "../framework/lifecycle";
import type { Action } from "./action";

/** An action with what stands around it: how the action plan and "my actions" show it. */
export interface ActionInPlan extends Action {
  framework: { id: number; title: string; state: FrameworkState; years: readonly number[] };
  /** The change whose entry it belongs to; null for the EIA as a whole. */
  change: { id: number; title: string } | null;
  proposedByName: string | null;
  resolvedAt: Date | null;
  hasLapsed: boolean;
}

/** One line of an action's history, from the audit log. */
export interface ActionEvent {
  id: number;
  at: Date;
  personName: string;
  capacity: string;
  act: string;
  detail: Record<string, unknown>;
}
