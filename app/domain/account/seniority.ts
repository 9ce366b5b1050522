/**
 * How senior somebody is, as far as it says whether their name is published. A person's name is personal data; whether it is fair to
 * publish it turns on how senior they are and what they may expect (UK GDPR Article 5(1)(a); the Information Commissioner's guidance on
 * information about public authority employees). The order is from below.
 */
export const SENIORITIES = ["staff", "manager", "senior_manager", "chief_officer"] as const;
export type Seniority = (typeof SENIORITIES)[number];

export const SENIORITY_LABELS: Record<Seniority, string> = {
  staff: "A member of staff",
  manager: "A manager",
  senior_manager: "A senior manager or head of service",
  chief_officer: "A chief or statutory officer, or an office-holder",
};

/** Whether somebody is printed by their title alone. Of whom nothing is said, nothing is known. @param namedFrom null: all are named */
export function isBelow(seniority: Seniority | null, namedFrom: Seniority | null): boolean {
  if (namedFrom === null) return false;
  return seniority === null || SENIORITIES.indexOf(seniority) < SENIORITIES.indexOf(namedFrom);
}
