import { CHANNEL_LABELS, type Counted } from "~/domain/consultation/answer";
import { daysOpen } from "~/domain/consultation/public-consultation";
import { FEW_SAID, howManySaid } from "~/domain/consultation/monitoring";
import type { ReportBody } from "~/domain/decision/record-bodies";
import type { ConsultationBody, DecidedOfAsked } from "~/domain/consultation/reported";
import { THEME_OUTCOMES, type ThemeOutcome } from "~/domain/consultation/theme";
import type { DocumentBlock, DocumentFact, DocumentSection } from "~/domain/publication/document";
import { formatDate } from "~/domain/shared/calendar-date";
import { listed } from "~/domain/shared/listed";
import { moneyFormat } from "./budget-tables.view";
import { counted, facts, table, text, withheldItems } from "./document-blocks.view";

/** What stands for the section in an address. */
export const CONSULTATION = "consultation";

type Theme = ConsultationBody["themes"][number];

/**
 * Of a decision, or of a draft: what the public was asked before it, and what came of it; none where the office asked nobody. Where a
 * report was withdrawn, that it was.
 * @param sectionsOf what is shown of each: all of its report, where left out
 */
export function consultationsSection(
  { consultations = [], withheld = [] }: Pick<ReportBody, "consultations" | "withheld">,
  sectionsOf = (report: ConsultationBody) => consultationReport(report, true),
): DocumentSection[] {
  const id = CONSULTATION;
  const heading = "What the public was asked, and what came of it";
  const blocks = withheldItems(withheld, ["consultation"]);
  const [only, ...others] = consultations;
  if (!only) return blocks.length === 0 ? [] : [{ id, heading, blocks }];
  return [
    {
      id,
      heading,
      blocks,
      sections:
        others.length === 0
          ? sectionsOf(only)
          : consultations.map((one) => ({
              id: `consultation-${one.number}`,
              heading: one.title,
              blocks: [],
              sections: sectionsOf(one),
            })),
    },
  ];
}

const idsOf =
  ({ number }: ConsultationBody) =>
  (name: string) =>
    `consultation-${number}-${name}`;

/**
 * The report of one: how people were asked, how answers came, what was said, what became of it, and what did not change and why.
 * @param isOfDecision whether what is decided stands beside what people were shown
 */
export function consultationReport(report: ConsultationBody, isOfDecision: boolean): DocumentSection[] {
  return [...howItWent(report, isOfDecision), ...answeredSections(report)];
}

/** Of the report, what stands before the counts. */
export function howItWent(report: ConsultationBody, isOfDecision: boolean): DocumentSection[] {
  const id = idsOf(report);
  return [
    { id: id("method"), heading: "How people were asked", blocks: [methodFacts(report)] },
    ...(report.asked.length === 0
      ? []
      : [
          {
            id: id("asked"),
            heading: isOfDecision ? "What people were shown, and what is decided" : "What people were shown",
            blocks: [askedTable(report.asked, isOfDecision)],
          },
        ]),
    saidAndDone(report, id("themes")),
  ];
}

/** Of the report, the counts: what was answered to each question, and who answered. */
export function answeredSections(report: ConsultationBody): DocumentSection[] {
  const id = idsOf(report);
  return [
    {
      id: id("answers"),
      heading: "What was answered",
      blocks: [],
      sections: report.questions.map(({ text: question, results }, index) => ({
        id: id(`question-${index + 1}`),
        heading: question,
        blocks: results.flatMap((one) => resultBlocks(one, question)),
      })),
    },
    ...whoAnsweredSections(report.who, id("who")),
  ];
}

/** In counts that are safe (rule 31). */
function whoAnsweredSections(answered: ConsultationBody["who"], id: string): DocumentSection[] {
  if (answered === null) return [];
  const { people, tables } = answered;
  const heading = "Who answered";
  if (people === null) return [{ id, heading, blocks: [text(FEW_SAID)] }];
  return [
    {
      id,
      heading,
      blocks: [text(howManySaid(people))],
      sections: tables.map(({ key, label, text: asked, rows }) => ({
        id: `${id}-${key}`,
        heading: label,
        blocks: [
          text(asked),
          table({
            caption: label,
            head: [{ text: "Answer" }, { text: "People", numeric: true }],
            rows: rows.map((row) => ({
              cells: [row.text, row.people === null ? "Not shown" : String(row.people)],
            })),
          }),
        ],
      })),
    },
  ];
}

function methodFacts(report: ConsultationBody): DocumentBlock {
  const { title, slug, why, asOf, opensOn, closesOn, reportedOn, came, setAside } = report;
  const days = daysOpen(opensOn, closesOn);
  const rows: DocumentFact[] = [
    { label: "Consultation", text: title, consultation: slug },
    { label: "Why people were asked", text: why },
    { label: "What people were shown", text: `The draft as it was written on ${formatDate(asOf)}` },
    {
      label: "Open",
      text: `From ${formatDate(opensOn)} to ${formatDate(closesOn)}: ${counted(days, "day")}`,
    },
    {
      label: "Answers",
      text:
        came.length === 0
          ? "None"
          : came
              .map(({ channel, people, bodies }) => `${CHANNEL_LABELS[channel]}: ${who({ people, bodies })}`)
              .join("\n"),
    },
    ...(setAside === 0
      ? []
      : [{ label: "Set aside", text: `${counted(setAside, "answer")} that turned out to be none` }]),
    { label: "Reported", text: formatDate(reportedOn) },
  ];
  return { kind: "facts", facts: rows };
}

/** "60 people", "1 person and 2 organisations". */
function who({ people, bodies }: { people: number; bodies: number }): string {
  return listed([
    ...(people > 0 ? [counted(people, "person", "people")] : []),
    ...(bodies > 0 ? [counted(bodies, "organisation")] : []),
  ]);
}

const WITHHELD_CHANGE = "A change that is withheld";

function askedTable(asked: readonly DecidedOfAsked[], isOfDecision: boolean): DocumentBlock {
  const money = moneyFormat(
    asked.flatMap((one) => [one.before, one.asked, one.decided].filter((figure) => figure !== null)),
  );
  const amount = (figure: number | null, otherwise: string) => (figure === null ? otherwise : money(figure));
  return table({
    caption: "Amounts of the first year",
    head: [
      { text: "Change" },
      { text: "Year before", numeric: true },
      { text: "Asked about", numeric: true },
      ...(isOfDecision ? [{ text: "Decided", numeric: true }] : []),
    ],
    isListed: true,
    rows: asked.map((one) => {
      if (one.title === null) {
        return { cells: [WITHHELD_CHANGE, ...(isOfDecision ? ["", "", ""] : ["", ""])] };
      }
      const decided = one.isProposed ? amount(one.decided, "Not stated") : "Not proposed any more";
      return {
        cells: [
          one.title,
          amount(one.before, "None stated"),
          amount(one.asked, "Not stated"),
          ...(isOfDecision ? [decided] : []),
        ],
      };
    }),
  });
}

const OUTCOME_HEADINGS: Record<ThemeOutcome, string> = {
  changed: "What changed",
  not_changed: "What did not change, and why",
  passed_on: "What was passed on",
};

function saidAndDone({ themes, asked }: ConsultationBody, id: string): DocumentSection {
  const open = themes.filter(({ outcome }) => outcome === null);
  return {
    id,
    heading: "You said, we did",
    blocks: themes.length === 0 ? [text("Nothing was said that was read into a theme.")] : [],
    sections: [
      ...THEME_OUTCOMES.flatMap((outcome) => {
        const own = themes.filter((theme) => theme.outcome === outcome);
        return own.length === 0
          ? []
          : [{ id: `${id}-${outcome}`, heading: OUTCOME_HEADINGS[outcome], blocks: themeBlocks(own, asked) }];
      }),
      ...(open.length === 0
        ? []
        : [{ id: `${id}-open`, heading: "Not answered yet", blocks: themeBlocks(open, asked) }]),
    ],
  };
}

function themeBlocks(themes: readonly Theme[], asked: readonly DecidedOfAsked[]): DocumentBlock[] {
  return themes.map(({ title, quotations, about, people, bodies, reply }) =>
    facts([
      ["You said", title],
      ["Said by", people + bodies === 0 ? null : who({ people, bodies })],
      ["About", listed(about.map((number) => asked[number - 1]?.title ?? WITHHELD_CHANGE))],
      ["In people’s words", quotations.map((words) => `“${words}”`).join("\n")],
      ["What became of it", reply],
    ]),
  );
}

function resultBlocks({ about: named, counts, answered, said }: Counted, question: string): DocumentBlock[] {
  const about = named === "" ? WITHHELD_CHANGE : named;
  const inWords = said > 0 ? `, ${said} of them with something in words` : "";
  return [
    text(`${about === question ? "" : `${about}: `}${counted(answered, "answer")}${inWords}.`),
    ...(counts.length === 0 || answered === 0
      ? []
      : [
          table({
            caption: about,
            captionHidden: true,
            head: [
              { text: "Answer" },
              { text: "People", numeric: true },
              { text: "Organisations", numeric: true },
            ],
            isListed: true,
            rows: counts.map(({ label, people, bodies }) => ({
              cells: [label, String(people), String(bodies)],
            })),
          }),
        ]),
  ];
}
