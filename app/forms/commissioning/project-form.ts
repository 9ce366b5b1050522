import {
  PHASES,
  PHASE_MEANINGS,
  PHASE_NAMES,
  orderFaults,
  type Phase,
  type PhaseDates,
} from "~/domain/commissioning/phase";
import {
  PROJECT_EIA_LABELS,
  PROJECT_EIA_STATES,
  PROVIDER_STATES,
  PROVIDER_STATE_LABELS,
  type ProjectWords,
} from "~/domain/commissioning/project";
import { isWebLink } from "~/domain/shared/web-link";
import {
  checkboxesField,
  choiceField,
  defineForm,
  dueDateField,
  dueDateValues,
  optionalChoiceField,
  textareaField,
  textField,
  type Field,
  type FieldErrors,
  type FormValue,
  type RawValues,
} from "~/forms/form";

export interface ProjectFormChoices {
  /** Accounts that may own it. */
  owners: readonly { id: number; name: string }[];
  lines: readonly { id: number; name: string }[];
  changes: readonly { id: number; name: string }[];
}

const NO_EIA = "none" as const;

const options = (things: readonly { id: number; name: string }[]) =>
  things.map(({ id, name }) => ({ value: String(id), text: name }));

type PhaseFields = Record<`${Phase}_expected`, ReturnType<typeof expectedField>> &
  Record<`${Phase}_note`, ReturnType<typeof noteField>>;

const expectedField = (phase: Phase) =>
  dueDateField(`“${PHASE_NAMES[phase]}” is expected`, null, {
    hint: `${PHASE_MEANINGS[phase]}. Leave the day empty where only the month is known`,
  });
const noteField = (phase: Phase) => textField(`Note on “${PHASE_NAMES[phase]}”`, { max: 500 });

const phaseFields = Object.fromEntries(
  PHASES.flatMap((phase): [string, Field][] => [
    [`${phase}_expected`, expectedField(phase)],
    [`${phase}_note`, noteField(phase)],
  ]),
) as PhaseFields;

/** A commissioning project, new or to be changed. */
export function projectForm({ owners, lines, changes }: ProjectFormChoices) {
  return defineForm(
    {
      name: textField("Name of the project", { required: "Enter a name for the project", max: 300 }),
      rationale: textareaField("Why it is done", { rows: 5 }),
      shapedWith: textareaField("How those whom the service is for take part", {
        rows: 4,
        hint: "Who they are, in which phases they take part, and what of it they shape",
      }),
      provider: textField("Provider", {
        hint: "Leave it empty while nobody is known. An organisation, not a person",
        max: 300,
      }),
      providerState: optionalChoiceField(
        "radios",
        "Is this provider proposed or chosen?",
        PROVIDER_STATES.map((state) => ({ value: state, text: PROVIDER_STATE_LABELS[state] })),
      ),
      owner: optionalChoiceField("select", "Who is told when a phase is late", options(owners), {
        hint: "It waits for them on their first page. They may also record when a phase began",
      }),
      ...phaseFields,
      lines: checkboxesField("Budget lines that it concerns", options(lines)),
      changes: checkboxesField("Budget changes that it concerns", options(changes), {
        hint: "Where the EIA answers one of these by pointing to a separate EIA, that rests on the project’s own",
      }),
      eiaState: choiceField(
        "radios",
        "How far is the project’s own equality impact assessment?",
        [
          { value: NO_EIA, text: "It has none", hint: "The framework’s EIA assesses what it concerns" },
          ...PROJECT_EIA_STATES.map((state) => ({ value: state, text: PROJECT_EIA_LABELS[state] })),
        ],
        "Choose how far the project’s own EIA is",
      ),
      eiaReference: textField("Reference of that EIA"),
      eiaLink: textField("Where it can be read", {
        hint: "An address of the web, like https://example.org/eia",
        max: 1_000,
      }),
    },
    (value): FieldErrors => ({
      ...(value.provider === "" && value.providerState !== null
        ? { provider: "Enter the provider that is proposed or chosen" }
        : {}),
      ...(value.provider !== "" && value.providerState === null
        ? { providerState: "Choose whether this provider is proposed or chosen" }
        : {}),
      ...(value.eiaLink !== "" && !isWebLink(value.eiaLink)
        ? { eiaLink: "Where it can be read must be an address of the web, like https://example.org/eia" }
        : {}),
      ...Object.fromEntries(
        Object.entries(orderFaults(readPhases(value).map((one) => ({ ...one, actual: null })))).map(
          ([phase, fault]) => [`${phase}_expected`, fault],
        ),
      ),
    }),
  );
}

type ProjectValue = FormValue<ReturnType<typeof projectForm>>;

const readPhases = (value: { [Name in keyof PhaseFields]: unknown }): Omit<PhaseDates, "actual">[] =>
  PHASES.map((phase) => ({
    phase,
    expected: value[`${phase}_expected`] as PhaseDates["expected"],
    note: value[`${phase}_note`] as string,
  }));

export function readProject(value: ProjectValue): ProjectWords & { phases: Omit<PhaseDates, "actual">[] } {
  const { name, rationale, shapedWith, provider, providerState, eiaReference, eiaLink, eiaState } = value;
  const hasEia = eiaState !== NO_EIA;
  return {
    ...{ name, rationale, shapedWith, provider, providerState },
    ownerId: value.owner === null ? null : Number(value.owner),
    eiaState: hasEia ? eiaState : null,
    eiaReference: hasEia ? eiaReference : "",
    eiaLink: hasEia ? eiaLink : "",
    lineIds: value.lines.map(Number),
    changeIds: value.changes.map(Number),
    phases: readPhases(value),
  };
}

export function projectValues(project: ProjectWords & { phases: readonly PhaseDates[] }): RawValues {
  const { name, rationale, shapedWith, provider, providerState, eiaReference, eiaLink, eiaState } = project;
  return {
    ...{ name, rationale, shapedWith, provider, eiaReference, eiaLink },
    providerState: providerState ?? "",
    owner: project.ownerId === null ? "" : String(project.ownerId),
    eiaState: eiaState ?? NO_EIA,
    lines: project.lineIds.map(String),
    changes: project.changeIds.map(String),
    ...Object.fromEntries(
      project.phases.flatMap(({ phase, expected, note }) =>
        Object.entries({ ...dueDateValues(`${phase}_expected`, expected), [`${phase}_note`]: note }),
      ),
    ),
  };
}
