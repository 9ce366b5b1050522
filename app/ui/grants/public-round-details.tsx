import type { Criterion } from "~/domain/grants/round";
import { InsetText, SummaryList } from "../govuk";

interface PublicRoundDetailsProps {
  purpose: string;
  criteria: readonly Criterion[];
  /** In words; null where only the fund limits it. */
  maximum: string | null;
  isOpen: boolean;
  opens: string;
  closes: string;
  privacy: string;
  contact: string;
}

/** What organisations are told of a round before they apply. */
export function PublicRoundDetails(round: PublicRoundDetailsProps) {
  const { purpose, criteria, maximum, isOpen, opens, closes, privacy, contact } = round;
  return (
    <>
      {!isOpen && <InsetText>This round has closed: no application is taken any more.</InsetText>}
      <p className="govuk-body app-preserve-lines">{purpose}</p>
      <SummaryList
        rows={[
          { key: "Open", value: `${opens} to the end of ${closes}` },
          ...(maximum === null ? [] : [{ key: "Most for one application", value: maximum }]),
          {
            key: "How applications are scored",
            value: (
              <span className="app-preserve-lines">
                {criteria.map(({ name, most }) => `${name}, up to ${most} points`).join("\n")}
              </span>
            ),
          },
          {
            key: "What becomes of what you send",
            value: <span className="app-preserve-lines">{privacy}</span>,
          },
          { key: "Help", value: <span className="app-preserve-lines">{contact}</span> },
        ]}
      />
    </>
  );
}
