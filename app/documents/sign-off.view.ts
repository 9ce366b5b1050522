import { changesOf, type FrameworkContent } from "~/domain/framework/content";
import { detailsBody, eiaBody } from "~/domain/decision/signed-snapshot";
import { CHARACTERISTIC_LABELS, DIRECTION_LABELS, DUTY_AIMS } from "~/domain/eia/characteristics";
import { countedImpacts, needsAnswer } from "~/domain/eia/completeness";
import type { RecordPart } from "~/domain/publication/determinations";
import type { DocumentBlock, DocumentFact, DocumentSection } from "~/domain/publication/document";
import { formatDate } from "~/domain/shared/calendar-date";
import { budgetLinesSection, fundingSection } from "./budget-tables.view";
import { abbreviationsSection, facts, table, text, written } from "./document-blocks.view";
import { actionPlanBlocks } from "./record-actions.view";
import { budgetChangesSection } from "./record-changes.view";
import { eiaSections, namedChanges } from "./record-eia.view";

/** What those who approve, determine and sign have before them: the content as it is frozen. */
export function approvalSections(content: FrameworkContent): DocumentSection[] {
  return [
    { id: "frozen", heading: "What is frozen", blocks: [{ kind: "facts", facts: frozenFacts(content) }] },
    { id: "the-record", heading: "The decision record", blocks: [], sections: recordPreview(content) },
    { id: "the-report", heading: "The report", blocks: [], sections: reportPreview(content) },
    budgetInFull(content),
    eiaInFull(content),
  ];
}

/**
 * The law's page: what is asked, the duty, every adverse or not yet known impact, every action carried forward, the EIA
 * and the budget in full.
 * Rahman v Birmingham [2011] EWHC 944 (Admin): an EIA that is not before the decision maker does not count.
 */
export function decisionSections(content: FrameworkContent): DocumentSection[] {
  return [
    askedSection(content),
    dutySection(),
    adverseSection(content),
    carriedForwardSection(content),
    eiaInFull(content),
    budgetInFull(content),
    ...abbreviationsSection(content.glossary),
  ];
}

function askedSection({ record }: FrameworkContent): DocumentSection {
  return {
    id: "asked",
    heading: "What you are asked to decide",
    blocks: [
      facts([
        ["Title", record.title],
        ["Summary of the issue", record.summary],
        ["Options considered", record.optionsConsidered],
        ["Recommendations", record.recommendations],
        ["Key discussion points", record.discussion],
        ["Financial summary", record.financialSummary],
      ]),
    ],
  };
}

/** Equality Act 2010, section 149(1). Bracking [2013] EWCA Civ 1345: whoever decides must themself be aware of it. */
function dutySection(): DocumentSection {
  return {
    id: "the-duty",
    heading: "The duty",
    blocks: [
      text(
        "Equality Act 2010, section 149(1): a public authority must, in the exercise of its functions, have due regard to the need to:",
      ),
      ...DUTY_AIMS.map((aim) => text(`(${aim.key}) ${aim.text}`)),
      text(
        "The duty is yours, and cannot be delegated. It is met before and at the time of deciding, with an open mind.",
      ),
    ],
  };
}

function adverseSection(content: FrameworkContent): DocumentSection {
  const rows = changesOf(content).flatMap((change, index) => {
    const entry = content.entries.find(({ changeId }) => changeId === change.id);
    return (entry ? countedImpacts(entry) : []).filter(needsAnswer).map((impact) => ({
      cells: [
        [change.title, `Budget change ${index + 1}`],
        [CHARACTERISTIC_LABELS[impact.characteristic], DIRECTION_LABELS[impact.direction]],
        [impact.who, impact.description],
        answerLines(impact, hasAction(content, entry?.id)),
      ],
    }));
  });
  const blocks: DocumentBlock[] =
    rows.length === 0
      ? [text("The assessment finds no impact that is adverse or not yet known.")]
      : [
          table({
            caption: "Every impact that is adverse or not yet known",
            head: [
              { text: "Budget change" },
              { text: "Characteristic and direction" },
              { text: "Who is affected, and how" },
              { text: "What answers it" },
            ],
            rows,
          }),
        ];
  return { id: "adverse-impacts", heading: "Adverse and not yet known impacts", blocks };
}

const hasAction = ({ actions }: FrameworkContent, entryId: number | undefined) =>
  actions.some(
    (action) => entryId !== undefined && action.entryId === entryId && action.state !== "withdrawn",
  );

function answerLines(
  { mitigation, justification }: { mitigation: string; justification: string },
  byAction: boolean,
): string[] {
  return [
    ...(mitigation.trim() ? [`Mitigation: ${mitigation}`] : []),
    ...(justification.trim() ? [`Justification: ${justification}`] : []),
    ...(byAction ? ["An action in the action plan"] : []),
  ];
}

function carriedForwardSection({ actions }: FrameworkContent): DocumentSection {
  const carried = actions.filter(({ state }) => state === "carried_forward");
  const blocks: DocumentBlock[] =
    carried.length === 0
      ? [text("Every action is completed or withdrawn: none is left to be done after the decision.")]
      : carried.map((action) =>
          facts([
            ["Action", action.what],
            ["Owner", action.ownerName],
            ["Target date", formatDate(action.targetDate)],
            ["Why it is finished after the decision", action.resolutionReason],
            ["Accepted because", action.acceptanceReason],
            ["Accepted by", action.resolvedBy?.name ?? null],
          ]),
        );
  return { id: "carried-forward", heading: "Actions carried forward", blocks };
}

function eiaInFull(content: FrameworkContent): DocumentSection {
  return {
    id: "eia-in-full",
    heading: "The equality impact assessment in full",
    blocks: [],
    sections: eiaPreview(content),
  };
}

function budgetInFull(content: FrameworkContent): DocumentSection {
  return {
    id: "budget-in-full",
    heading: "The budget and its changes in full",
    blocks: [],
    sections: detailsPreview(content),
  };
}

/** One part as the public will see it, should it be published. */
export function partPreview(part: RecordPart, content: FrameworkContent): DocumentSection[] {
  return {
    record: recordPreview,
    report: reportPreview,
    details: detailsPreview,
    eia: eiaPreview,
  }[part](content);
}

function recordPreview({ record, glossary }: FrameworkContent): DocumentSection[] {
  return [
    {
      id: "record-head",
      heading: "Record of the decision",
      blocks: [
        facts([
          ["Title", record.title],
          ["Received", record.receivedOn && formatDate(record.receivedOn)],
          ["Officers present", record.officersPresent],
        ]),
      ],
    },
    written("summary", "Summary of the issue", record.summary),
    written("resolved", "What was resolved", record.resolved),
    ...abbreviationsSection(glossary),
  ];
}

function reportPreview({ record }: FrameworkContent): DocumentSection[] {
  return [
    written("options", "Options considered", record.optionsConsidered),
    written("recommendations", "Recommendations", record.recommendations),
    written("discussion", "Key discussion points", record.discussion),
  ];
}

function detailsPreview(content: FrameworkContent): DocumentSection[] {
  const details = detailsBody(content);
  return [
    written("financial-summary", "Financial summary", details.financialSummary),
    budgetChangesSection(details),
    budgetLinesSection(details),
    fundingSection(details),
  ];
}

function eiaPreview(content: FrameworkContent): DocumentSection[] {
  const body = eiaBody(content);
  const changes = namedChanges({ published: true, body: detailsBody(content) });
  return [
    ...eiaSections(body, changes),
    { id: "action-plan", heading: "Action plan", blocks: actionPlanBlocks(body, changes) },
  ];
}

/** What a submission freezes, in figures. */
export function frozenFacts(content: FrameworkContent): DocumentFact[] {
  const { budget, previous, entries, actions } = content;
  const count = (figure: number) => String(figure);
  return [
    { label: "Decision record", text: content.record.title },
    { label: "Budget lines", text: count(budget.lines.length) },
    ...(previous ? [{ label: "Lines of the previous budget", text: count(previous.lines.length) }] : []),
    { label: "Budget changes", text: count(changesOf(content).length) },
    { label: "Entries of the EIA", text: count(entries.length) },
    { label: "Actions, with how each was resolved", text: count(actions.length) },
    ...(content.glossary.length > 0
      ? [{ label: "Abbreviations", text: count(content.glossary.length) }]
      : []),
  ];
}
