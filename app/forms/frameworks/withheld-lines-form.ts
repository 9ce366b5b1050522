import { answerProblems } from "~/domain/publication/determination-answer";
import { offeredGround } from "~/domain/publication/legal-ground";
import { groundFields, type Exemption } from "~/forms/sign-off/determinations-form";
import {
  checkboxesField,
  dateField,
  defineForm,
  textareaField,
  type FieldErrors,
  type FormValue,
} from "~/forms/form";

interface NamedLine {
  id: number;
  service: string;
}

/** Which lines of a baseline are withheld from everybody, on one ground. */
export function withheldLinesForm(exemptions: readonly Exemption[], lines: readonly NamedLine[]) {
  return defineForm(
    {
      lines: checkboxesField(
        "Lines that are withheld",
        lines.map(({ id, service }) => ({ value: String(id), text: service })),
        {
          hint: "What is compared with this baseline withholds them as well, unless they are released there",
        },
      ),
      ...groundFields(exemptions),
      publicInterest: textareaField("Why the public interest is in withholding them", {
        hint: "Needed where the ground has a public-interest test",
        max: 4_000,
      }),
      withheldUntil: dateField("Withheld until", null, {
        hint: "The day from which they may be published after all. Leave empty where there is no end. For example, 9 3 2030",
      }),
      releaseReason: textareaField("Why lines that were withheld are withheld no more", {
        hint: "Needed where you take the tick from a line",
        max: 4_000,
      }),
    },
    (value): FieldErrors => {
      const { lineIds, chosen, ...answer } = readWithheldLines(value);
      const ground = offeredGround(exemptions, chosen);
      const given = { ...answer, publish: lineIds.length === 0, items: [], chosen: ground };
      return Object.fromEntries(
        answerProblems("details", given, exemptions).map(({ field, problem }) => [field, problem]),
      );
    },
  );
}

export function readWithheldLines({
  lines,
  chosen,
  isQualified,
  ...rest
}: FormValue<ReturnType<typeof withheldLinesForm>>) {
  return {
    ...rest,
    lineIds: lines.map(Number),
    chosen: chosen === null ? null : Number(chosen),
    isQualified: isQualified.length > 0,
  };
}
