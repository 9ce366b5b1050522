import type { CalendarDate } from "../shared/calendar-date";
import type { GroundFurther } from "./ground-further";
import { namesLegislation } from "./legal-ground";
import type { RecordPart } from "./record-parts";
import type { Withholding } from "./withholding";

/** What may be withheld on its own inside a published part (rule 11), by the id it has while it is frozen. */
export const WITHHOLDABLE_KINDS = ["line", "previous_line", "entry", "action", "section"] as const;
export type WithholdableKind = (typeof WITHHOLDABLE_KINDS)[number];
export interface ChosenItem {
  kind: WithholdableKind;
  id: number;
}

/** On what ground an item is withheld, as it is determined. */
export interface OwnGround {
  legalGround: string;
  isQualified: boolean;
  publicInterest: string;
  /** What the ground asks for besides; absent where it asks for nothing. */
  further?: GroundFurther;
}

/** An item with the ground that is given for it; without one, that of its part (before each had its own) applies. */
export type GroundedItem = ChosenItem & Partial<OwnGround>;

/** The same, and what else is withheld here where the framework before withholds it: its title (id 0) and abbreviations. */
export interface WithheldRoot {
  kind: WithholdableKind | "change" | "previous_budget" | "glossary_term";
  id: number;
}

/** A text that stands in a part beside its items, so that it cannot be withheld on its own: `part.field`. */
export interface HeadText {
  kind: "text";
  id: string;
}

/** What the framework before withholds, and so is withheld here unless it is released. */
export type InheritedItem = Withholding & {
  part: RecordPart;
  /** As those inside the office read it. */
  name: string;
} & (WithheldRoot | HeadText);

/** What is published although the framework before withholds it, and why. */
export type ReleasedItem = InheritedItem & { reason: string };

export const inheritedKey = ({ kind, id }: WithheldRoot | HeadText): string => `${kind}:${id}`;

/** What a monitoring officer determines of a part. */
export interface PartDetermination {
  part: RecordPart;
  publish: boolean;
  /** Single items that are withheld though the part is published. */
  items: readonly GroundedItem[];
  /** The Act and section, where it is withheld, or single items of it that have no ground of their own. */
  legalGround: string;
  /** A qualified exemption also needs the public-interest reasoning. */
  isQualified: boolean;
  publicInterest: string;
  /** What the ground asks for besides; absent where it asks for nothing. */
  further?: GroundFurther;
  /** The first day on which a withheld part is published after all; null for no end. */
  withheldUntil: CalendarDate | null;
}

/** The same, with what becomes of what the framework before withholds. */
export interface Determination extends PartDetermination {
  /** What of it is withheld because the framework before withholds it, on the ground of then. */
  inherited: readonly InheritedItem[];
  /** What of it is published though the framework before withholds it: expressly, each with the reason. */
  released: readonly ReleasedItem[];
}

export interface DeterminationProblem {
  part: RecordPart;
  field: "legalGround" | "publicInterest";
  problem: string;
}

/** A "no" without its legislation is refused; a marking is never by itself a reason (rules 11 and 12). */
export function determinationProblems(determination: PartDetermination): DeterminationProblem[] {
  const { part, publish, items, legalGround, isQualified, publicInterest } = determination;
  if (publish && items.every((item) => item.legalGround !== undefined)) return [];
  const problems: DeterminationProblem[] = [];
  if (!namesLegislation(legalGround)) {
    problems.push({
      part,
      field: "legalGround",
      problem:
        "Name the Act and the section, like Freedom of Information Act 2000 s.43(2). A security classification is not a reason",
    });
  }
  if (isQualified && !publicInterest.trim()) {
    problems.push({
      part,
      field: "publicInterest",
      problem:
        "Say why the public interest in withholding outweighs that in publishing: this exemption is qualified",
    });
  }
  return problems;
}

/** Whether a part is public on a day. */
export function isPublished(determination: PartDetermination, today: CalendarDate): boolean {
  return (
    determination.publish || (determination.withheldUntil !== null && determination.withheldUntil <= today)
  );
}
