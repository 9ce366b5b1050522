import type { Action, ActionFields } from "~/domain/actions/action";
import {
  choiceField,
  dateField,
  dateValues,
  defineForm,
  optionalChoiceField,
  textareaField,
  textField,
  type FormValue,
  type Option,
  type RawValues,
} from "./form";

export interface ActionFormChoices {
  /** Accounts that may own it. */
  owners: readonly { id: number; name: string; note: string }[];
  /** Entries of the EIA it may belong to, by the title of their change. */
  entries: readonly { id: number; title: string }[];
}

const WHOLE_EIA = "eia";

/** An item of the action plan: to add one, or to edit one that is open. */
export function actionForm({ owners, entries }: ActionFormChoices) {
  const ownerOptions: Option[] = owners.map(({ id, name, note }) => ({
    value: String(id),
    text: note ? `${name} (${note})` : name,
  }));
  const entryOptions: Option[] = [
    { value: WHOLE_EIA, text: "The EIA as a whole" },
    ...entries.map(({ id, title }) => ({ value: String(id), text: title })),
  ];
  return defineForm(
    {
      what: textareaField("What will be done", { required: "Enter what will be done", max: 2_000 }),
      ownerKind: choiceField(
        "radios",
        "Who owns it",
        [
          { value: "account", text: "Someone with an account here", reveals: ["ownerId"] },
          {
            value: "name",
            text: "Someone without an account",
            hint: "An EIA author records for them that it is completed",
            reveals: ["ownerName"],
          },
        ],
        "Choose who owns it",
      ),
      ownerId: optionalChoiceField("select", "Whose account", ownerOptions),
      ownerName: textField("Name or job title, and organisation"),
      targetDate: dateField("Target date", "Enter the target date"),
      entryId: optionalChoiceField("select", "What it belongs to", entryOptions),
    },
    ({ ownerKind, ownerId, ownerName, entryId }) => ({
      ...(ownerKind === "account" && ownerId === null ? { ownerId: "Choose whose account it is" } : {}),
      ...(ownerKind === "name" && ownerName === ""
        ? { ownerName: "Enter the name or job title of the owner" }
        : {}),
      ...(entryId === null ? { entryId: "Choose what the action belongs to" } : {}),
    }),
  );
}

/** What the form says, as the services take it. */
export function actionFields(value: FormValue<ReturnType<typeof actionForm>>): ActionFields {
  const { what, ownerKind, ownerId, ownerName, targetDate, entryId } = value;
  return {
    what,
    owner: ownerKind === "account" ? { personId: Number(ownerId) } : { name: ownerName },
    targetDate,
    entryId: entryId === WHOLE_EIA ? null : Number(entryId),
  };
}

/** What the form's inputs hold for an action that is there. */
export function actionFormValues(
  action: Pick<Action, "what" | "ownerId" | "ownerName" | "targetDate" | "entryId">,
): RawValues {
  return {
    what: action.what,
    ownerKind: action.ownerId === null ? "name" : "account",
    ownerId: action.ownerId === null ? "" : String(action.ownerId),
    ownerName: action.ownerId === null ? action.ownerName : "",
    ...dateValues("targetDate", action.targetDate),
    ...entryFormValue(action.entryId),
  };
}

/** The entry that a new action belongs to, where it is added from there. */
export function entryFormValue(entryId: number | null): RawValues {
  return { entryId: entryId === null ? WHOLE_EIA : String(entryId) };
}
