import {
  answerProblems,
  partError,
  type DeterminationAnswer,
} from "~/domain/publication/determination-answer";
import { RECORD_PARTS, RECORD_PART_LABELS, type RecordPart } from "~/domain/publication/determinations";
import { groundText, type ListedGround } from "~/domain/publication/legal-ground";
import {
  checkboxesField,
  dateField,
  defineForm,
  optionalChoiceField,
  textareaField,
  textField,
  yesNoField,
  type Field,
  type FieldErrors,
} from "./form";

export type Exemption = ListedGround & { id: number; subject: string };

interface PartAnswers {
  publish: boolean;
  chosen: string | null;
  written: string;
  isQualified: "yes"[];
  publicInterest: string;
  withheldUntil: DeterminationAnswer["withheldUntil"];
}
type PartFields<P extends RecordPart> = { [K in keyof PartAnswers as `${P}_${K}`]: Field<PartAnswers[K]> };
type AllAnswers = { [K in keyof PartAnswers as `${RecordPart}_${K}`]: PartAnswers[K] };

/** The fields of one part, each named `part_field`, as the service names them in its errors. */
function partFields<P extends RecordPart>(part: P, exemptions: readonly Exemption[]): PartFields<P> {
  const fields: { [K in keyof PartAnswers]: Field<PartAnswers[K]> } = {
    publish: yesNoField(
      `${RECORD_PART_LABELS[part]}: is it to be published?`,
      `Choose whether this is published: ${RECORD_PART_LABELS[part].toLowerCase()}`,
      {
        no: {
          reveals: (["chosen", "written", "isQualified", "publicInterest", "withheldUntil"] as const).map(
            (field) => `${part}_${field}`,
          ),
        },
      },
    ),
    chosen: optionalChoiceField(
      "select",
      "Legal ground",
      exemptions.map((exemption) => ({
        value: String(exemption.id),
        text: `${groundText(exemption)}: ${exemption.subject}${exemption.isQualified ? " (public-interest test)" : ""}`,
      })),
      { hint: "A protective marking is not a reason" },
    ),
    written: textField("Another legal ground", {
      hint: "The Act and the section, like Police Reform and Social Responsibility Act 2011 s.13",
      max: 500,
    }),
    isQualified: checkboxesField("Public-interest test", [
      { value: "yes", text: "The other ground needs a public-interest test" },
    ]),
    publicInterest: textareaField("Why the public interest is in withholding it", {
      hint: "Needed where the ground has a public-interest test",
      max: 4_000,
    }),
    withheldUntil: dateField("Withheld until", null, {
      hint: "The day from which it is published after all. Leave empty where there is no end. For example, 9 3 2030",
    }),
  };
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [`${part}_${name}`, field]),
  ) as PartFields<P>;
}

/** Rule 11: four parts, each yes or no, nothing chosen beforehand; a "no" with its legislation. */
export function determinationsForm(exemptions: readonly Exemption[]) {
  return defineForm(
    {
      ...partFields("record", exemptions),
      ...partFields("report", exemptions),
      ...partFields("details", exemptions),
      ...partFields("eia", exemptions),
    },
    (value): FieldErrors =>
      Object.fromEntries(
        RECORD_PARTS.flatMap((part) => {
          const { chosen, ...answer } = determinationAnswers(value)[part];
          const ground = exemptions.find(({ id }) => id === chosen) ?? null;
          return answerProblems(part, { ...answer, chosen: ground }, exemptions).map(({ field, problem }) =>
            partError(part, field, problem),
          );
        }),
      ),
  );
}

/** The form's value by part, as the service takes it. */
export function determinationAnswers(value: AllAnswers) {
  const answer = (part: RecordPart) => {
    const chosen = value[`${part}_chosen`];
    return {
      publish: value[`${part}_publish`],
      chosen: chosen === null ? null : Number(chosen),
      written: value[`${part}_written`],
      isQualified: value[`${part}_isQualified`].length > 0,
      publicInterest: value[`${part}_publicInterest`],
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
