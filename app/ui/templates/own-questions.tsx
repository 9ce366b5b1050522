import { ownQuestionField, type OwnAnswer, type OwnQuestion } from "~/domain/templates/template";
import { Missing, type MissingPart } from "../eia/missing";
import { Field } from "../form";
import { Abbreviated } from "../glossary/abbreviated";

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
  return answers.map(({ key, question, answer }) => (
    <p key={key} className="govuk-body">
      <strong>{question}</strong>
      <br />
      <span className="app-preserve-lines">
        <Abbreviated>{answer}</Abbreviated>
      </span>
    </p>
  ));
}

/** The office's words beside ours. */
export function OfficeGuidance({ text }: { text: string | undefined }) {
  return text ? (
    <p className="govuk-body app-preserve-lines">
      <strong>From your office:</strong> {text}
    </p>
  ) : null;
}
