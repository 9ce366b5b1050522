import { z } from "zod";
import { formatDate } from "~/domain/shared/calendar-date";
import {
  answerProblems,
  partError,
  type DeterminationAnswer,
} from "~/domain/publication/determination-answer";
import { RECORD_PARTS, RECORD_PART_LABELS, type RecordPart } from "~/domain/publication/record-parts";
import { inheritedKey, type ChosenItem, type InheritedItem } from "~/domain/publication/determinations";
import { releaseProblems } from "~/domain/publication/inherited-withholding";
import { groundText, type ListedGround } from "~/domain/publication/legal-ground";
import {
  carrying,
  checkboxesField,
  dateField,
  defineForm,
  optionalChoiceField,
  textareaField,
  textField,
  yesNoField,
  type ChoiceField,
  type Field,
  type FieldErrors,
  type Option,
} from "~/forms/form";

export type Exemption = ListedGround & { id: number; subject: string };

/** Said beforehand: what goes with an item, because it would tell of it (`withheldWith`). */
const WITHHELD_ALONG: Record<RecordPart, string> = {
  record: "",
  report: "",
  details:
    "Leave empty to publish all of it. With a budget line, its budget change is withheld, and the totals and the funding, from which its amount could be worked out. Texts are published as they are written: where one tells the amount, you are shown it",
  eia: "Leave empty to publish all of it. With an entry, what is acknowledged of it and the amounts that its consultees moved are withheld; with an action, what is acknowledged of it. Texts are published as they are written",
};

/** What may be withheld on its own, by part. */
export type Withholdable = Readonly<Record<RecordPart, readonly (ChosenItem & { name: string })[]>>;

interface PartAnswers {
  released: string[];
  releaseReason: string;
  publish: boolean;
  items: string[];
  itemsChosen: string | null;
  itemsWritten: string;
  itemsIsQualified: "yes"[];
  itemsPublicInterest: string;
  chosen: string | null;
  written: string;
  isQualified: "yes"[];
  publicInterest: string;
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
  const ground = optionalChoiceField(
    "select",
    "Legal ground",
    exemptions.map((exemption) => ({
      value: String(exemption.id),
      text: `${groundText(exemption)}: ${exemption.subject}${exemption.isQualified ? " (public-interest test)" : ""}`,
    })),
    { hint: "A security classification is not a reason" },
  );
  const written = textField("Another legal ground", {
    hint: "The Act and the section, like Police Reform and Social Responsibility Act 2011 s.13",
    max: 500,
  });
  const isQualified = checkboxesField("Public-interest test", [
    { value: "yes", text: "The other ground needs a public-interest test" },
  ]);
  const publicInterest = textareaField("Why the public interest is in withholding it", {
    hint: "Needed where the ground has a public-interest test",
    max: 4_000,
  });
  const items = withholdable[part].map(({ kind, id, name }) => ({ value: `${kind}:${id}`, text: name }));
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
    publish: yesNoField(
      `${RECORD_PART_LABELS[part]}: is it to be published?`,
      `Choose whether this is published: ${RECORD_PART_LABELS[part].toLowerCase()}`,
      {
        yes: items.length > 0 ? { reveals: revealed(ITEM_FIELDS) } : {},
        no: { reveals: revealed(["chosen", "written", "isQualified", "publicInterest", "withheldUntil"]) },
      },
    ),
    items: checkboxesField("Withhold single items of it", items, {
      hint: WITHHELD_ALONG[part],
    }),
    itemsChosen: ground,
    itemsWritten: written,
    itemsIsQualified: isQualified,
    itemsPublicInterest: publicInterest,
    chosen: ground,
    written,
    isQualified,
    publicInterest,
    withheldUntil: dateField("Withheld until", null, {
      hint: "The day from which it is published after all. Leave empty where there is no end. For example, 9 3 2030",
    }),
  };
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [`${part}_${name}`, field]),
  ) as PartFields<P>;
}

const MOST_KNOWN = 5_000;

/** What the officer knows to tell a withheld amount: which places there are depends on the other answers. */
function knownField(options: readonly Option[]): ChoiceField<string[]> {
  return {
    kind: "checkboxes",
    label: "I know that these tell what I withhold, and they may be published all the same",
    options,
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
 * @param telling the places that were found to tell a withheld amount, each by its key
 */
export function determinationsForm(
  exemptions: readonly Exemption[],
  withholdable: Withholdable,
  inherited: readonly InheritedItem[],
  telling: readonly Option[] = [],
) {
  const of = (part: RecordPart) => inherited.filter((item) => item.part === part);
  return carrying(
    defineForm(
      {
        known: knownField(telling),
        ...partFields("record", exemptions, withholdable, of("record")),
        ...partFields("report", exemptions, withholdable, of("report")),
        ...partFields("details", exemptions, withholdable, of("details")),
        ...partFields("eia", exemptions, withholdable, of("eia")),
      },
      (value): FieldErrors => {
        const answers = determinationAnswers(value, inherited);
        return Object.fromEntries(
          RECORD_PARTS.flatMap((part) => {
            const { chosen, released, releaseReason, ...answer } = answers[part];
            const ground = exemptions.find(({ id }) => id === chosen) ?? null;
            const release = { inherited: of(part), released: new Set(released), reason: releaseReason };
            return [
              ...answerProblems(part, { ...answer, chosen: ground }, exemptions),
              ...releaseProblems(answer, release),
            ].map(({ field, problem }) => partError(part, field, problem));
          }),
        );
      },
    ),
    { digest: 100 },
  );
}

const ITEM_FIELDS = ["items", "itemsChosen", "itemsWritten", "itemsIsQualified", "itemsPublicInterest"];

/** Of a value that the form offered. */
function readItem(value: string): ChosenItem {
  const [kind = "", id = ""] = value.split(":");
  return { kind: kind as ChosenItem["kind"], id: Number(id) };
}

/** The form's value by part, as the service takes it. */
export function determinationAnswers(value: AllAnswers, inherited: readonly InheritedItem[]) {
  const releasedOf = (part: RecordPart) => {
    const ticked = value[`${part}_released`];
    return ticked.includes(ALL) ? inherited.filter((item) => item.part === part).map(inheritedKey) : ticked;
  };
  const answer = (part: RecordPart) => {
    const publish = value[`${part}_publish`];
    const of = publish
      ? {
          chosen: value[`${part}_itemsChosen`],
          written: value[`${part}_itemsWritten`],
          isQualified: value[`${part}_itemsIsQualified`],
          publicInterest: value[`${part}_itemsPublicInterest`],
        }
      : {
          chosen: value[`${part}_chosen`],
          written: value[`${part}_written`],
          isQualified: value[`${part}_isQualified`],
          publicInterest: value[`${part}_publicInterest`],
        };
    return {
      publish,
      released: releasedOf(part),
      releaseReason: value[`${part}_releaseReason`],
      items: publish ? value[`${part}_items`].map(readItem) : [],
      ...of,
      chosen: of.chosen === null ? null : Number(of.chosen),
      isQualified: of.isQualified.length > 0,
      withheldUntil: value[`${part}_withheldUntil`],
    };
  };
  return {
    record: answer("record"),
    report: answer("report"),
    details: answer("details"),
    eia: answer("eia"),
  };
}
