import type { ReactNode } from "react";
import type { ConsideredEffects, EffectsOfOne } from "~/domain/decision/decision-page";
import { SummaryList } from "../govuk";
import { Abbreviated } from "../glossary/abbreviated";

interface EffectCardsProps {
  effects: Pick<ConsideredEffects, "id" | "heading" | "changes">;
  /** What is asked about them, beneath. */
  children?: ReactNode;
}

/** The effects of a change: who, what and what answers it, on a card for all whom it meets alike. */
export function EffectCards({ effects: { id, heading, changes }, children }: EffectCardsProps) {
  return (
    <section aria-labelledby={id} className="app-effects">
      <h3 className="govuk-heading-s govuk-!-margin-bottom-2" id={id}>
        <Abbreviated>{heading}</Abbreviated>
      </h3>
      {changes.map((change, index) => (
        <OneChange key={index} change={change} />
      ))}
      {children}
    </section>
  );
}

function OneChange({ change: { name, cards, answers } }: { change: EffectsOfOne }) {
  const Heading = name === null ? "h4" : "h5";
  return (
    <>
      {name !== null && (
        <h4 className="govuk-heading-s govuk-!-margin-bottom-2">
          <Abbreviated>{name}</Abbreviated>
        </h4>
      )}
      {cards.map(({ heading, facts }, index) => (
        <div key={index} className="app-effects__card">
          <Heading className="app-effects__heading">{heading}</Heading>
          <Facts facts={facts} />
        </div>
      ))}
      {answers.length > 0 && (
        <div className="app-effects__card">
          <Facts facts={[{ label: "What answers all of these", text: answers.join("\n") }]} />
        </div>
      )}
    </>
  );
}

function Facts({ facts }: { facts: EffectsOfOne["cards"][number]["facts"] }) {
  return (
    <SummaryList
      noBorder
      rows={facts.map(({ label, text }) => ({
        key: label,
        value: (
          <span className="app-document__text">
            <Abbreviated>{text}</Abbreviated>
          </span>
        ),
      }))}
    />
  );
}
