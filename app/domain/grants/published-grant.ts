import type { CalendarDate } from "../shared/calendar-date";
import type { Organisation } from "./application";

/**
 * All that is public of a grant. Elected Local Policing Bodies (Specified Information) Order 2011, SI 2011/3050, Sch. para 3(f): each
 * crime and disorder reduction grant with its conditions, its recipient, its purpose and the reasons.
 */
export interface PublishedGrant extends Organisation {
  id: number;
  title: string;
  purpose: string;
  conditions: string;
  reasons: string;
  pence: number;
  decidedOn: CalendarDate;
  agreedOn: CalendarDate | null;
  publishedOn: CalendarDate;
  roundTitle: string;
  roundSlug: string;
}

/** How the office is known to those who gather such lists (https://standard.threesixtygiving.org). */
export interface GrantPublisher {
  /** Of the office itself, by https://org-id.guide. */
  identifier: string;
  /** With which the identifiers of its grants begin, as 360Giving gave it: `360G-office`. */
  prefix: string;
}

/** Whether the list can be given in the 360Giving form. */
export const canPublish360 = ({ identifier, prefix }: GrantPublisher) => identifier !== "" && prefix !== "";

const IDENTIFIER = /^[A-Za-z0-9][A-Za-z0-9._-]{2,99}$/u;
const PREFIX = /^360G-[A-Za-z0-9_-]{2,60}$/u;

/** What is wrong with either, by field; both may be empty. */
export function publisherFaults({
  identifier,
  prefix,
}: GrantPublisher): Partial<Record<"identifier" | "prefix", string>> {
  return {
    ...(identifier !== "" &&
      !IDENTIFIER.test(identifier) && {
        identifier: "Enter letters, digits and hyphens, for example GB-COH-01234567",
      }),
    ...(prefix !== "" &&
      !PREFIX.test(prefix) && { prefix: "A prefix begins with 360G-, for example 360G-office" }),
    ...((identifier === "") !== (prefix === "") && {
      [identifier === "" ? "identifier" : "prefix"]: "Enter both, or neither",
    }),
  };
}
