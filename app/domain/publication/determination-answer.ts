import type { CalendarDate } from "../shared/calendar-date";
import { determinationProblems, type PartDetermination, type DeterminationProblem } from "./determinations";
import {
  demandsOf,
  furtherOf,
  furtherProblems,
  type FurtherAnswer,
  type FurtherField,
} from "./ground-further";
import type { RecordPart } from "./record-parts";
import type { ChosenItem, OwnGround } from "./determinations";
import {
  asListed,
  groundText,
  isListedAsQualified,
  namesLegislation,
  type ListedGround,
} from "./legal-ground";

/** A ground as a monitoring officer gives it: a listed one, a written one, or both. */
export interface GroundAnswer extends FurtherAnswer {
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
export type AnswerField = "chosen" | "written" | "publicInterest" | "withheldUntil" | FurtherField;

/** The same of the ground on which single items of a published part are withheld. */
const ITEMS_FIELD = {
  chosen: "itemsChosen",
  written: "itemsWritten",
  publicInterest: "itemsPublicInterest",
  withheldUntil: "itemsWithheldUntil",
  accessibleAt: "itemsAccessibleAt",
  opinionBy: "itemsOpinionBy",
  opinionOn: "itemsOpinionOn",
  opinion: "itemsOpinion",
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
  const further = furtherOf(answer, demandsOf(answer, listed));
  return {
    legalGround: [...(answer.chosen ? [groundText(answer.chosen)] : []), ...(written ? [written] : [])].join(
      "; ",
    ),
    isQualified:
      (answer.chosen?.isQualified ?? false) ||
      (written !== "" && (answer.isQualified || isListedAsQualified(written, listed))),
    publicInterest: answer.publicInterest.trim(),
    ...(Object.keys(further).length > 0 && { further }),
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
  const reliesOnIt = !answer.publish || withoutOwn.length > 0;
  return [
    ...[
      ...[...besideListed, ...determinationProblems(determination)].map(({ field, problem }) => ({
        field: fieldOf[field],
        problem,
      })),
      ...(reliesOnIt ? listProblems(answer, listed) : []),
    ].map(({ field, problem }) => ({ field: answer.publish ? ITEMS_FIELD[field] : field, problem })),
    ...(answer.publish ? answer.items : []).flatMap(({ ground }) =>
      ground
        ? groundProblems(part, ground, listed).map(({ problem }) => ({ field: "items" as const, problem }))
        : [],
    ),
  ];
}

/** What the office's list asks of the grounds that are given, at the field where it is put right. */
function listProblems(
  answer: GroundAnswer & Pick<DeterminationAnswer, "publish" | "withheldUntil">,
  listed: readonly ListedGround[],
): { field: AnswerField; problem: string }[] {
  const { lacksLimb, isOff } = asListed(answer.written, listed);
  const demands = demandsOf(answer, listed);
  return [
    ...(lacksLimb
      ? [
          {
            field: "written" as const,
            problem:
              "One limb of this section is absolute and another needs the public-interest test. Choose the limb from the list",
          },
        ]
      : []),
    ...(isOff
      ? [
          {
            field: "written" as const,
            problem:
              "This ground is not one for this office: its list of legal grounds has it turned off. An administrator can turn it on",
          },
        ]
      : []),
    ...(demands.has("date") && answer.withheldUntil === null
      ? [
          {
            field: "withheldUntil" as const,
            problem:
              "Enter the day on which it is published: this ground is for what is to be published, and for nothing else",
          },
        ]
      : []),
    ...furtherProblems(answer, demands),
  ];
}

const GROUND_FIELDS: readonly string[] = [
  "chosen",
  "written",
  "publicInterest",
  "accessibleAt",
  "opinionBy",
  "opinionOn",
  "opinion",
];
const isGroundField = (field: string): field is Exclude<AnswerField, "withheldUntil"> =>
  GROUND_FIELDS.includes(field);

/** What a ground lacks that is given for single items of a part, at the field where it is put right. They have no day of their own. */
export function groundProblems(
  part: RecordPart,
  ground: GroundAnswer,
  listed: readonly ListedGround[],
): { field: Exclude<AnswerField, "withheldUntil">; problem: string }[] {
  const withheld = { ...ground, publish: false, items: [], withheldUntil: null };
  return answerProblems(part, withheld, listed).flatMap(({ field, problem }) =>
    field === "withheldUntil"
      ? [
          {
            field: ground.chosen ? ("chosen" as const) : ("written" as const),
            problem:
              "This ground is for what is published on a day, and single items have none. Withhold the whole part until that day, or choose another ground",
          },
        ]
      : isGroundField(field)
        ? [{ field, problem }]
        : [],
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
