import type { Characteristic } from "../eia/characteristics";
import type { GivenAnswer } from "../templates/template";
import type { AllocationAssessment } from "./assessment";

/** `held_back` waits until somebody has looked at it: it came in a flood. `set_aside` is none, and stays to be read. */
export const APPLICATION_STATES = ["held_back", "received", "set_aside", "awarded", "refused"] as const;
export type ApplicationState = (typeof APPLICATION_STATES)[number];

export const APPLICATION_STATE_LABELS: Record<ApplicationState, string> = {
  held_back: "Held back, to be looked at",
  received: "Waits for a decision",
  set_aside: "Set aside: no application",
  awarded: "Awarded",
  refused: "Refused",
};

export const APPLICATION_CHANNELS = ["online", "staff"] as const;
export type ApplicationChannel = (typeof APPLICATION_CHANNELS)[number];

/** By which register an organisation is known, as in the lists of https://org-id.guide; `none` where it is in neither. */
export const REGISTERS = ["charity", "company", "none"] as const;
export type OrganisationRegister = (typeof REGISTERS)[number];

export const REGISTER_LABELS: Record<OrganisationRegister, string> = {
  charity: "A charity registered in England and Wales",
  company: "A company registered at Companies House",
  none: "Neither of these",
};

export interface Organisation {
  name: string;
  register: OrganisationRegister;
  /** Its number there; empty where it is in none. */
  number: string;
}

export interface ApplicationWords {
  organisation: string;
  register: OrganisationRegister;
  registerNumber: string;
  pence: number;
  purpose: string;
  /** The protected characteristics of those whom it is meant to reach. */
  reaches: readonly Characteristic[];
  whom: string;
  /** How the office reaches the applicant. It is never published. */
  contact: string;
  /** To the office's own questions. */
  ownAnswers: readonly GivenAnswer[];
}

export interface GrantApplication extends ApplicationWords {
  id: number;
  roundId: number;
  state: ApplicationState;
  channel: ApplicationChannel;
  enteredBy: number | null;
  assessment: AllocationAssessment | null;
  assessedBy: number | null;
  /** When what is personal in it was deleted; null while it is kept. */
  personalDeletedAt: Date | null;
  receivedAt: Date;
  version: number;
}

const NUMBERS: Record<Exclude<OrganisationRegister, "none">, { pattern: RegExp; problem: string }> = {
  charity: { pattern: /^\d{6,7}(?:-\d{1,3})?$/u, problem: "A charity number has 6 or 7 digits" },
  company: {
    pattern: /^(?:\d{8}|[A-Z]{2}\d{6})$/u,
    problem: "A company number has 8 digits, or 2 letters and 6 digits",
  },
};

/** Capital letters and no spaces. */
export const numberAsWritten = (number: string) => number.toUpperCase().replaceAll(/\s/gu, "");

/** What is wrong with the number of an organisation in its register; null where nothing is. */
export function registerNumberFault({ register, number }: Omit<Organisation, "name">): string | null {
  if (register === "none") return null;
  const { pattern, problem } = NUMBERS[register];
  return pattern.test(numberAsWritten(number)) ? null : problem;
}

const LISTS = { charity: "GB-CHC", company: "GB-COH" } as const;

/**
 * https://org-id.guide: the list and the number in it; an organisation that is in none of ours has one of the office's own, made of
 * its prefix as a publisher and of the name.
 * @example `GB-CHC-1234567`, `360G-office-org-community-hall`
 */
export function organisationIdentifier({ name, register, number }: Organisation, prefix: string): string {
  if (register !== "none") return `${LISTS[register]}-${numberAsWritten(number)}`;
  const words = name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .replaceAll(/^-|-$/gu, "");
  return `${prefix}-org-${words}`;
}

/** Why it cannot be taken, by field; empty where it can. @param maximumPence of the round */
export function applicationFaults(
  { register, registerNumber, pence }: Pick<ApplicationWords, "register" | "registerNumber" | "pence">,
  maximumPence: number | null,
): Record<string, string> {
  const ofNumber = registerNumberFault({ register, number: registerNumber });
  return {
    ...(ofNumber !== null && { registerNumber: ofNumber }),
    ...(pence <= 0 && { pence: "Enter how much is applied for" }),
    ...(maximumPence !== null &&
      pence > maximumPence && { pence: "It is more than one application may ask for in this round" }),
  };
}
