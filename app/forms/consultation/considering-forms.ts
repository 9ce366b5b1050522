import { READING_LABELS } from "~/domain/consultation/answer";
import { LONGEST_QUOTATION } from "~/domain/consultation/quotation";
import { THEME_OUTCOME_LABELS, THEME_OUTCOMES, type ThemeWords } from "~/domain/consultation/theme";
import {
  checkboxesField,
  choiceField,
  defineForm,
  optionalChoiceField,
  textareaField,
  textField,
  type FormValue,
  type RawValues,
} from "~/forms/form";

/** How an answer was read. @param themes those of the consultation */
export function readingForm(themes: readonly { id: number; title: string }[]) {
  return defineForm({
    themes: checkboxesField(
      "Themes that it speaks of",
      themes.map(({ id, title }) => ({ value: String(id), text: title })),
    ),
    quotation: textareaField("A quotation that may be published", {
      hint: "Word for word, with … for what is left out, and without anything by which somebody could be known. It stands beneath each of its themes",
      rows: 3,
      max: LONGEST_QUOTATION,
    }),
    reading: choiceField(
      "radios",
      "How was it read?",
      [
        { value: "read", text: READING_LABELS.read },
        { value: "second_look", text: READING_LABELS.second_look, hint: "Somebody else reads it too" },
        {
          value: "set_aside",
          text: READING_LABELS.set_aside,
          hint: "It is no answer, such as an advertisement: it is kept, and counts for nothing",
        },
      ],
      "Choose how it was read",
    ),
  });
}

/** @param changes those that were asked about */
export function themeForm(changes: readonly { changeId: number; title: string }[]) {
  return defineForm({
    title: textField("What is said", {
      required: "Enter what is said",
      hint: "In a line, for example: Support by telephone must go on at night",
      max: 300,
    }),
    quotation: textareaField("A quotation that may be published", {
      hint: "Word for word, without anything by which somebody could be known",
      rows: 3,
      max: 1_000,
    }),
    changes: checkboxesField(
      "Changes that it is about",
      changes.map(({ changeId, title }) => ({ value: String(changeId), text: title })),
      { hint: "None where it is about the whole" },
    ),
    outcome: optionalChoiceField(
      "radios",
      "What became of it?",
      THEME_OUTCOMES.map((outcome) => ({ value: outcome, text: THEME_OUTCOME_LABELS[outcome] })),
      { hint: "It may be left open for now. It cannot be submitted before each theme is answered" },
    ),
    reply: textareaField("What was changed, why nothing was, or to whom it was passed on", { rows: 5 }),
  });
}

export function readTheme({ changes, ...words }: FormValue<ReturnType<typeof themeForm>>): ThemeWords {
  return { ...words, changeIds: changes.map(Number) };
}

export function themeValues({ changeIds, outcome, title, quotation, reply }: ThemeWords): RawValues {
  return { title, quotation, reply, outcome: outcome ?? "", changes: changeIds.map(String) };
}

const receiptForm = (whose: "your" | "the") =>
  defineForm({
    number: textField(`The number on ${whose} receipt`, {
      required: `Enter the number on ${whose} receipt`,
      hint: "For example, K7QD-9FHM-2XAB",
      max: 40,
      width: 20,
    }),
  });

export const takeBackForm = receiptForm("your");

/** For staff, whom somebody has told it. */
export const findByReceiptForm = receiptForm("the");
