import { LONGEST_MEANING, LONGEST_TERM, SHORTEST_TERM } from "~/domain/framework/glossary";
import { defineForm, textField } from "~/forms/form";

/** An abbreviation and what it stands for. That it is not there already only the framework's own list can tell. */
export const glossaryTermForm = defineForm(
  {
    term: textField("Abbreviation", {
      required: "Enter the abbreviation",
      hint: "As it is written in the budget and the EIA, for example MAPPA. Capitals count",
      max: LONGEST_TERM,
      width: 20,
    }),
    meaning: textField("What it stands for", {
      required: "Enter what it stands for",
      hint: "For example, Multi-Agency Public Protection Arrangements",
      max: LONGEST_MEANING,
    }),
  },
  ({ term }): Record<string, string> =>
    term.length < SHORTEST_TERM
      ? { term: `The abbreviation must be at least ${SHORTEST_TERM} characters long` }
      : {},
);
