import { paths } from "~/paths";
import { Field, Fields } from "../form";
import { TiedActions, type TiedActionShown } from "./tied-actions";

interface ImpactFieldsProps {
  frameworkId: number;
  isNew: boolean;
  /** The actions that mitigate it; null for an impact that is not saved yet. */
  tied: { actions: readonly TiedActionShown[]; toAdd: { entryId: number; impactId: number } } | null;
}

/** What happens to whom, what answers it where it is adverse, and what is asked where it is not yet known. */
export function ImpactFields({ frameworkId, isNew, tied }: ImpactFieldsProps) {
  return (
    <>
      <Fields names={[...(isNew ? ["characteristics"] : []), "direction", "who", "people", "description"]} />
      <h2 className="govuk-heading-m">What answers it</h2>
      <p className="govuk-body">
        An adverse impact needs one of these: an action that is tied to it and still to be done, a mitigation
        with who does it and by when, or a justification.
      </p>
      {tied ? (
        <>
          <TiedActions frameworkId={frameworkId} actions={tied.actions} />
          <p className="govuk-body">
            <a
              className="govuk-link"
              href={paths.newAction(frameworkId, tied.toAdd.entryId, tied.toAdd.impactId)}
            >
              Add an action that mitigates it
            </a>
            , or tick it on the page of an action that is there.
          </p>
        </>
      ) : (
        <p className="govuk-body">Once it is saved, an action can be tied to it.</p>
      )}
      <Fields names={["mitigation", "mitigationBy", "mitigationTiming", "justification"]} />
      <h2 className="govuk-heading-m">If it is not yet known</h2>
      <p className="govuk-body">
        What is not known is asked: say what, who finds out and by when. Where it cannot reasonably be asked
        now, say why, and how the decision stays open. In any other direction this is not kept.
      </p>
      <Field name="inquiry" />
    </>
  );
}
