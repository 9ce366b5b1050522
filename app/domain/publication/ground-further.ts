import { formatDate, type CalendarDate } from "../shared/calendar-date";
import { isWebLink } from "../shared/web-link";
import { asListed, type GroundDemand, type ListedGround } from "./legal-ground";

/** FOIA s.36(2): whose reasonable opinion it is, of which day, and what it says. */
export interface QualifiedOpinion {
  by: string;
  on: CalendarDate;
  text: string;
}

/** What was given of a ground because it asks for it. It is published with the ground. */
export interface GroundFurther {
  /** Where what is accessible elsewhere is published. */
  accessibleAt?: string;
  opinion?: QualifiedOpinion;
}

/** The same as it is answered, field by field; absent in what was drafted before it was asked. */
export interface FurtherAnswer {
  accessibleAt?: string;
  opinionBy?: string;
  opinionOn?: CalendarDate | null;
  opinion?: string;
}
export type FurtherField = keyof FurtherAnswer;

/** What the grounds of an answer ask for. */
export function demandsOf(
  { chosen, written }: { chosen: ListedGround | null; written: string },
  listed: readonly ListedGround[],
): ReadonlySet<GroundDemand> {
  const own = chosen?.demand ?? "none";
  return new Set([...(own === "none" ? [] : [own]), ...asListed(written, listed).demands]);
}

/** What is kept of an answer: only what its grounds ask for. */
export function furtherOf(answer: FurtherAnswer, demands: ReadonlySet<GroundDemand>): GroundFurther {
  const { accessibleAt = "", opinionBy = "", opinionOn = null, opinion = "" } = answer;
  return {
    ...(demands.has("link") && accessibleAt.trim() !== "" ? { accessibleAt: accessibleAt.trim() } : {}),
    ...(demands.has("opinion") && opinionOn !== null
      ? { opinion: { by: opinionBy.trim(), on: opinionOn, text: opinion.trim() } }
      : {}),
  };
}

/** What an answer lacks that its grounds ask for, by field. */
export function furtherProblems(
  answer: FurtherAnswer,
  demands: ReadonlySet<GroundDemand>,
): { field: FurtherField; problem: string }[] {
  const { accessibleAt = "", opinionBy = "", opinionOn = null, opinion = "" } = answer;
  return [
    ...(demands.has("link") && !isWebLink(accessibleAt)
      ? [
          {
            field: "accessibleAt" as const,
            problem: "Give the link where it is published already, beginning with https:// or http://",
          },
        ]
      : []),
    ...(demands.has("opinion")
      ? [
          ...(opinionBy.trim() === ""
            ? [
                {
                  field: "opinionBy" as const,
                  problem: "Say who the qualified person is: only they can give this opinion",
                },
              ]
            : []),
          ...(opinionOn === null
            ? [
                {
                  field: "opinionOn" as const,
                  problem: "Enter the day on which the qualified person gave their opinion",
                },
              ]
            : []),
          ...(opinion.trim() === ""
            ? [{ field: "opinion" as const, problem: "Say what the qualified person’s opinion is, and why" }]
            : []),
        ]
      : []),
  ];
}

/** A qualified person's opinion as it is read. */
export function opinionInWords({ by, on, text }: QualifiedOpinion): string {
  return `${by}, ${formatDate(on)}: ${text}`;
}

/** A ground on which something is withheld, with what is published of it beside its name. */
export interface PublishedGround extends GroundFurther {
  legalGround: string;
  /** Of a qualified one: why the public interest is in withholding. */
  publicInterest?: string;
}

interface GivenGround {
  legalGround: string;
  isQualified: boolean;
  publicInterest: string;
  further?: GroundFurther;
}

/**
 * The grounds on which a part, or single items of it, are withheld, as far as there is more to say of them than their names. What
 * was determined before an item had a ground of its own has that of its part.
 */
export function publishedGrounds(
  given: GivenGround & { publish: boolean; items: readonly Partial<GivenGround>[] },
): PublishedGround[] {
  const grounds: readonly GivenGround[] = given.publish
    ? given.items.map((item) =>
        item.legalGround === undefined
          ? given
          : { isQualified: false, publicInterest: "", ...item, legalGround: item.legalGround },
      )
    : [given];
  const told = grounds.flatMap(({ legalGround, isQualified, publicInterest, further }): PublishedGround[] => {
    const one = {
      legalGround,
      ...(isQualified && publicInterest.trim() !== "" ? { publicInterest: publicInterest.trim() } : {}),
      ...further,
    };
    return Object.keys(one).length > 1 ? [one] : [];
  });
  const seen = new Map(told.map((one) => [JSON.stringify(one), one]));
  return [...seen.values()];
}
