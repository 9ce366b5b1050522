import { ownQuestionField, type OwnAnswer, type OwnQuestion } from "~/domain/templates/template";
import { Missing, type MissingPart } from "../eia/missing";
import { Written } from "../eia/written";
import { Field } from "../form";

/** The office's own questions, as the fields of the form that they stand in. @param missing what is said of those not answered */
export function OwnQuestionFields({
  questions,
  missing = [],
}: {
  questions: readonly Pick<OwnQuestion, "key">[];
  missing?: readonly MissingPart[];
}) {
  return questions.map(({ key }) => {
    const name = ownQuestionField(key);
    return (
      <div key={key}>
        <Missing parts={missing} at={name} />
        <Field name={name} />
      </div>
    );
  });
}

/** What was answered to them, to read. */
export function OwnAnswers({ answers }: { answers: readonly OwnAnswer[] }) {
  return answers.map(({ key, question, answer }) => <Written key={key} label={question} text={answer} />);
}

/** The office's words beside ours. */
export function OfficeGuidance({ text }: { text: string | undefined }) {
  return text ? (
    <p className="govuk-body app-preserve-lines">
      <strong>From your office:</strong> {text}
    </p>
  ) : null;
}
