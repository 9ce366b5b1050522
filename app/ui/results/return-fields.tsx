import { countFields } from "~/forms/results/return-form";
import type { Indicator } from "~/domain/results/indicator";
import type { OwnQuestion } from "~/domain/templates/template";
import { Field } from "../form";
import { OwnQuestionFields } from "../templates/own-questions";

interface ReturnFieldsProps {
  indicators: readonly Pick<Indicator, "id" | "name" | "countedBy">[];
  /** The office's own. */
  questions: readonly Pick<OwnQuestion, "key">[];
  /** Something was returned already: counts that are left empty stay. */
  isCorrection: boolean;
}

/** The fields of a return: each indicator with the people that are counted of it, what was spent, and a note. */
export function ReturnFields({ indicators, questions, isCorrection }: ReturnFieldsProps) {
  return (
    <>
      {indicators.map((one) => {
        const counts = countFields(one);
        return (
          <div key={one.id}>
            <Field name={`value_${one.id}`} />
            {counts.length > 0 && (
              <>
                <p className="govuk-body">
                  Counts of people are kept, and shown to nobody as they are: only those of 5 and more.
                  {isCorrection && " They stay as they were where you leave all of them empty."}
                </p>
                {counts.map((name) => (
                  <Field key={name} name={name} />
                ))}
              </>
            )}
          </div>
        );
      })}
      <Field name="spent" />
      <OwnQuestionFields questions={questions} />
      <Field name="note" />
    </>
  );
}
