import type { ConsideredEffects } from "~/domain/decision/decision-page";
import { tickId, type Acknowledgement } from "~/domain/decision/acknowledgement";
import type { DocumentSection } from "~/domain/publication/document";
import { Field } from "../form";
import { usePostForm } from "../form/post-form";
import { Choice, Details, ErrorMessage } from "../govuk";
import { Document } from "../register/document";
import { EffectCards } from "./effect-cards";

const NAME = "acknowledgements";

/** What is missing is named here; the error summary links to the very tick. */
export function ConsideredError() {
  const { errors } = usePostForm();
  return (
    <div id={NAME} tabIndex={-1}>
      {errors[NAME] && <ErrorMessage id={`${NAME}-error`}>{errors[NAME]}</ErrorMessage>}
    </div>
  );
}

/** A tick of its own for each of these; nothing ticks several of them. */
export function ConsideredTicks({ ticks }: { ticks: readonly Acknowledgement[] }) {
  const { values, errors } = usePostForm();
  const given = [values[NAME] ?? []].flat();
  return (
    <div className="govuk-form-group">
      <div className="govuk-checkboxes">
        {ticks.map(({ key, text }) => (
          <Choice
            key={key}
            type="checkbox"
            id={tickId(key)}
            name={NAME}
            value={key}
            text={text}
            checked={given.includes(key)}
            inputProps={errors[NAME] ? { "aria-describedby": `${NAME}-error` } : undefined}
          />
        ))}
      </div>
    </div>
  );
}

/** A table, and the ticks that it was considered. */
export function ConsideredTable({
  section,
  ticks,
  level,
}: {
  section: DocumentSection;
  ticks: readonly Acknowledgement[];
  level: 2 | 3;
}) {
  return (
    <>
      <Document sections={[section]} level={level} />
      {ticks.length > 0 && <ConsideredTicks ticks={ticks} />}
    </>
  );
}

/** The effects of a change on cards, the tick that they were considered beside them, and what was asked about them. */
export function ConsideredCards({
  effects,
  questions,
}: {
  effects: ConsideredEffects;
  /** The field beneath it; null where it takes no questions. */
  questions: string | null;
}) {
  return (
    <EffectCards effects={effects}>
      <ConsideredTicks ticks={effects.ticks} />
      {questions !== null && <QuestionsAsked name={questions} about={effects.heading} />}
    </EffectCards>
  );
}

/** Folded until something stands there: most changes are decided without a question. */
function QuestionsAsked({ name, about }: { name: string; about: string }) {
  const { values, errors } = usePostForm();
  const label = "Questions asked and answers given";
  return (
    <Details summary={label} open={errors[name] !== undefined || (values[name] ?? "") !== ""}>
      <Field name={name} label={`${label}: ${about}`} />
    </Details>
  );
}
