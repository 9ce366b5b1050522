import type { CalendarDate } from "../shared/calendar-date";
import {
  determinationProblems,
  namesLegislation,
  type PartDetermination,
  type DeterminationProblem,
} from "./determinations";
import type { RecordPart } from "./record-parts";
import type { ChosenItem, OwnGround } from "./determinations";
import { groundText, isListedAsQualified, type ListedGround } from "./legal-ground";

/** A ground as a monitoring officer gives it: a listed one, a written one, or both. */
export interface GroundAnswer {
  chosen: ListedGround | null;
  written: string;
  /** Said by the officer of a written ground; a listed one brings its own answer. */
  isQualified: boolean;
  publicInterest: string;
}

/** What a monitoring officer answers for one part: a "no" relies on a ground. */
export interface DeterminationAnswer extends GroundAnswer {
  publish: boolean;
  /** What is withheld on its own, where the part is published: each on its own ground, or all on the one of the part. */
  items: readonly (ChosenItem & { ground?: GroundAnswer })[];
  withheldUntil: CalendarDate | null;
}

/** The field of the answer at which something is put right. */
export type AnswerField = "chosen" | "written" | "publicInterest";

/** The same of the ground on which single items of a published part are withheld. */
const ITEMS_FIELD = {
  chosen: "itemsChosen",
  written: "itemsWritten",
  publicInterest: "itemsPublicInterest",
} as const satisfies Record<AnswerField, string>;

/** @param listed the office's grounds, by which a written one may prove to be qualified */
export function determinationOf(
  part: RecordPart,
  answer: DeterminationAnswer,
  listed: readonly ListedGround[],
): PartDetermination {
  const withholdsNothing = answer.publish && answer.items.length === 0;
  if (withholdsNothing) {
    return {
      part,
      publish: true,
      items: [],
      legalGround: "",
      isQualified: false,
      publicInterest: "",
      withheldUntil: null,
    };
  }
  return {
    part,
    publish: answer.publish,
    items: answer.publish
      ? answer.items.map(({ kind, id, ground }) => ({ kind, id, ...(ground && groundOf(ground, listed)) }))
      : [],
    ...groundOf(answer, listed),
    withheldUntil: answer.publish ? null : answer.withheldUntil,
  };
}

function groundOf(answer: GroundAnswer, listed: readonly ListedGround[]): OwnGround {
  const written = answer.written.trim();
  return {
    legalGround: [...(answer.chosen ? [groundText(answer.chosen)] : []), ...(written ? [written] : [])].join(
      "; ",
    ),
    isQualified:
      (answer.chosen?.isQualified ?? false) ||
      (written !== "" && (answer.isQualified || isListedAsQualified(written, listed))),
    publicInterest: answer.publicInterest.trim(),
  };
}

/** What an answer lacks, at the field where it is put right. A ground written beside a listed one is checked on its own. */
export function answerProblems(
  part: RecordPart,
  answer: DeterminationAnswer,
  listed: readonly ListedGround[],
): { field: AnswerField | (typeof ITEMS_FIELD)[AnswerField] | "items"; problem: string }[] {
  const determination = determinationOf(part, answer, listed);
  const written = answer.written.trim();
  const withoutOwn = answer.items.filter(({ ground }) => ground === undefined);
  const besideListed =
    !(answer.publish && withoutOwn.length === 0) &&
    answer.chosen !== null &&
    written !== "" &&
    !namesLegislation(written)
      ? determinationProblems({ ...determination, legalGround: written, isQualified: false })
      : [];
  const fieldOf: Record<DeterminationProblem["field"], AnswerField> = {
    legalGround: written === "" ? "chosen" : "written",
    publicInterest: "publicInterest",
  };
  return [
    ...[...besideListed, ...determinationProblems(determination)].map(({ field, problem }) => ({
      field: answer.publish ? ITEMS_FIELD[fieldOf[field]] : fieldOf[field],
      problem,
    })),
    ...(answer.publish ? answer.items : []).flatMap(({ ground }) =>
      ground
        ? groundProblems(part, ground, listed).map(({ problem }) => ({ field: "items" as const, problem }))
        : [],
    ),
  ];
}

/** What a ground lacks that is given for single items of a part, at the field where it is put right. */
export function groundProblems(
  part: RecordPart,
  ground: GroundAnswer,
  listed: readonly ListedGround[],
): { field: AnswerField; problem: string }[] {
  const withheld = { ...ground, publish: false, items: [], withheldUntil: null };
  return answerProblems(part, withheld, listed).flatMap(({ field, problem }) =>
    field === "chosen" || field === "written" || field === "publicInterest" ? [{ field, problem }] : [],
  );
}

const PART_NAMES: Record<RecordPart, string> = {
  record: "Record",
  report: "Report",
  details: "Details",
  eia: "EIA",
};

/** A problem as a form names it, `part_field`, with the part in words: the same may be wrong with several. */
export function partError(part: RecordPart, field: string, problem: string): [name: string, message: string] {
  return [`${part}_${field}`, `${PART_NAMES[part]}: ${problem.charAt(0).toLowerCase()}${problem.slice(1)}`];
}
