import {
  PLACEMENTS,
  SECTION_STATE_LABELS,
  type Placement,
  type SectionState,
} from "~/domain/framework/sections";
import { paths } from "~/paths";
import { shortened } from "../actions/words";
import { ArrangeButtons } from "../arrange-buttons";
import { Table, Tag } from "../govuk";
import type { TagColour } from "../govuk/tag";

interface SectionTableProps {
  frameworkId: number;
  sections: readonly {
    id: number;
    heading: string;
    text: string;
    placement: Placement;
    state: SectionState;
  }[];
  mayWrite: boolean;
}

const COLOURS: Record<SectionState, TagColour> = { not_begun: "grey", draft: "yellow", ready: "green" };

/** The paper in its order: what it says in words, and where the budget stands among it. */
export function SectionTable({ frameworkId, sections, mayWrite }: SectionTableProps) {
  const [before = [], after = []] = PLACEMENTS.map((placement) =>
    sections.filter((section) => section.placement === placement),
  );
  const row = (section: SectionTableProps["sections"][number], index: number) => ({
    key: String(section.id),
    header: (
      <a className="govuk-link" href={paths.section(frameworkId, section.id)}>
        {section.heading}
      </a>
    ),
    cells: [
      { content: <Tag colour={COLOURS[section.state]}>{SECTION_STATE_LABELS[section.state]}</Tag> },
      {
        content: mayWrite ? (
          shortened(section.text)
        ) : (
          <span className="app-preserve-lines">{section.text}</span>
        ),
      },
      ...(mayWrite
        ? [
            {
              content: (
                <ArrangeButtons
                  id={section.id}
                  name={section.heading}
                  // Past the budget there is always something.
                  isFirst={section.placement === "before_budget" && index === 0}
                  isLast={section.placement === "after_budget" && index === after.length - 1}
                />
              ),
            },
          ]
        : []),
    ],
  });
  return (
    <Table
      caption="Sections in their order"
      captionHidden
      firstCellIsHeader
      head={[
        ...["Section", "State", "Text"].map((text) => ({ text })),
        ...(mayWrite ? [{ text: "Move" }] : []),
      ]}
      rows={[
        ...before.map(row),
        {
          key: "budget",
          header: "The aim, the budget, its funding and its changes",
          cells: [
            { content: "" },
            { content: "Printed from the data" },
            ...(mayWrite ? [{ content: "" }] : []),
          ],
        },
        ...after.map(row),
      ]}
    />
  );
}
