import { howManyInWords } from "~/domain/eia/people";
import { ACTION_STATE_LABELS, ACTION_STATES } from "~/domain/actions/action";
import { comparisonInWords } from "~/domain/budget/not-stated";
import { inForce } from "~/domain/decision/addendum";
import { conclusionSentence, decidedSentence } from "~/domain/decision/decision-in-words";
import type { DetailsChange, EiaBody } from "~/domain/decision/record-bodies";
import { CHARACTERISTIC_LABELS, DIRECTION_LABELS, DIRECTIONS } from "~/domain/eia/characteristics";
import { cumulativeImpact, type CumulativeImpact } from "~/domain/eia/cumulative-impact";
import { amountInYear } from "~/domain/publication/amounts-in-words";
import type { DocumentBlock, DocumentSection } from "~/domain/publication/document";
import type { PublishedRecord } from "~/domain/publication/published-record";
import type { OverviewRow, RecordPage } from "~/domain/publication/record-page";
import { RECORD_PART_LABELS } from "~/domain/publication/record-parts";
import { formatDate, formatFinancialYear, type CalendarDate } from "~/domain/shared/calendar-date";
import { listed } from "~/domain/shared/listed";
import { BUDGET_LINES, budgetLinesSection, priorityOf } from "./budget-tables.view";
import { counted, facts, groundAndEnd, table, text, withheldItems } from "./document-blocks.view";
import { BUDGET_CHANGES } from "./record-changes.view";
import { answeredSections, CONSULTATION, consultationsSection, howItWent } from "./record-consultation.view";
import { answersTo, eiaSections, namedChanges, type NamedChanges } from "./record-eia.view";
import { completedSince, finishedSentence, sinceSection } from "./record-since.view";
import { amountSentences, moneySection, whoIsAffectedSection } from "./record-summary.view";
import { nobodyNamed, withoutAnswer } from "./record-unanswered.view";
import { recordSections } from "./record.view";

const NOT_COUNTED = "What is withheld of the assessment is not counted.";

const inTitle = (section: DocumentSection | undefined): Pick<RecordPage, "blocks" | "sections"> => ({
  blocks: section?.blocks ?? [],
  sections: section?.sections ?? [],
});

/**
 * Every page of a record in its order, from which each has the one before and the one after it. They say what the whole says, so that no
 * page tells anything else.
 */
export function recordPages(published: PublishedRecord): RecordPage[] {
  const whole = new Map(recordSections(published).map((section) => [section.id, section]));
  const changes = namedChanges(published.details);
  const simple = (page: string, title: string, id: string): RecordPage[] =>
    whole.has(id) ? [{ page, title, ...inTitle(whole.get(id)), links: [] }] : [];
  return [
    ...simple("decision", "The decision record", "decision-record"),
    ...affectedPages(published, changes),
    ...budgetPages(published, whole.get("appendix-1")),
    ...changePages(published, changes),
    ...assessmentPages(published, whole.get("appendix-2"), changes),
    ...simple("actions", "The action plan", "appendix-3"),
    ...[...whole.values()]
      .filter(({ id }) => !ELSEWHERE.has(id))
      .flatMap(({ id, heading }) =>
        id === CONSULTATION ? consultationPages(published.report) : simple(id, heading, id),
      ),
    ...simple("check", "Check this record", "check"),
  ];
}

/** Sections of the whole that have a page above, or stand on the first screen; each other has a page of its own. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  ...["in-short", "who-is-affected", "money", "decision-record"],
  ...["appendix-1", "appendix-2", "appendix-3", "withheld", "check"],
]);

/** What people were asked and what came of it; of each consultation a page with what was answered, which is long. */
function consultationPages(report: PublishedRecord["report"]): RecordPage[] {
  if (!report.published) return [];
  const own = (report.body.consultations ?? []).map((one): RecordPage => ({
    page: `consultation/${one.number}`,
    title: `What was answered: ${one.title}`,
    blocks: [],
    sections: answeredSections(one),
    links: [],
  }));
  const [section] = consultationsSection(report.body, (one) => howItWent(one, true));
  return section
    ? [
        {
          page: "consultation",
          title: section.heading,
          ...inTitle(section),
          links: own.map(({ page, title }) => ({ page, text: title })),
        },
        ...own,
      ]
    : [];
}

function affectedPages(published: PublishedRecord, changes: NamedChanges): RecordPage[] {
  const { eia } = published;
  const { blocks } = whoIsAffectedSection(published);
  const touched = eia.published ? touchedBy(eia.body) : [];
  const own = touched.map(({ characteristic }): RecordPage => ({
    page: `affected/${characteristic}`,
    title: `${CHARACTERISTIC_LABELS[characteristic]}: who is affected, and what is done about it`,
    ...(eia.published ? impactsOf(characteristic, eia.body, changes) : { blocks: [], sections: [] }),
    links: [],
  }));
  return [
    {
      page: "affected",
      title: "Who is affected",
      blocks,
      sections: [],
      links: touched.map((one) => ({
        page: `affected/${one.characteristic}`,
        text: CHARACTERISTIC_LABELS[one.characteristic],
        note: directionsInWords(one),
      })),
    },
    ...own,
  ];
}

const touchedBy = ({ entries }: EiaBody) =>
  cumulativeImpact(entries.map(({ changeNumber, impacts }) => ({ change: changeNumber, impacts })));

/** "adverse in 3 budget changes, positive in 1" */
function directionsInWords({ byDirection }: CumulativeImpact<number>): string {
  const found = DIRECTIONS.toSorted((a, b) => Number(b === "adverse") - Number(a === "adverse")).filter(
    (direction) => byDirection[direction].length > 0,
  );
  return found
    .map((direction, index) => {
      const count = byDirection[direction].length;
      return `${DIRECTION_LABELS[direction].toLowerCase()} in ${index === 0 ? counted(count, "budget change") : count}`;
    })
    .join(", ");
}

/** Each impact on people who share it, with what answers it: the adverse ones first. */
function impactsOf(
  characteristic: CumulativeImpact<number>["characteristic"],
  body: EiaBody,
  changes: NamedChanges,
): Pick<RecordPage, "blocks" | "sections"> {
  const found = body.entries.flatMap(({ changeNumber, impacts }) =>
    impacts
      .filter((impact) => impact.characteristic === characteristic)
      .map((impact, index) => ({ changeNumber, impact, index })),
  );
  const sections = found
    .toSorted((a, b) => Number(b.impact.direction === "adverse") - Number(a.impact.direction === "adverse"))
    .map(({ changeNumber, impact, index }): DocumentSection => {
      const answers = answersTo(impact, body);
      return {
        id: `impact-${changeNumber}-${index + 1}`,
        heading: changes.nameOf(changeNumber),
        blocks: [
          facts([
            ["Effect", DIRECTION_LABELS[impact.direction]],
            ["Amount", changes.amountsOf(changeNumber)],
            ["Who is affected", [impact.who, ...howManyInWords(impact.people)].join("\n")],
            ["What happens, and the reason or evidence", impact.description],
            ["What is done about it", answers.length === 0 ? withoutAnswer(impact) : answers.join("\n")],
          ]),
        ],
      };
    });
  const isAnyWithheld = body.withheld.some(({ kind }) => kind === "entry");
  return {
    blocks: isAnyWithheld ? [text(NOT_COUNTED)] : [],
    sections,
  };
}

function budgetPages(published: PublishedRecord, appendix: DocumentSection | undefined): RecordPage[] {
  const { details } = published;
  const head = { page: "budget", title: "The budget" };
  if (!appendix || !details.published) return appendix ? [{ ...head, ...inTitle(appendix), links: [] }] : [];
  const lines = budgetLinesSection(details.body);
  const tables = lines.blocks.flatMap((block) => (block.kind === "table" ? [block] : []));
  const money = moneySection(published);
  const sections = appendix.sections ?? [];
  const [summary] = sections;
  // The changes and the lines have pages of their own.
  const others = sections.filter(
    (section) => section !== summary && ![BUDGET_CHANGES, BUDGET_LINES].includes(section.id),
  );
  const own = tables.map((block, index): RecordPage => ({
    page: `budget/${index + 1}`,
    title: `Budget lines: ${block.table.caption}`,
    blocks: [{ ...block, table: { ...block.table, captionHidden: true } }],
    sections: [],
    links: [],
  }));
  return [
    {
      ...head,
      blocks: appendix.blocks,
      sections: [
        ...(summary ? [summary] : []),
        ...(money ? [money] : []),
        ...(lines.sections ?? []),
        ...others,
      ],
      links: tables.map(({ table: { caption, rows } }, index) => ({
        page: `budget/${index + 1}`,
        text: caption,
        note: counted(rows.length, "budget line"),
      })),
    },
    ...own,
  ];
}

function changePages({ details, eia }: PublishedRecord, changes: NamedChanges): RecordPage[] {
  if (!details.published) return [];
  const { body } = details;
  const answered = eia.published
    ? new Set([
        ...eia.body.entries.map(({ changeNumber }) => changeNumber),
        ...eia.body.withheld.filter(({ kind }) => kind === "entry").map(({ number }) => number),
      ])
    : new Set<number>();
  const [firstYear] = body.years;
  return [
    {
      page: "changes",
      title: "The budget changes",
      blocks: [
        text(
          body.previous
            ? `Compared with ${body.previous.title ?? "the previous budget, whose title is withheld"}.`
            : "No earlier budget is recorded here, so nothing is said of what rises, falls or is new.",
        ),
        ...withheldItems(body.withheld, ["change"]),
      ],
      sections: [],
      links: body.changes.map((change) => ({
        page: `changes/${change.number}`,
        text: change.title || `Budget change ${change.number}`,
        note: change.byYear
          .filter(({ year }) => year === firstYear)
          .map((figures) => amountInYear(change, figures))
          .join(""),
      })),
    },
    ...body.changes.map((change): RecordPage => ({
      page: `changes/${change.number}`,
      title: changes.nameOf(change.number),
      blocks: [changeFacts(change), ...changeTable(change)],
      sections: [],
      links: answered.has(change.number)
        ? [
            {
              page: `assessment/${change.number}`,
              text: "What it means for people who share a protected characteristic",
            },
          ]
        : [],
    })),
  ];
}

function changeFacts(change: DetailsChange): DocumentBlock {
  return facts([
    ["Priority", priorityOf(change)],
    ["Services before", change.previousServices.join("\n")],
    ["Services now", change.newServices.join("\n")],
    ["Transferred to", change.kind === "transfer" ? change.transferredTo : null],
    ["Why it is made", change.rationale ?? null],
    ["It takes effect on", change.effectiveOn ? formatDate(change.effectiveOn) : null],
  ]);
}

function changeTable({ number, byYear }: DetailsChange): DocumentBlock[] {
  if (byYear.every(({ previousYear }) => previousYear === null)) return [];
  return [
    table({
      caption: `Amounts of budget change ${number}`,
      head: [
        { text: "Year" },
        { text: "Before", numeric: true },
        { text: "Now", numeric: true },
        { text: "Change", numeric: true },
      ],
      isListed: true,
      rows: byYear.map((figures) => {
        const words = comparisonInWords(figures);
        return { cells: [formatFinancialYear(figures.year), words.previous, words.new, words.change] };
      }),
    }),
  ];
}

function assessmentPages(
  { eia }: PublishedRecord,
  appendix: DocumentSection | undefined,
  changes: NamedChanges,
): RecordPage[] {
  const head = { page: "assessment", title: "The equality impact assessment" };
  if (!appendix) return [];
  if (!eia.published) return [{ ...head, ...inTitle(appendix), links: [] }];
  const sections = eiaSections(eia.body, changes);
  const entries = sections.find(({ id }) => id === "eia-entries")?.sections ?? [];
  const pages = entries.map(({ id, heading, blocks, sections: below = [] }): RecordPage => ({
    page: `assessment/${id.replace("entry-", "")}`,
    title: heading,
    blocks,
    sections: below,
    links: [],
  }));
  const byNumber = new Map(eia.body.entries.map((entry) => [`assessment/${entry.changeNumber}`, entry]));
  return [
    {
      ...head,
      blocks: appendix.blocks,
      sections: sections.filter(({ id }) => id !== "eia-entries"),
      links: pages.map(({ page, title }) => {
        const entry = byNumber.get(page);
        return { page, text: title, note: entry ? foundInShort(entry) : "Withheld" };
      }),
    },
    ...pages,
  ];
}

/** Rule 22: that a change was screened out, or put off, is said as such, and not as if nothing had been looked for. */
function foundInShort({ kind, impacts }: EiaBody["entries"][number]): string {
  if (impacts.length === 0) return WITHOUT_IMPACT[kind];
  const adverse = impacts.filter(({ direction }) => direction === "adverse").length;
  return `${counted(impacts.length, "impact")}${adverse > 0 ? `, ${adverse} adverse` : ""}`;
}

const WITHOUT_IMPACT: Record<EiaBody["entries"][number]["kind"], string> = {
  assessed: "No impact is recorded",
  separate_eia: "No impact is recorded",
  screened_out: "Screened out",
  when_allocated: "Assessed when it is allocated",
};

/** Who decided what, for how much, who is affected, what is done about it, and what is withheld: one screen. */
export function recordOverview(published: PublishedRecord): OverviewRow[] {
  const { record, details, eia } = published;
  const touched = eia.published ? touchedBy(eia.body) : [];
  const notShown = [...withheldInShort(published), ...withdrawnInShort(published)];
  const finished = finishedSentence(Math.min(completedSince(published), record.carriedForwardActions));
  return [
    {
      label: "What was decided",
      lines: [decidedSentence(record)],
      links: [{ page: "decision", text: "The decision in full" }],
    },
    {
      label: "For how much",
      lines: details.published
        ? amountSentences(details.body, record.outcome !== "not_supported")
        : [notPublished(details)],
      links: [{ page: "budget", text: "The budget" }],
    },
    {
      label: "Who is affected",
      lines: !eia.published
        ? [notPublished(eia)]
        : touched.length === 0
          ? [nobodyNamed(eia.body)]
          : eia.body.withheld.some(({ kind }) => kind === "entry")
            ? [NOT_COUNTED]
            : [],
      links: touched.map((one) => ({
        page: `affected/${one.characteristic}`,
        text: CHARACTERISTIC_LABELS[one.characteristic],
        note: directionsInWords(one),
      })),
    },
    {
      label: "What is done about it",
      lines: [
        ...(eia.published && eia.body.eia.outcome ? [conclusionSentence(eia.body.eia.outcome, record)] : []),
        ...(eia.published
          ? [actionsInShort(eia.body), ...(finished === null ? [] : [finished])]
          : ["The action plan is withheld with the assessment."]),
      ],
      links: eia.published ? [{ page: "actions", text: "The action plan" }] : [],
    },
    ...consultedRow(published),
    {
      label: "What is withheld",
      lines: notShown.length === 0 ? ["Nothing."] : notShown,
      links: sinceSection(published).map(({ id, heading }) => ({ page: id, text: heading })),
    },
  ];
}

/** How many answered what the office asked the public; none where it asked nobody. */
function consultedRow({ report }: PublishedRecord): OverviewRow[] {
  const reports = report.published ? (report.body.consultations ?? []) : [];
  if (reports.length === 0) return [];
  return [
    {
      label: "What the public said",
      lines: reports.map(({ title, came }) => {
        const answers = came.reduce((sum, { people, bodies }) => sum + people + bodies, 0);
        return `${title}: ${counted(answers, "answer")}`;
      }),
      links: [{ page: "consultation", text: "What people said, and what came of it" }],
    },
  ];
}

/** Why a part is not here, and since when where it once was. */
function notPublished({
  legalGround,
  withdrawnOn,
}: {
  legalGround: string;
  withdrawnOn?: CalendarDate;
}): string {
  const since = withdrawnOn ? `Withdrawn on ${formatDate(withdrawnOn)}` : "Withheld";
  return `${since}. Legal ground: ${legalGround}`;
}

function actionsInShort({ actions, withheld: items }: EiaBody): string {
  const isAnyWithheld = items.some(({ kind }) => kind === "action");
  if (actions.length === 0) return isAnyWithheld ? "No action is published." : "There are no actions.";
  // What was planned for afterwards from the first is put off by nobody, though it is carried forward as the decision is signed.
  const standing = ({ timing, state }: EiaBody["actions"][number]) =>
    state === "carried_forward" && timing === "after"
      ? "to be done after the decision by plan"
      : ACTION_STATE_LABELS[state].toLowerCase();
  const counts = new Map<string, number>();
  for (const action of actions.toSorted(
    (a, b) => ACTION_STATES.indexOf(a.state) - ACTION_STATES.indexOf(b.state),
  )) {
    counts.set(standing(action), (counts.get(standing(action)) ?? 0) + 1);
  }
  const states = [...counts].map(([words, count]) => `${count} ${words}`);
  const which = isAnyWithheld ? ", of those that are published" : "";
  return `${counted(actions.length, "action")}${which}, when it was signed: ${listed(states)}.`;
}

/** That something was published until a day, whatever it was. */
function withdrawnInShort({ addenda = [] }: PublishedRecord): string[] {
  const { numbers } = inForce(addenda);
  const days = addenda.flatMap(({ number, bodies: { head } }) =>
    head.kind === "withdrawn" && numbers.has(number) ? [formatDate(head.on)] : [],
  );
  return days.length === 0 ? [] : [`Withdrawn on ${listed([...new Set(days)])}.`];
}

function withheldInShort({ record, report, details, eia }: PublishedRecord): string[] {
  const parts = Object.entries({ report, details, eia }).flatMap(([name, part]) =>
    part.published
      ? []
      : [`${RECORD_PART_LABELS[name as "report" | "details" | "eia"]}: ${notPublished(part)}`],
  );
  const items = [
    ...(record.withheld ?? []),
    ...(details.published ? details.body.withheld : []),
    ...(eia.published ? eia.body.withheld : []),
  ];
  const grounds = [...new Set(items.map(groundAndEnd))];
  const all = [...parts, ...(items.length === 0 ? [] : [`Single items: ${grounds.join("; ")}`])];
  return all;
}
