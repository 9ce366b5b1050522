import {
  IMPLICATION_LABELS,
  type Consideration,
  type Implication,
  type Implications,
  type ImplicationText,
} from "~/domain/decision/implications";
import {
  dateField,
  dateValues,
  defineForm,
  prefixed,
  prefixedValues,
  textareaField,
  textField,
  unprefixed,
  type Field,
  type FieldErrors,
  type RawValues,
} from "~/forms/form";

const HINTS: Partial<Record<ImplicationText, string>> = {
  interests: "By whoever decides or advises. Where nobody has any, say so",
  financeOfficer: "Published and withheld with the budget",
  backgroundPapers: "Each on a line of its own, with where it can be read",
};

/** So many bodies can be named. */
const MOST_BODIES = 4;
const PLACES = Array.from({ length: MOST_BODIES }, (_none, index) => index + 1);
const bodyFields = (place: number) => ({
  body: textField(place === 1 ? "Considered by" : "Considered by, another", {
    hint: "A board, a committee or a panel that had it before it was decided",
  }),
  on: dateField(`When: body ${place}`, null, { hint: "For example, 9 3 2018" }),
});
const prefixOf = (place: number) => `considered${place}_`;

/** @param shown those that the page asks for */
export function implicationsForm(shown: readonly Implication[]) {
  const fields: Record<string, Field> = {};
  for (const implication of shown) {
    if (implication === "consideredBy") {
      for (const place of PLACES) Object.assign(fields, prefixed(prefixOf(place), bodyFields(place)));
      continue;
    }
    const hint = HINTS[implication];
    fields[implication] = textareaField(IMPLICATION_LABELS[implication], { rows: 5, ...(hint && { hint }) });
  }
  return defineForm(fields, (value) => (shown.includes("consideredBy") ? bodyFaults(value) : {}));
}

function bodyFaults(value: object): FieldErrors {
  return Object.fromEntries(
    PLACES.flatMap((place) => {
      const { body, on } = bodyAt(value, place);
      return on !== null && body === "" ? [[`${prefixOf(place)}body`, "Enter who considered it then"]] : [];
    }),
  );
}

const bodyAt = (value: object, place: number): Consideration =>
  unprefixed(prefixOf(place), bodyFields(place), value);

/** @param shown those that the page asked for */
export function readImplications(shown: readonly Implication[], value: object): Implications {
  const texts = value as Record<string, string>;
  const said = shown.flatMap((implication): [Implication, string | Consideration[]][] => {
    if (implication !== "consideredBy") return [[implication, texts[implication] ?? ""]];
    return [[implication, PLACES.map((place) => bodyAt(value, place)).filter(({ body }) => body !== "")]];
  });
  return Object.fromEntries(said.filter(([, words]) => words.length > 0));
}

export function implicationsValues({ consideredBy = [], ...texts }: Implications): RawValues {
  const bodies = consideredBy.map(({ body, on }, index) =>
    prefixedValues(prefixOf(index + 1), { body, ...dateValues("on", on) }),
  );
  return Object.assign({}, texts, ...bodies) as RawValues;
}
