import type { Sureness } from "~/domain/budget/line-similarity";
import { SURENESS_LABELS } from "~/forms/changes/proposals-form";
import { Choice, choiceId } from "../../govuk/choice";
import { Tag, type TagColour } from "../../govuk";
import { LineList } from "./line-list";
import type { LineToSee, ProposalToSee } from "./proposal-view";

const COLOURS: Record<Sureness, TagColour> = { certain: "green", likely: "blue", possible: "yellow" };

interface ProposalCardProps {
  proposal: ProposalToSee;
  index: number;
  checked: boolean;
}

/** One proposal with its checkbox: the lines on both sides, why, and how sure it is. */
export function ProposalCard({ proposal, index, checked }: ProposalCardProps) {
  const { key, title, sureness, reasons, previousLines, newLines } = proposal;
  return (
    <>
      <Choice
        type="checkbox"
        id={choiceId("chosen", index)}
        name="chosen"
        value={key}
        checked={checked}
        text={<strong>{title}</strong>}
        hint={
          <>
            <Tag colour={COLOURS[sureness]}>{SURENESS_LABELS[sureness]}</Tag> {reasons.join(". ")}.
          </>
        }
      />
      <div className="app-side-by-side">
        <Side title="Previous budget" lines={previousLines} nothing="Nothing: new services." />
        <Side title="New budget" lines={newLines} nothing="Nothing: ended services." />
      </div>
    </>
  );
}

function Side({ title, lines, nothing }: { title: string; lines: readonly LineToSee[]; nothing: string }) {
  return (
    <div className="app-side-by-side__version">
      <h3 className="govuk-heading-s">{title}</h3>
      {lines.length === 0 ? <p className="govuk-body">{nothing}</p> : <LineList lines={lines} />}
    </div>
  );
}
