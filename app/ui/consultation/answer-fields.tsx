import { bySection, type Question } from "~/domain/consultation/question";
import { answerFields } from "~/forms/consultation/answer-form";
import { Fields } from "../form";

interface AnswerFieldsProps {
  questions: readonly Question[];
  changes: readonly { changeId: number; title: string }[];
  /** What is said above a question; empty for nothing. */
  above?: (question: Question) => string;
}

/** The questions in their order, each beneath the heading that it stands beneath. */
export function AnswerFields({ questions, changes, above = () => "" }: AnswerFieldsProps) {
  return bySection(questions).map(({ section, questions: ofSection }, index) => (
    <section key={index} aria-label={section === "" ? `Questions, part ${index + 1}` : section}>
      {section !== "" && <h2 className="govuk-heading-m">{section}</h2>}
      {ofSection.map((question) => (
        <div key={question.id}>
          {above(question) !== "" && <p className="govuk-hint">{above(question)}:</p>}
          {(question.kind === "support" || question.kind === "matrix") && (
            <>
              <h3 className="govuk-heading-s">{question.text}</h3>
              {question.hint !== "" && <p className="govuk-hint">{question.hint}</p>}
            </>
          )}
          <Fields names={Object.keys(answerFields(question, changes))} />
        </div>
      ))}
    </section>
  ));
}
