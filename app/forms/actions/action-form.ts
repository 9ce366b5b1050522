import type { Action, ActionFields } from "~/domain/actions/action";
import { targetOf } from "~/domain/actions/due-date";
import {
  checkboxesField,
  choiceField,
  dateValues,
  defineForm,
  dueDateField,
  optionalChoiceField,
  textareaField,
  textField,
  type FormValue,
  type Option,
  type RawValues,
} from "~/forms/form";

export interface ActionFormChoices {
  /** Accounts that may own it. */
  owners: readonly { id: number; name: string; note: string }[];
  /** Entries of the EIA it may belong to, by the title of their change. */
  entries: readonly { id: number; title: string }[];
  /** Impacts that it may mitigate, each in a few words. */
  impacts: readonly { id: number; text: string }[];
}

const WHOLE_EIA = "eia";

/** An item of the action plan: to add one, or to edit one that is open. */
export function actionForm({ owners, entries, impacts }: ActionFormChoices) {
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
      targetDate: dueDateField("Target date", "Enter the target date"),
      timing: choiceField(
        "radios",
        "Is it to be done before or after the decision?",
        [
          {
            value: "before",
            text: "Before the decision",
            hint: "What the decision rests on, like evidence or a consultation. It holds up the submission until it is done",
          },
          {
            value: "after",
            text: "After the decision",
            hint: "Most mitigations. It does not hold up the submission; it is accepted before the signature",
            reveals: ["isCondition"],
          },
        ],
        "Choose whether it is to be done before or after the decision",
      ),
      isCondition: checkboxesField("Does the decision depend on it?", [
        { value: "yes", text: "Yes, the decision is made on the condition that it is done" },
      ]),
      entryId: optionalChoiceField("select", "What it belongs to", entryOptions),
      mitigates: checkboxesField(
        "Which impacts does it mitigate?",
        impacts.map(({ id, text }): Option => ({ value: String(id), text })),
        {
          hint: "It answers an adverse impact only where you tick it. Tick none where it is about something else",
        },
      ),
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
  const { what, ownerKind, ownerId, ownerName, targetDate, timing, isCondition, entryId, mitigates } = value;
  return {
    what,
    owner: ownerKind === "account" ? { personId: Number(ownerId) } : { name: ownerName },
    ...targetOf(targetDate),
    timing,
    isCondition: timing === "after" && isCondition.length > 0,
    entryId: entryId === WHOLE_EIA ? null : Number(entryId),
    mitigates: mitigates.map(Number),
  };
}

/** What the form's inputs hold for an action that is there. */
export function actionFormValues(
  action: Pick<
    Action,
    | "what"
    | "ownerId"
    | "ownerName"
    | "targetDate"
    | "targetIsMonth"
    | "timing"
    | "isCondition"
    | "entryId"
    | "mitigates"
  >,
): RawValues {
  return {
    what: action.what,
    ownerKind: action.ownerId === null ? "name" : "account",
    ownerId: action.ownerId === null ? "" : String(action.ownerId),
    ownerName: action.ownerId === null ? action.ownerName : "",
    ...dateValues("targetDate", action.targetDate),
    ...(action.targetIsMonth && { "targetDate-day": "" }),
    timing: action.timing,
    isCondition: action.isCondition ? ["yes"] : [],
    entryId: entryFormValue(action.entryId),
    mitigates: action.mitigates.map(String),
  };
}

/** What a new action belongs to and mitigates, where it is added from there. */
export function newActionValues(entry: { id: number } | null, impact: { id: number } | null): RawValues {
  return {
    ...(entry && { entryId: entryFormValue(entry.id) }),
    ...(impact && { mitigates: [String(impact.id)] }),
  };
}

function entryFormValue(entryId: number | null): string {
  return entryId === null ? WHOLE_EIA : String(entryId);
}
