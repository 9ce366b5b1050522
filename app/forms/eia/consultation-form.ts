import type { Consultation, ConsultationLink, ConsultationWords } from "~/domain/eia/consultation";
import {
  checkboxesField,
  dateField,
  dateValues,
  defineForm,
  textareaField,
  textField,
  type FieldErrors,
  type FormValue,
  type RawValues,
} from "~/forms/form";

/** A change that a consultation may have been about: its entry, and the title of it. */
export interface ConsultableChange {
  entryId: number;
  title: string;
}

const influenceOf = (entryId: number) => `influence_${entryId}`;
const unchangedOf = (entryId: number) => `unchanged_${entryId}`;

/** A consultation that was about several changes, with what it changed of each that is ticked. */
export function consultationForm(changes: readonly ConsultableChange[]) {
  const ofEach = Object.fromEntries(
    changes.flatMap(({ entryId, title }) => [
      [
        influenceOf(entryId),
        textareaField(`What it changed: ${title}`, {
          rows: 2,
          hint: "Leave this empty where nothing changed",
        }),
      ],
      [
        unchangedOf(entryId),
        textareaField(`Why nothing changed: ${title}`, { rows: 2, hint: "Only where nothing changed" }),
      ],
    ]),
  );
  return defineForm(
    {
      consultee: textField("Who was consulted", {
        required: "Say who was consulted",
        hint: "A board, an organisation or a group of people, not a person’s name",
      }),
      consultedWhen: textField("When", { hint: "For example, January 2018", width: 20 }),
      consultedFrom: dateField("First day on which they could answer", null, {
        hint: "Where it was a consultation over some weeks. For example, 8 1 2018",
      }),
      consultedTo: dateField("Last day on which they could answer", null, { hint: "For example, 2 3 2018" }),
      said: textareaField("What they said"),
      entries: checkboxesField(
        "Which changes was it about?",
        changes.map(({ entryId, title }) => ({
          value: String(entryId),
          text: title,
          reveals: [influenceOf(entryId), unchangedOf(entryId)],
        })),
        { required: "Choose at least one change that it was about" },
      ),
      // Their names depend on the changes, so that only `readConsultation` asks for them.
      ...(ofEach as object),
    },
    (value): FieldErrors => ({
      ...(value.consultedFrom !== null &&
      value.consultedTo !== null &&
      value.consultedTo < value.consultedFrom
        ? { consultedTo: "Last day on which they could answer must not be before the first" }
        : {}),
      ...Object.fromEntries(
        linksOf(value).flatMap(({ entryId, influence, unchangedReason }) =>
          influence !== "" && unchangedReason !== ""
            ? [[unchangedOf(entryId), "Say what changed, or why nothing changed, but not both"]]
            : [],
        ),
      ),
    }),
  );
}

type Value = FormValue<ReturnType<typeof consultationForm>>;

/** Of what is not ticked, nothing. */
function linksOf(value: Value): ConsultationLink[] {
  const words = value as unknown as Readonly<Record<string, string>>;
  return value.entries.map(Number).map((entryId) => ({
    entryId,
    influence: words[influenceOf(entryId)] ?? "",
    unchangedReason: words[unchangedOf(entryId)] ?? "",
  }));
}

export function readConsultation(value: Value): ConsultationWords {
  const { consultee, consultedWhen, consultedFrom, consultedTo, said } = value;
  return { consultee, consultedWhen, consultedFrom, consultedTo, said, links: linksOf(value) };
}

export function consultationFormValues({
  id: _id,
  version: _version,
  links,
  consultedFrom,
  consultedTo,
  ...words
}: Consultation): RawValues {
  return {
    ...words,
    ...dateValues("consultedFrom", consultedFrom),
    ...dateValues("consultedTo", consultedTo),
    entries: links.map(({ entryId }) => String(entryId)),
    ...Object.fromEntries(
      links.flatMap(({ entryId, influence, unchangedReason }) => [
        [influenceOf(entryId), influence],
        [unchangedOf(entryId), unchangedReason],
      ]),
    ),
  };
}
