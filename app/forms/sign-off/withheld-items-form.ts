import { groundProblems } from "~/domain/publication/determination-answer";
import type { ChosenItem } from "~/domain/publication/determinations";
import { offeredGround } from "~/domain/publication/legal-ground";
import type { RecordPart } from "~/domain/publication/record-parts";
import { carrying, checkboxesField, defineForm, type FieldErrors, type FormValue } from "~/forms/form";
import { groundFields, readGround, type Exemption } from "./determinations-form";

export type NamedItem = ChosenItem & { name: string };

/** Said beforehand: what goes with an item, because it would tell of it (`withheldWith`). */
const WITHHELD_ALONG: Partial<Record<RecordPart, string>> = {
  details:
    "With a budget line, its budget change is withheld, and the totals and the funding, from which its amount could be worked out. Texts are published as they are written: where one tells the amount, you are shown it",
  eia: "With an entry, what is acknowledged of it and the amounts that its consultees moved are withheld; with an action, what is acknowledged of it. Texts are published as they are written",
};

const valueOf = ({ kind, id }: ChosenItem) => `${kind}:${id}`;

/**
 * Which items of a part are withheld: several on one ground, others later on another.
 * @param items those that are published so far, as far as they are found
 * @param withheld those that are withheld so far, each with its ground in words
 */
export function withheldItemsForm(
  part: RecordPart,
  exemptions: readonly Exemption[],
  items: readonly NamedItem[],
  withheld: readonly (NamedItem & { ground: string })[],
) {
  return carrying(
    defineForm(
      {
        publish: checkboxesField(
          "Withheld so far: tick what is published after all",
          withheld.map((item) => ({ value: valueOf(item), text: item.name, hint: item.ground })),
        ),
        items: checkboxesField(
          "Withhold",
          items.map((item) => ({ value: valueOf(item), text: item.name })),
          { hint: WITHHELD_ALONG[part] ?? "" },
        ),
        ...groundFields(exemptions),
      },
      (value): FieldErrors => {
        if (value.items.length === 0) {
          return value.publish.length > 0
            ? {}
            : { items: "Tick what is withheld, or what is published after all" };
        }
        const { chosen, ...ground } = readGround(value);
        const listed = offeredGround(exemptions, chosen);
        return Object.fromEntries(
          groundProblems(part, { ...ground, chosen: listed }, exemptions).map(({ field, problem }) => [
            field,
            problem,
          ]),
        );
      },
    ),
    { digest: 100 },
  );
}

/** The form's value as the service takes it. */
export function withheldItemsAnswer(value: FormValue<ReturnType<typeof withheldItemsForm>>) {
  return {
    withhold: value.items.map(readItem),
    publish: value.publish.map(readItem),
    ground: readGround(value),
  };
}

/** Of a value that the form offered. */
function readItem(value: string): ChosenItem {
  const [kind = "", id = ""] = value.split(":");
  return { kind: kind as ChosenItem["kind"], id: Number(id) };
}
