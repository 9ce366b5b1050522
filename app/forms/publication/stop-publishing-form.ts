import { groundProblems } from "~/domain/publication/determination-answer";
import type { ChosenItem } from "~/domain/publication/determinations";
import { RECORD_PART_LABELS, type RecordPart } from "~/domain/publication/record-parts";
import type { StopTarget } from "~/domain/publication/stopped";
import {
  choiceField,
  defineForm,
  optionalChoiceField,
  textareaField,
  type FieldErrors,
  type FormValue,
} from "~/forms/form";
import { groundFields, readGround, type Exemption } from "~/forms/sign-off/determinations-form";

/** What is published of a record, as far as it can be withdrawn on its own. */
export interface Stoppable {
  parts: readonly RecordPart[];
  items: readonly { part: RecordPart; kind: ChosenItem["kind"] | "note"; id: number; name: string }[];
}

const valueOf = ({ part, kind, id }: Stoppable["items"][number]) => `${part}:${kind}:${id}`;

/** What is published no more, on what ground, and why: one page, one press (rule 30). */
export function stopPublishingForm(exemptions: readonly Exemption[], { parts, items }: Stoppable) {
  return defineForm(
    {
      what: choiceField(
        "radios",
        "What is to be published no more?",
        [
          { value: "part", text: "A whole part", reveals: ["part"] },
          ...(items.length > 0
            ? [
                {
                  value: "item" as const,
                  text: "One line, entry or action, or what was published of it since",
                  hint: "What tells of it goes with it: with a budget line its budget change, the totals and the funding",
                  reveals: ["item"],
                },
              ]
            : []),
          {
            value: "passage",
            text: "A passage of a text",
            hint: "A name, a sentence: wherever it stands in this record",
            reveals: ["passage"],
          },
        ],
        "Choose what is to be published no more",
      ),
      part: optionalChoiceField(
        "select",
        "Which part?",
        parts.map((part) => ({ value: part, text: RECORD_PART_LABELS[part] })),
      ),
      item: optionalChoiceField(
        "select",
        "Which one?",
        items.map((item) => ({ value: valueOf(item), text: item.name })),
      ),
      passage: textareaField("Which words?", {
        hint: "As they stand on the public page. Letters may be large or small. An amount of a table goes with its line",
        max: 2_000,
      }),
      ...groundFields(exemptions),
      reason: textareaField("Why it is published no more", {
        hint: "Stays inside the office, on the audit log. Do not repeat the words themselves",
        required: "Say why it is published no more",
        max: 2_000,
      }),
    },
    (value): FieldErrors => {
      const missing = missingField(value);
      const { chosen, ...ground } = readGround(value);
      const listed = exemptions.find(({ id }) => id === chosen) ?? null;
      return {
        ...missing,
        ...Object.fromEntries(
          groundProblems("record", { ...ground, chosen: listed }, exemptions).map(({ field, problem }) => [
            field,
            problem,
          ]),
        ),
      };
    },
  );
}

interface What {
  what: "part" | "item" | "passage";
  part: string | null;
  item: string | null;
  passage: string;
}

function missingField({ what, part, item, passage }: What): FieldErrors {
  if (what === "part" && part === null) return { part: "Choose which part" };
  if (what === "item" && item === null) return { item: "Choose which line, entry or action" };
  return what === "passage" && passage.trim() === "" ? { passage: "Enter the words" } : {};
}

/** The form's value as the service takes it. */
export function stopTarget(value: FormValue<ReturnType<typeof stopPublishingForm>>): StopTarget {
  switch (value.what) {
    case "part":
      return { kind: "part", part: value.part as RecordPart };
    case "item": {
      const [part = "", kind = "", id = ""] = (value.item ?? "").split(":");
      if (kind === "note") return { kind, part: part as RecordPart, number: Number(id) };
      const item = { kind: kind as ChosenItem["kind"], id: Number(id) };
      return { kind: "item", part: part as RecordPart, item };
    }
    case "passage":
      return { kind: "passage", text: value.passage };
  }
}

/** The ground of the form's value. */
export const stopGround = readGround;
