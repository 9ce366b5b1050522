import {
  PREFER_NOT_TO_SAY,
  WHY_PEOPLE_ARE_MONITORED,
  type MonitoringQuestion,
  type SaidOfThemselves,
} from "~/domain/consultation/monitoring";
import { monitoringFields } from "~/forms/consultation/answer-form";
import { Fields } from "../form";
import { SummaryList } from "../govuk";

interface AboutYourselfProps {
  monitoring: readonly MonitoringQuestion[];
  /** Of whoever answers, or of the sheet that came with an answer on paper. */
  isOnPaper?: boolean;
}

/** What people are asked about themselves, with why, and what becomes of it; nothing where they are not asked. */
export function AboutYourself({ monitoring, isOnPaper = false }: AboutYourselfProps) {
  if (monitoring.length === 0) return null;
  return (
    <section aria-labelledby="about-yourself">
      <h2 className="govuk-heading-m" id="about-yourself">
        {isOnPaper ? "What they say about themselves" : "About yourself"}
      </h2>
      {isOnPaper ? (
        <p className="govuk-body">
          Enter what is on the equality monitoring sheet, and leave out what was left empty. Of an
          organisation nothing of this is kept. It is counted at once: nobody can put it right or find it
          again.
        </p>
      ) : (
        <>
          <p className="govuk-body">{WHY_PEOPLE_ARE_MONITORED}</p>
          <p className="govuk-body">
            What you say here is kept apart from your answers above, without a time or an order. It goes with
            your answer if you take that back. When the consultation closes, only counts are left, and the key
            that joined the two is destroyed. Counts of fewer than 5 people are never shown to anybody.
          </p>
        </>
      )}
      <Fields names={Object.keys(monitoringFields(monitoring))} />
    </section>
  );
}

interface SaidAboutYourselfProps {
  monitoring: readonly MonitoringQuestion[];
  said: SaidOfThemselves;
}

/** The same once more before it is sent; nothing where nothing was said. */
export function SaidAboutYourself({ monitoring, said }: SaidAboutYourselfProps) {
  const rows = monitoring.flatMap(({ key, text, options }) => {
    const chosen = [...options, PREFER_NOT_TO_SAY].find(({ value }) => value === said[key]);
    return chosen ? [{ key: text, value: chosen.text }] : [];
  });
  if (rows.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">About yourself</h2>
      <SummaryList rows={rows} />
    </>
  );
}

/** For staff who prepare, approve or open it: what people will be asked about themselves; nothing where they are not. */
export function AskedAboutThemselves({ texts }: { texts: readonly string[] }) {
  if (texts.length === 0) return null;
  return (
    <section aria-labelledby="asked-about-themselves">
      <h2 className="govuk-heading-m" id="asked-about-themselves">
        What people are asked about themselves
      </h2>
      <p className="govuk-body">
        After the questions. Each can be left out, and has “Prefer not to say”. It is kept apart from the
        answers, and shown only in counts of 5 and more.
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </section>
  );
}
