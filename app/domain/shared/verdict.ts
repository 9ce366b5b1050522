/**
 * Rules answer, they do not throw: a verdict says yes, or no with the reasons.
 * The reasons are what the person sees, so there is no second wording of a rule anywhere.
 */
export type Verdict<Reason> = { ok: true } | { ok: false; blockers: readonly [Reason, ...Reason[]] };

export function verdict<Reason>(blockers: readonly Reason[]): Verdict<Reason> {
  const [first, ...rest] = blockers;
  return first === undefined ? { ok: true } : { ok: false, blockers: [first, ...rest] };
}
