import { READING_LABELS, READING_STATES, type ReadingState } from "~/domain/consultation/answer";
import { paths } from "~/paths";
import { ButtonLink } from "../govuk";

interface ReadingProps {
  frameworkId: number;
  consultationId: number;
  readings: Readonly<Record<ReadingState, number>>;
  mayConsider: boolean;
}

/** How far the answers are read. */
export function Reading({ frameworkId, consultationId, readings, mayConsider }: ReadingProps) {
  const all = READING_STATES.reduce((sum, state) => sum + readings[state], 0);
  return (
    <section aria-labelledby="reading">
      <h2 className="govuk-heading-m" id="reading">
        Answers
      </h2>
      <p className="govuk-body">
        {all === 1 ? "1 answer" : `${all} answers`}
        {all > 0 &&
          `: ${READING_STATES.filter((state) => readings[state] > 0)
            .map((state) => `${readings[state]} ${READING_LABELS[state].toLowerCase()}`)
            .join(", ")}`}
        .
      </p>
      <ButtonLink variant="secondary" href={paths.answers(frameworkId, consultationId)}>
        {mayConsider ? "Read the answers" : "See the answers"}
      </ButtonLink>
    </section>
  );
}
