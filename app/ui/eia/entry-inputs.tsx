import type { ReactNode } from "react";
import { CHARACTERISTIC_LABELS, type Characteristic } from "~/domain/eia/characteristics";
import { characteristicHint } from "~/domain/eia/characteristic-hints";
import type { Impact } from "~/domain/eia/eia";
import { impactName, impactTitle } from "~/domain/eia/impact-name";
import { incompleteRow, newRow } from "~/forms/eia/entry-form";
import { impactPlace, paths } from "~/paths";
import { Field, Fields } from "../form";
import { usePostForm } from "../form/post-form";
import { Details } from "../govuk";
import { ExampleAnswer } from "./example-answer";
import { Missing, type MissingPart } from "./missing";
import { TiedActions, type TiedActionShown } from "./tied-actions";

/** The boxes of an entry's page, beneath how the change is answered for. */

/** Folded, unless something in it is wrong or was typed: nobody looks for an error in what is closed. */
export function Folded({
  summary,
  open = false,
  names,
  children,
}: {
  summary: string;
  open?: boolean;
  /** The fields in it, by the beginning of their names. */
  names: readonly string[];
  children: ReactNode;
}) {
  const { errors, values } = usePostForm();
  const isTouched = names.some(
    (name) =>
      Object.keys(errors).some((field) => field.startsWith(name)) ||
      Object.entries(values).some(([field, value]) => field.startsWith(name) && value.length > 0),
  );
  return (
    <Details summary={summary} open={open || isTouched}>
      {children}
    </Details>
  );
}

/** A field that is asked only sometimes, and stands there all the same where something was typed into it. */
export function FieldIf({ name, when }: { name: string; when: boolean }) {
  const { errors, values } = usePostForm();
  const isTouched = errors[name] !== undefined || (values[name] ?? "").length > 0;
  return when || isTouched ? <Field name={name} /> : null;
}

/** Of a change that is not assessed here: what was written for when it was, which saving it must not lose. */
export function KeptReasons() {
  return ["noImpactReason", "othersReason", "combinedNote", "nobodyConsultedReason"].map((name) => (
    <FieldIf key={name} name={name} when={false} />
  ));
}

/** A row for each characteristic: those that are affected are filled in, and saved together. */
export function NewImpactRows({ free }: { free: readonly Characteristic[] }) {
  return (
    <>
      <p className="govuk-body">
        Fill in the rows of those whom it affects, and leave the others. All of them are saved together.
      </p>
      {free.map((characteristic) => (
        <ImpactRow key={characteristic} characteristic={characteristic} />
      ))}
      <h3 className="govuk-heading-s">What is done about it</h3>
      <p className="govuk-body">
        For the rows above that are adverse: a mitigation with who does it and by when, or a justification. An
        action can be tied to it once it is saved.
      </p>
      <ExampleAnswer of="answers" />
      <Fields names={["mitigation", "mitigationBy", "mitigationTiming", "justification"]} />
      <h3 className="govuk-heading-s">If it is not yet known</h3>
      <Field name="inquiry" />
    </>
  );
}

function ImpactRow({ characteristic }: { characteristic: Characteristic }) {
  const hint = characteristicHint(characteristic);
  const hintId = `${newRow(characteristic)}hint`;
  return (
    <fieldset className="govuk-fieldset app-impact-row" aria-describedby={hint ? hintId : undefined}>
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">
        {CHARACTERISTIC_LABELS[characteristic]}
      </legend>
      {hint && (
        <div className="govuk-hint" id={hintId}>
          {hint}
        </div>
      )}
      <div className="app-impact-row__fields">
        {["direction", "who", "people", "description"].map((name) => (
          <Field key={name} name={`${newRow(characteristic)}${name}`} />
        ))}
      </div>
    </fieldset>
  );
}

interface IncompleteImpactProps {
  frameworkId: number;
  changeId: number;
  entryId: number;
  impact: Impact;
  /** All of the entry, among which it is named. */
  impacts: readonly Impact[];
  actions: readonly TiedActionShown[];
  missing: readonly MissingPart[];
}

/** An impact that lacks something, with all its fields: what is missing stands above them. */
export function IncompleteImpact({
  frameworkId,
  changeId,
  entryId,
  impact,
  impacts,
  actions,
  missing,
}: IncompleteImpactProps) {
  const named = (...names: string[]) => names.map((name) => `${incompleteRow(impact.id)}${name}`);
  const fields = (...names: string[]) => <Fields names={named(...names)} />;
  const answers = ["mitigation", "mitigationBy", "mitigationTiming", "justification"];
  return (
    <fieldset className="govuk-fieldset app-impact-row" id={impactPlace(impact.id)}>
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">
        {impactTitle(impact, impacts)}
      </legend>
      <Missing parts={missing} at={impactPlace(impact.id)} />
      {fields("direction", "who", "people", "description")}
      {impact.direction === "not_yet_known" ? (
        <>
          {fields("inquiry")}
          {/* What was written there already must not be lost with what is saved here. */}
          <Folded summary="Mitigation or justification" names={named("mitigation", "justification")}>
            {fields(...answers)}
          </Folded>
        </>
      ) : (
        <>
          <TiedActions frameworkId={frameworkId} actions={actions} />
          <p className="govuk-body">
            <a className="govuk-link" href={paths.newAction(frameworkId, entryId, impact.id)}>
              Add an action that mitigates it
            </a>
          </p>
          {fields(...answers)}
        </>
      )}
      <p className="govuk-body">
        <a className="govuk-link" href={paths.removeImpact(frameworkId, changeId, impact.id)}>
          Remove <span className="govuk-visually-hidden">the impact on {impactName(impact, impacts)}</span>
        </a>
      </p>
    </fieldset>
  );
}

/** Who was consulted, to be added with the rest of the page. */
export function ConsulteeInputs() {
  return (
    <Folded
      summary="Add who was consulted"
      names={[
        "consultee",
        "consultedWhen",
        "consultedFrom",
        "consultedTo",
        "said",
        "influence",
        "amount",
        "unchangedReason",
      ]}
    >
      <Fields
        names={[
          "consultee",
          "consultedWhen",
          "consultedFrom",
          "consultedTo",
          "said",
          "influence",
          "amountBefore",
          "amountAfter",
          "unchangedReason",
        ]}
      />
    </Folded>
  );
}

/** What the findings rest on, to be added with the rest of the page. @param open where it is missing */
export function EvidenceInputs({ open }: { open: boolean }) {
  return (
    <Folded
      summary="Add evidence, or what is not held"
      open={open}
      names={["covers", "evidenceKind", "source", "datedOn", "shows", "numbers", "gapReason"]}
    >
      <Fields names={["covers", "evidenceKind"]} />
    </Folded>
  );
}
