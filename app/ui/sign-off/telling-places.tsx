import type { TextPage } from "~/domain/publication/published-texts";
import type { TellingPlace } from "~/domain/publication/telling-places";
import type { Option } from "~/forms/form";
import { paths } from "~/paths";
import { Checkboxes, InsetText } from "../govuk";
import { usePostForm } from "../form/post-form";

/** The places as the choices of the form's field `known`. */
export function tellingOptions(places: readonly TellingPlace[]): Option[] {
  return places.map(({ key, where, figure }) => ({ value: key, text: `${where}: ${figure}` }));
}

/** Each place from which a withheld amount follows, with what stands there, what it tells, and a tick that it is known. */
export function TellingPlaces({
  frameworkId,
  places,
}: {
  frameworkId: number;
  places: readonly TellingPlace[];
}) {
  const { form, values, errors } = usePostForm();
  const field = form.fields.known;
  return (
    <section aria-labelledby="telling">
      <h2 className="govuk-heading-m" id="telling">
        What tells the amounts that you withhold
      </h2>
      <p className="govuk-body">
        Nothing is saved yet. From each figure below, with what else is published, an amount that you withhold
        can be worked out. To have a text corrected,{" "}
        <a className="govuk-link" href={paths.returnToAuthor(frameworkId)}>
          return it to its authors
        </a>
        , or ask an author to{" "}
        <a className="govuk-link" href={paths.recall(frameworkId)}>
          recall it
        </a>
        : what is submitted stays as it is until then. Where a figure may be published all the same, say that
        you know. That is kept on the audit log.
      </p>
      <Checkboxes
        name="known"
        legend={field?.label ?? ""}
        legendSize="s"
        error={errors.known}
        defaultValues={[values.known ?? []].flat()}
        items={places.map((place) => ({
          value: place.key,
          text: place.where,
          hint: <Excerpt frameworkId={frameworkId} place={place} />,
        }))}
      />
      {places.some(({ at }) => at.page === "decision") && (
        <InsetText>What another decision publishes already cannot be corrected here.</InsetText>
      )}
    </section>
  );
}

function Excerpt({ frameworkId, place }: { frameworkId: number; place: TellingPlace }) {
  const { before, figure, after, tells, at } = place;
  return (
    <>
      <span className="app-preserve-lines">
        {before}
        <mark>{figure}</mark>
        {after}
      </span>
      {tells.map((told) => (
        <span key={told}>
          <br />
          It is {told}.
        </span>
      ))}
      <br />
      <a className="govuk-link" href={textPath(frameworkId, at)}>
        Where it stands<span className="govuk-visually-hidden">: {place.where}</span>
      </a>
    </>
  );
}

/** Where a text that will be published is written. */
export function textPath(frameworkId: number, at: TextPage): string {
  switch (at.page) {
    case "record":
      return paths.decisionRecord(frameworkId);
    case "framework":
      return paths.frameworkDetails(frameworkId);
    case "budget":
      return paths.budget(frameworkId);
    case "eia":
      return paths.eia(frameworkId);
    case "sign-off":
      return paths.signOff(frameworkId);
    case "determinations":
      return paths.determinations(frameworkId);
    case "decision-form":
      return paths.signDecision(frameworkId);
    case "line":
      return paths.line(frameworkId, at.lineId);
    case "change":
      return paths.change(frameworkId, at.changeId);
    case "entry":
      return paths.entry(frameworkId, at.changeId);
    case "action":
      return paths.action(frameworkId, at.actionId);
    case "term":
      return paths.term(frameworkId, at.termId);
    case "section":
      return paths.section(frameworkId, at.sectionId);
    case "together":
      return paths.togetherFor(frameworkId, at.characteristic);
    case "dimension":
      return paths.dimension(frameworkId, at.dimensionId);
    case "consultation":
      return paths.publicConsultation(frameworkId, at.consultationId);
    case "decision":
      return paths.decision(at.referenceKey);
  }
}
