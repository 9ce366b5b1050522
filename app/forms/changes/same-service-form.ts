import { z } from "zod";
import { SAY_SAME_PROVIDER } from "~/domain/budget/same-service";
import { carrying, checkboxesField, defineForm, optionalChoiceField, type FieldErrors } from "~/forms/form";

const OTHER_PROVIDER = {
  value: "yes",
  text: "It is the same organisation as before, whose name is written differently",
} as const;

/** Of one service. @param asksProvider whether its provider reads differently, which is asked in a box of its own */
export function confirmSameForm(asksProvider: boolean) {
  return defineForm(
    {
      sameProvider: checkboxesField("Is the provider the same?", asksProvider ? [OTHER_PROVIDER] : []),
    },
    ({ sameProvider }): FieldErrors =>
      asksProvider && sameProvider.length === 0 ? { sameProvider: SAY_SAME_PROVIDER } : {},
  );
}

/** What the address asks for: a page, from 1, or the page that a change is on. What it names that is not there is the first page. */
export function readSameQuery(search: URLSearchParams): { page: number; changeId: number | null } {
  const one = z.coerce.number().int().min(1);
  return {
    page: one.catch(1).parse(search.get("page")),
    changeId: one.nullable().catch(null).parse(search.get("change")),
  };
}

/** The field that asks it of one change. */
export const sameServiceField = (changeId: number) => `same_${changeId}`;

/** Services that one page shows. */
export const SAME_AT_ONCE = 10;
const LONGEST_KEY = 30;

/** Of several services, each with an answer of its own. @param asked those that are asked about */
export function sameServicesForm(asked: readonly { id: number; title: string; otherProvider: boolean }[]) {
  const fields = Object.fromEntries(
    asked.map(({ id, title, otherProvider }) => [
      sameServiceField(id),
      optionalChoiceField("radios", title, [
        {
          value: "yes",
          text: otherProvider
            ? "Yes: the same organisation, whose name is written differently, and the same service"
            : "Yes, it is the same, written differently",
        },
        { value: "no", text: "No, assess it" },
      ]),
    ]),
  );
  return carrying(
    defineForm(fields, (value): FieldErrors => {
      const [first] = Object.keys(fields);
      return first !== undefined && Object.values(value).every((answer) => answer === null)
        ? { [first]: "Say of one service at least whether it is the same" }
        : {};
    }),
    { seen: SAME_AT_ONCE * (LONGEST_KEY + 1) },
  );
}

/** @param seen the keys of the services that the page showed, which name each in its version */
export function readSameAnswers(value: Record<string, "yes" | "no" | null>, seen: string) {
  const keys = seen.split(" ").filter((key) => key !== "");
  return keys.map((key) => {
    const answer = value[sameServiceField(Number(key.split("-")[0]))] ?? null;
    return { key, isSame: answer && answer === "yes" };
  });
}
