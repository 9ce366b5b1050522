import {
  CHARACTERISTIC_LABELS,
  CHARACTERISTICS,
  DIRECTION_LABELS,
  type Characteristic,
} from "../eia/characteristics";
import { listed } from "../shared/listed";

/** Which way an award goes for those who share a characteristic. There is no default among these. */
export const EFFECTS = ["positive", "negative", "unknown"] as const;
export type Effect = (typeof EFFECTS)[number];

/** In the words of an impact (rule 5): one thing has one name. */
export const EFFECT_LABELS: Record<Effect, string> = {
  positive: DIRECTION_LABELS.positive,
  negative: DIRECTION_LABELS.adverse,
  unknown: DIRECTION_LABELS.not_yet_known,
};

/**
 * Rule 36: what was put off until it is allocated (rule 25) is assessed as it is allocated. R (JG and MB) v Lancashire County Council
 * [2011] EWHC 2295 (Admin).
 */
export interface AllocationAssessment {
  effects: Partial<Record<Characteristic, Effect>>;
  evidence: string;
  /** What is done about what is adverse or not yet known. */
  done: string;
}

/** Why it is not complete yet, in sentences; none where it is. */
export function assessmentGaps({ effects, evidence, done }: AllocationAssessment): string[] {
  const affected = CHARACTERISTICS.filter((one) => effects[one] !== undefined);
  const open = affected.filter((one) => effects[one] !== "positive");
  return [
    ...(affected.length === 0 ? ["It does not say who is affected."] : []),
    ...(evidence.trim() === "" ? ["It does not say on what evidence."] : []),
    ...(open.length > 0 && done.trim() === ""
      ? [
          `It does not say what is done where it is adverse or not yet known: ${listed(open.map((one) => CHARACTERISTIC_LABELS[one]))}.`,
        ]
      : []),
  ];
}
