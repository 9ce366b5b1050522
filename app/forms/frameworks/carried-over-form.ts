import { carriedAnswerFaults, type CarriedAnswer } from "~/domain/framework/carried-over";
import { carrying, defineForm, optionalChoiceField, textareaField, type FieldErrors } from "~/forms/form";

/** Things that one page shows. */
export const CARRIED_AT_ONCE = 20;
const LONGEST_KEY = 20;

/** The field that asks it of one thing. */
export const carriedField = (id: number) => `carried_${id}`;

/** Of several things, each with an answer of its own. @param asked those that are shown */
export function carriedOverForm(asked: readonly { id: number; name: string }[]) {
  const fields = Object.fromEntries(
    asked.map(({ id, name }) => [
      carriedField(id),
      optionalChoiceField("radios", name, [
        { value: "confirm", text: "Confirm: take it over as a draft" },
        { value: "leave_out", text: "Leave it out" },
      ]),
    ]),
  );
  return carrying(
    defineForm(
      {
        ...fields,
        reason: textareaField("Why the ones that you leave out are left out", {
          rows: 2,
          hint: "Nothing, where you leave none out",
        }),
      },
      (value): FieldErrors => {
        const answers = answersIn(value);
        // Which are on the page, only the page knows: this field always is.
        if (answers.length === 0) return { reason: "Confirm one at least, or leave it out" };
        return carriedAnswerFaults(answers, typeof value.reason === "string" ? value.reason : "");
      },
    ),
    { seen: CARRIED_AT_ONCE * (LONGEST_KEY + 1), act: 10 },
  );
}

const isAnswer = (value: unknown): value is CarriedAnswer => value === "confirm" || value === "leave_out";

const answersIn = (value: Record<string, unknown>): CarriedAnswer[] => Object.values(value).filter(isAnswer);

/** What names a thing in the version in which it was shown. */
export const carriedKey = ({ id, version }: { id: number; version: number }) => `${id}-${version}`;

/** @param seen the keys of the things that the page showed */
export function readCarriedAnswers(value: Record<string, unknown>, seen: string) {
  return seen.split(" ").flatMap((key) => {
    const [id = 0, version = 0] = key.split("-").map(Number);
    const answer = value[carriedField(id)];
    return isAnswer(answer) ? [{ id, version, answer }] : [];
  });
}
