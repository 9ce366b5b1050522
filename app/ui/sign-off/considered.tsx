import type { Acknowledgement } from "~/domain/decision/acknowledgement";
import type { DocumentSection } from "~/domain/publication/document";
import { Field } from "../form";
import { usePostForm } from "../form/post-form";
import { Choice, ErrorMessage } from "../govuk";
import { Document } from "../register/document";

const NAME = "acknowledgements";

/** Where a link from the error summary lands: what is missing is named there. */
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
            id={`considered-${key.replace(":", "-")}`}
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

interface ConsideredTableProps {
  section: DocumentSection;
  ticks: readonly Acknowledgement[];
  level: 2 | 3;
  /** The field beneath it; null where it takes no questions. */
  questions: string | null;
}

/** A table, the tick that it was considered, and what was asked about it. */
export function ConsideredTable({ section, ticks, level, questions }: ConsideredTableProps) {
  return (
    <>
      <Document sections={[section]} level={level} />
      {ticks.length > 0 && <ConsideredTicks ticks={ticks} />}
      {questions !== null && (
        <Field name={questions} label={`Questions asked and answers given: ${section.heading}`} />
      )}
    </>
  );
}
