import { DECISION_OUTCOME_LABELS } from "~/domain/decision/decision-record";
import { CHARACTERISTIC_LABELS, DIRECTION_LABELS } from "~/domain/eia/characteristics";
import {
  asksForAnything,
  type RegisterChoices,
  type RegisterSearch,
  type WithheldKind,
} from "~/domain/publication/register-search";
import { paths } from "~/paths";
import { Button, Details, Select, TextInput } from "../govuk";

const WITHHELD_LABELS: Record<WithheldKind, string> = {
  nothing: "Nothing is withheld",
  part: "Part of it is withheld",
  whole: "The whole record is withheld",
};

const ANY = { value: "", text: "Any" };
const labelled = (labels: Record<string, string>) => [
  ANY,
  ...Object.entries(labels).map(([value, text]) => ({ value, text })),
];
/** What is asked for stays to be seen where there is no such thing any more. */
const named = (names: readonly string[], asked: string) => [
  ANY,
  ...(asked === "" || names.includes(asked) ? [] : [asked]).map((name) => ({ value: name, text: name })),
  ...names.map((name) => ({ value: name, text: name })),
];

/** Asks for part of the register, in the address: what is asked can be kept and passed on, and needs no script. */
export function RegisterFilter({ search, choices }: { search: RegisterSearch; choices: RegisterChoices }) {
  const isFiltered = asksForAnything({ ...search, words: "" });
  return (
    <form
      method="get"
      action={paths.decisions()}
      className="app-no-print"
      role="search"
      aria-label="Find a decision"
    >
      <TextInput
        id="q"
        name="q"
        type="search"
        label="Find a decision"
        hint="Any words of it, its reference, a service or who provides it"
        defaultValue={search.words}
      />
      <Details summary="Narrow it down" open={isFiltered}>
        <div className="app-filter">
          <Select
            id="year"
            name="year"
            label="Decided in"
            defaultValue={search.year}
            options={named(choices.years, search.year)}
          />
          <Select
            id="priority"
            name="priority"
            label="Priority"
            defaultValue={search.priority}
            options={named(choices.priorities, search.priority)}
          />
          <Select
            id="outcome"
            name="outcome"
            label="Decision"
            defaultValue={search.outcome}
            options={labelled(DECISION_OUTCOME_LABELS)}
          />
          <Select
            id="affects"
            name="affects"
            label="Who is affected"
            defaultValue={search.characteristic}
            options={labelled(CHARACTERISTIC_LABELS)}
          />
          <Select
            id="direction"
            name="direction"
            label="How"
            defaultValue={search.direction}
            options={labelled(DIRECTION_LABELS)}
          />
          <Select
            id="withheld"
            name="withheld"
            label="What is withheld"
            defaultValue={search.withheld}
            options={labelled(WITHHELD_LABELS)}
          />
          <Select
            id="by"
            name="by"
            label="Who decided"
            defaultValue={search.decidedBy}
            options={named(choices.decidedBy, search.decidedBy)}
          />
        </div>
      </Details>
      <p className="govuk-body">
        <Button variant="secondary">Find</Button>{" "}
        {asksForAnything(search) && (
          <a className="govuk-link" href={paths.decisions()}>
            Show all decisions
          </a>
        )}
      </p>
    </form>
  );
}

interface FoundDecisionsProps {
  isAsked: boolean;
  byWords: boolean;
  /** Null where there are more than are counted. */
  matches: number | null;
}

/** How many were found, and in what order they stand. */
export function FoundDecisions({ isAsked, byWords, matches }: FoundDecisionsProps) {
  return (
    <p className="govuk-body" role="status">
      {foundInWords({ isAsked, byWords, matches })}
    </p>
  );
}

function foundInWords({ isAsked, byWords, matches }: FoundDecisionsProps): string {
  if (!isAsked) return matches === 0 ? "No decision has been published yet." : "The newest decisions first.";
  if (matches === 0) {
    return byWords
      ? "No decision is found. Words that are in every text, such as “the” or “of”, are not looked for."
      : "No decision is found.";
  }
  if (matches === null) return "More than 300 decisions are found, the newest first.";
  const count = matches === 1 ? "1 decision is found" : `${matches} decisions are found`;
  if (matches === 1) return `${count}.`;
  return byWords ? `${count}, those that fit best first.` : `${count}, the newest first.`;
}
