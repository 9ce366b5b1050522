import { bySection, QUESTION_KIND_LABELS, type Question } from "~/domain/consultation/question";
import { conditionInWords } from "~/domain/consultation/condition";
import { plainLanguageHints } from "~/domain/consultation/plain-language";
import { paths } from "~/paths";
import { PlainLanguage } from "./plain-language";

interface QuestionListProps {
  frameworkId: number;
  consultationId: number;
  questions: readonly Question[];
  mayWrite: boolean;
}

/** The questions as they are asked, in their order. */
export function QuestionList({ frameworkId, consultationId, questions, mayWrite }: QuestionListProps) {
  return (
    <section aria-labelledby="questions">
      <h2 className="govuk-heading-m" id="questions">
        Questions
      </h2>
      {questions.length === 0 && <p className="govuk-body">There is no question yet.</p>}
      {bySection(questions).map(({ section, questions: ofSection }, index) => (
        <div key={index}>
          {section !== "" && <h3 className="govuk-heading-s">{section}</h3>}
          <ol className="govuk-list govuk-list--bullet">
            {ofSection.map(({ id, text, hint, kind, options, isRequired, condition, copiedFromId }) => (
              <li key={id}>
                {mayWrite ? (
                  <a className="govuk-link" href={paths.question(frameworkId, consultationId, id)}>
                    {text}
                  </a>
                ) : (
                  text
                )}{" "}
                <span className="govuk-hint govuk-!-display-inline">
                  {QUESTION_KIND_LABELS[kind]}
                  {options.length > 0 && `: ${options.join("; ")}`}
                  {isRequired && ". Must be answered"}
                  {condition && `. ${conditionInWords(condition, questions)}`}
                  {copiedFromId !== null && ". Taken from an earlier consultation"}
                </span>
                {mayWrite && <PlainLanguage hints={plainLanguageHints(`${text}\n${hint}`)} />}
              </li>
            ))}
          </ol>
        </div>
      ))}
      {mayWrite && (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.question(frameworkId, consultationId, "new")}>
            Add a question
          </a>
        </p>
      )}
      {mayWrite && (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.copyQuestions(frameworkId, consultationId)}>
            Take those of an earlier consultation
          </a>
        </p>
      )}
      {questions.length > 0 && (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.previewQuestions(frameworkId, consultationId)}>
            See them as the public does
          </a>
        </p>
      )}
    </section>
  );
}
