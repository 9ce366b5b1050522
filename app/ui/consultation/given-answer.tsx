import type { ReactNode } from "react";
import { answerInWords, type Given } from "~/domain/consultation/answer";
import type { Question } from "~/domain/consultation/question";
import { SummaryList } from "../govuk";

interface GivenAnswerProps {
  questions: readonly Question[];
  changes: readonly { changeId: number; title: string }[];
  given: Given;
  /** The body that answers as one; empty for a person. */
  body: string;
  /** What stands beneath the answers to a question, for whoever is about to send them. */
  change?: (question: Question) => ReactNode;
  /** The same beneath for whom it is; it is then also said that it is for nobody else. */
  changeForWhom?: ReactNode;
}

/** What somebody answered, question by question; what they left out is left out. */
export function GivenAnswer({ questions, changes, given, body, change, changeForWhom }: GivenAnswerProps) {
  const rows = questions.flatMap((question) =>
    answerInWords(question, changes, given).map(({ about, chosen, said }, index, all) => ({
      key: about,
      value: (
        <>
          {chosen.length > 0 && <p className="govuk-body">{chosen.join("; ")}</p>}
          {said !== "" && <p className="govuk-body app-preserve-lines">{said}</p>}
          {index === all.length - 1 && change?.(question)}
        </>
      ),
    })),
  );
  return (
    <SummaryList
      rows={[
        ...rows,
        ...(body === "" && changeForWhom === undefined
          ? []
          : [
              {
                key: "Answered for an organisation",
                value: (
                  <>
                    <p className="govuk-body">{body === "" ? "No" : body}</p>
                    {changeForWhom}
                  </>
                ),
              },
            ]),
      ]}
    />
  );
}
