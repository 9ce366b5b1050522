import { z } from "zod";
import { formatDate, type CalendarDate } from "~/domain/shared/calendar-date";
import {
  answerProblems,
  partError,
  type DeterminationAnswer,
} from "~/domain/publication/determination-answer";
import type {
  DeterminationDraft,
  DraftedGround,
  DraftedPart,
  HowMuch,
} from "~/domain/publication/determination-draft";
import { DUTY_TO_PUBLISH } from "~/domain/publication/duty-to-publish";
import { RECORD_PARTS, RECORD_PART_LABELS, type RecordPart } from "~/domain/publication/record-parts";
import { inheritedKey, type ChosenItem, type InheritedItem } from "~/domain/publication/determinations";
import { releaseProblems } from "~/domain/publication/inherited-withholding";
import type { NamedPerson } from "~/domain/publication/named-people";
import { capitalised } from "~/domain/shared/capitalised";
import { listed } from "~/domain/shared/listed";
import { groundText, offeredGround, type ListedGround } from "~/domain/publication/legal-ground";
import {
  carrying,
  checkboxesField,
  choiceField,
  dateField,
  dateValues,
  defineForm,
  optionalChoiceField,
  textareaField,
  textField,
  type ChoiceField,
  type Field,
  type FieldErrors,
  type Option,
  type RawValues,
} from "~/forms/form";

export type Exemption = ListedGround & { id: number; subject: string };

/** What may be withheld on its own, by part. */
export type Withholdable = Readonly<Record<RecordPart, readonly (ChosenItem & { name: string })[]>>;

/** How much of a part is public, as the form sends it. */
const HOW_MUCH_OF = { yes: "all", some: "some", no: "none" } as const satisfies Record<string, HowMuch>;
type PublishAnswer = keyof typeof HOW_MUCH_OF;

interface PartAnswers {
  released: string[];
  releaseReason: string;
  publish: PublishAnswer;
  chosen: string | null;
  written: string;
  isQualified: "yes"[];
  publicInterest: string;
  accessibleAt: string;
  opinionBy: string;
  opinionOn: CalendarDate | null;
  opinion: string;
  withheldUntil: DeterminationAnswer["withheldUntil"];
}
type PartFields<P extends RecordPart> = { [K in keyof PartAnswers as `${P}_${K}`]: Field<PartAnswers[K]> };
type AllAnswers = { [K in keyof PartAnswers as `${RecordPart}_${K}`]: PartAnswers[K] };

/** The fields of one part, each named `part_field`, as the service names them in its errors. */
function partFields<P extends RecordPart>(
  part: P,
  exemptions: readonly Exemption[],
  withholdable: Withholdable,
  inherited: readonly InheritedItem[],
): PartFields<P> {
  const revealed = (names: readonly string[]) => names.map((field) => `${part}_${field}`);
  const fields: { [K in keyof PartAnswers]: Field<PartAnswers[K]> } = {
    released: checkboxesField(
      "Publish although the previous decision withholds it",
      releaseOptions(inherited),
      {
        hint: "What you do not tick stays withheld here, on the ground given with it, and with it what tells of it: the budget change that names a line, and the totals and the funding",
      },
    ),
    releaseReason: textareaField("Why it is published now", {
      hint: "Needed where you tick anything. It is part of the record",
      max: 4_000,
    }),
    publish: choiceField(
      "radios",
      `${RECORD_PART_LABELS[part]}: how much of it is to be published?`,
      [
        { value: "yes", text: "All of it" },
        ...(withholdable[part].length > 0
          ? [
              {
                value: "some" as const,
                text: "All but some of it",
                hint: "You choose which on the next page, each with its ground",
              },
            ]
          : []),
        {
          value: "no",
          text: "None of it",
          ...(part === "record" ? { hint: DUTY_TO_PUBLISH } : {}),
          reveals: revealed([...GROUND_FIELDS, "withheldUntil"]),
        },
      ],
      `Choose whether this is published: ${RECORD_PART_LABELS[part].toLowerCase()}`,
    ),
    ...groundFields(exemptions),
    withheldUntil: dateField("Withheld until", null, {
      hint: "The day from which it is published after all. Leave empty where there is no end. For example, 9 3 2030",
    }),
  };
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [`${part}_${name}`, field]),
  ) as PartFields<P>;
}

/** The fields of a ground, in the order in which they are asked. */
export const GROUND_FIELDS = [
  "chosen",
  "written",
  "isQualified",
  "publicInterest",
  "accessibleAt",
  "opinionBy",
  "opinionOn",
  "opinion",
] as const;

/** A legal ground: a listed one, a written one, or both, with what a qualified one needs. */
export function groundFields(exemptions: readonly Exemption[]) {
  return {
    chosen: optionalChoiceField(
      "select",
      "Legal ground",
      exemptions
        .filter(({ isOffered = true }) => isOffered)
        .map((exemption) => ({
          value: String(exemption.id),
          text: `${groundText(exemption)}: ${exemption.subject}${exemption.isQualified ? " (public-interest test)" : ""}`,
        })),
      { hint: "A security classification is not a reason" },
    ),
    written: textField("Another legal ground", {
      hint: "The Act and the section, like Contempt of Court Act 1981 s.4(2)",
      max: 500,
    }),
    isQualified: checkboxesField("Public-interest test", [
      { value: "yes", text: "The other ground needs a public-interest test" },
    ]),
    publicInterest: textareaField("Why the public interest is in withholding it", {
      hint: "Needed where the ground has a public-interest test. It is published with the ground: do not tell in it what you withhold",
      max: 4_000,
    }),
    accessibleAt: textField("Where it is published already", {
      hint: "Only for what is accessible elsewhere. A link, beginning with https://. It is published",
      max: 500,
    }),
    opinionBy: textField("Qualified person", {
      hint: "Only for prejudice to the effective conduct of public affairs, section 36, which rests on the opinion of the qualified person alone. Their name and office. It is published",
    }),
    opinionOn: dateField("Day of the qualified person’s opinion", null),
    opinion: textareaField("The qualified person’s opinion", {
      hint: "What they think would be prejudiced or inhibited, and why. It is published",
      max: 4_000,
    }),
  };
}

/** One press for the answer that most submissions get: the public page is seen before it is determined all the same. */
export function publishAllForm() {
  return carrying(defineForm({}), { digest: 100 });
}

const MOST_KNOWN = 5_000;
/** Of the key of a place: where a text stands, and the figure in it. */
const LONGEST_KNOWN = 200;

/**
 * What is asked beneath the public page: nothing, but where something on it tells a withheld amount.
 * @param telling the places that were found to tell one, each by its key
 */
export function confirmDeterminationsForm(telling: readonly Option[] = []) {
  return carrying(defineForm({ known: knownField(telling) }), { digest: 100 });
}

/** What the officer knows to tell a withheld amount: which places there are depends on the other answers. */
function knownField(options: readonly Option[]): ChoiceField<string[]> {
  return {
    kind: "checkboxes",
    label: "I know that these tell what I withhold, and they may be published all the same",
    options,
    // The places are found by the service: when the form is read, its options are not known.
    chosenOf: { most: MOST_KNOWN, longest: LONGEST_KNOWN },
    schema: z.array(z.string()).max(MOST_KNOWN, "There are too many places. Have the texts corrected"),
  };
}

/** One tick for all of a part, where there are several. */
const ALL = "all";

function releaseOptions(inherited: readonly InheritedItem[]) {
  const each = inherited.map((item) => ({
    value: inheritedKey(item),
    text: item.name,
    hint: `Withheld ${item.withheldUntil ? `until ${formatDate(item.withheldUntil)}` : "for good"}: ${item.legalGround}`,
  }));
  return each.length > 1 ? [{ value: ALL, text: "All of these" }, ...each] : each;
}

/**
 * Rule 11: four parts, each yes or no, nothing chosen beforehand; a "no" with its legislation.
 * @param inherited what the decision before withholds, which may be released here
 * @param people whose names the record would print
 */
export function determinationsForm(
  exemptions: readonly Exemption[],
  withholdable: Withholdable,
  inherited: readonly InheritedItem[],
  people: readonly NamedPerson[] = [],
) {
  const of = (part: RecordPart) => inherited.filter((item) => item.part === part);
  return carrying(
    defineForm(
      {
        ...partFields("record", exemptions, withholdable, of("record")),
        titlesOnly: checkboxesField(
          "Print by their title alone",
          people.map(({ id, name, as }) => ({
            value: String(id),
            text: name,
            // Whose name is their title is not named twice.
            hint: capitalised(listed(as.filter((one) => one !== name))),
          })),
          {
            hint: "Tick whose name is not published. Think of how senior they are, and of what they may expect. Whoever signs is always named",
          },
        ),
        ...partFields("report", exemptions, withholdable, of("report")),
        ...partFields("details", exemptions, withholdable, of("details")),
        ...partFields("eia", exemptions, withholdable, of("eia")),
      },
      (value): FieldErrors => {
        const answers = determinationAnswers(value, inherited);
        return Object.fromEntries(
          RECORD_PARTS.flatMap((part) => {
            const { chosen, howMuch, released, releaseReason, ...rest } = answers[part];
            const ground = offeredGround(exemptions, chosen);
            const answer = { ...rest, publish: howMuch !== "none", items: [], chosen: ground };
            const release = { inherited: of(part), released: new Set(released), reason: releaseReason };
            return [...answerProblems(part, answer, exemptions), ...releaseProblems(answer, release)].map(
              ({ field, problem }) => partError(part, field, problem),
            );
          }),
        );
      },
    ),
    { digest: 100 },
  );
}

/** The form's value by part, as it is kept until it is determined. */
export function determinationAnswers(
  value: AllAnswers & { titlesOnly: readonly string[] },
  inherited: readonly InheritedItem[],
): Record<RecordPart, Omit<DraftedPart, "items">> {
  const releasedOf = (part: RecordPart) => {
    const ticked = value[`${part}_released`];
    return ticked.includes(ALL) ? inherited.filter((item) => item.part === part).map(inheritedKey) : ticked;
  };
  const answer = (part: RecordPart) => ({
    howMuch: HOW_MUCH_OF[value[`${part}_publish`]],
    released: releasedOf(part),
    releaseReason: value[`${part}_releaseReason`],
    ...readGround({
      chosen: value[`${part}_chosen`],
      written: value[`${part}_written`],
      isQualified: value[`${part}_isQualified`],
      publicInterest: value[`${part}_publicInterest`],
      accessibleAt: value[`${part}_accessibleAt`],
      opinionBy: value[`${part}_opinionBy`],
      opinionOn: value[`${part}_opinionOn`],
      opinion: value[`${part}_opinion`],
    }),
    withheldUntil: value[`${part}_withheldUntil`],
  });
  return {
    record: { ...answer("record"), titlesOnly: value.titlesOnly.map(Number) },
    report: answer("report"),
    details: answer("details"),
    eia: answer("eia"),
  };
}

/** The same of what is kept already, for the page to be filled with. */
export function determinationValues(draft: DeterminationDraft): RawValues {
  const { titlesOnly } = draft.record;
  return Object.assign(
    titlesOnly === undefined ? {} : { titlesOnly: titlesOnly.map(String) },
    ...RECORD_PARTS.map((part): RawValues => {
      const { howMuch, released, releaseReason, withheldUntil, ...ground } = draft[part];
      const sent = (Object.keys(HOW_MUCH_OF) as PublishAnswer[]).find((key) => HOW_MUCH_OF[key] === howMuch);
      return {
        [`${part}_publish`]: sent ?? "",
        [`${part}_released`]: [...released],
        [`${part}_releaseReason`]: releaseReason,
        [`${part}_chosen`]: ground.chosen === null ? "" : String(ground.chosen),
        [`${part}_written`]: ground.written,
        [`${part}_isQualified`]: ground.isQualified ? ["yes"] : [],
        [`${part}_publicInterest`]: ground.publicInterest,
        [`${part}_accessibleAt`]: ground.accessibleAt ?? "",
        [`${part}_opinionBy`]: ground.opinionBy ?? "",
        ...dateValues(`${part}_opinionOn`, ground.opinionOn ?? null),
        [`${part}_opinion`]: ground.opinion ?? "",
        ...dateValues(`${part}_withheldUntil`, withheldUntil),
      };
    }),
  ) as RawValues;
}

/** What the fields of a ground hold. */
export function readGround({
  chosen,
  written,
  isQualified,
  ...words
}: Pick<PartAnswers, (typeof GROUND_FIELDS)[number]>): DraftedGround {
  const { publicInterest, accessibleAt, opinionBy, opinionOn, opinion } = words;
  return {
    chosen: chosen === null ? null : Number(chosen),
    written,
    isQualified: isQualified.length > 0,
    publicInterest,
    accessibleAt,
    opinionBy,
    opinionOn,
    opinion,
  };
}
