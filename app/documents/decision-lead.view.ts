import { nameAndCapacity } from "~/domain/account/in-capacity";
import { conditionsOfPlan, isForAfterwards, notAccepted } from "~/domain/actions/afterwards";
import type { LeadRow } from "~/domain/decision/decision-page";
import { detailsBody } from "~/domain/decision/signed-snapshot";
import { CHARACTERISTIC_LABELS, DIRECTION_LABELS, type Direction } from "~/domain/eia/characteristics";
import { countedImpacts, needsAnswer } from "~/domain/eia/completeness";
import { cumulativeImpact } from "~/domain/eia/cumulative-impact";
import { setAside } from "~/domain/eia/screening";
import type { FrameworkContent } from "~/domain/framework/content";
import { WARNING_KINDS, warningsByKind, type Warning } from "~/domain/framework/warnings";
import { formatDate, formatInstant } from "~/domain/shared/calendar-date";
import { listed } from "~/domain/shared/listed";
import { counted } from "./document-blocks.view";
import { amountSentences } from "./record-summary.view";

/** Who took a step, as it is recorded. */
interface Act {
  personName: string;
  capacity: string;
  at: Date;
}

export interface LeadFacts {
  content: FrameworkContent;
  submitted: Act;
  /** Null before the request is approved. */
  approval: (Act & { comment: string }) | null;
  /** Null before the monitoring officer has determined. */
  determined: Act | null;
  warnings: readonly Warning[];
  acceptances: Parameters<typeof notAccepted>[1];
  digest: string;
}

/** Where the page shows what a line is about; a page that does not show one leaves it out. */
export type LeadPlace = "asked" | "effects" | "afterwards" | "before" | "warnings" | "budget";

/**
 * The first screen of whoever approves, determines or decides: what is decided, how much, whom it harms and whom it may,
 * what is left to be done, who advised what, on what conditions, and what to look at.
 * @param places the ids of the sections of the page, by what they are about
 */
export function leadRows(facts: LeadFacts, places: Readonly<Partial<Record<LeadPlace, string>>>): LeadRow[] {
  const { content } = facts;
  const to = (place: LeadPlace, text: string) => {
    const id = places[place];
    return id === undefined ? null : { id, text };
  };
  const row = (label: string, lines: readonly string[], more: LeadRow["more"] = null): LeadRow[] =>
    lines.length === 0 ? [] : [{ label, lines, more }];
  return [
    ...row("What is decided", [content.record.title], to("asked", "What is asked, in full")),
    ...row("How much", [amountSentences(detailsBody(content), true).join(" ")], to("budget", "The budget")),
    ...row(
      "Adverse impacts",
      [impactsInWords(content, "adverse")],
      to("effects", "Each, with what answers it"),
    ),
    ...row("Not yet known", [impactsInWords(content, "not_yet_known")]),
    ...row("Also found", [...setAsideInShort(content), ...besideTheNine(content)]),
    ...row("After the decision", afterwardsInShort(facts), to("afterwards", "Each action")),
    ...row("Conditions", conditionsInShort(content)),
    ...row("Who advised what", adviceInShort(facts), to("before", "What was determined")),
    ...row(
      "Warnings",
      warningsInShort(facts.warnings),
      facts.warnings.length > 0 ? to("warnings", "Each warning") : null,
    ),
  ];
}

/** For example "5 in 3 budget changes: age (2), disability (2) and sex (1)", the figures being budget changes. */
export function impactsInWords({ entries }: Pick<FrameworkContent, "entries">, direction: Direction): string {
  const found = entries.map((entry) => ({
    change: entry.changeId,
    impacts: countedImpacts(entry).filter((impact) => impact.direction === direction),
  }));
  const count = found.reduce((sum, { impacts }) => sum + impacts.length, 0);
  if (count === 0) return "None";
  const by = cumulativeImpact(found).map(
    ({ characteristic, byDirection }) =>
      `${CHARACTERISTIC_LABELS[characteristic].toLowerCase()} (${byDirection[direction].length})`,
  );
  const changes = found.filter(({ impacts }) => impacts.length > 0).length;
  return `${count} in ${counted(changes, "budget change")}: ${listed(by)}`;
}

function setAsideInShort({ entries }: FrameworkContent): string[] {
  const changes = entries.filter((entry) => setAside(entry).length > 0).length;
  return changes === 0
    ? []
    : [`${counted(changes, "budget change")} found to harm somebody before being screened out`];
}

function besideTheNine({ dimensions }: FrameworkContent): string[] {
  return dimensions.flatMap(({ name, answer }) =>
    answer && needsAnswer(answer) ? [`${name}: ${DIRECTION_LABELS[answer.direction].toLowerCase()}`] : [],
  );
}

function afterwardsInShort({ content, acceptances, digest }: LeadFacts): string[] {
  const carried = content.actions.filter(
    ({ timing, state }) => timing === "before" && state === "carried_forward",
  ).length;
  const left = content.actions.filter(
    (action) => isForAfterwards(action) || (action.timing === "after" && action.state === "carried_forward"),
  ).length;
  const waiting = notAccepted(content.actions, acceptances, digest).length;
  return [
    carried === 0
      ? "No action that was to be done before the decision is carried forward"
      : `${counted(carried, "action")} carried forward that ${carried === 1 ? "was" : "were"} to be done before the decision`,
    ...(left === 0 ? [] : [`${counted(left, "action")} to be done after the decision by plan`]),
    ...(waiting === 0 ? [] : [`${waiting} of these not accepted by anybody yet`]),
  ];
}

function conditionsInShort({ actions }: FrameworkContent): string[] {
  const conditions = conditionsOfPlan(actions);
  return conditions.length === 0
    ? ["The plan makes none"]
    : conditions.map(
        ({ what, ownerName, targetDate }) => `${inShort(what)} (${ownerName}, ${formatDate(targetDate)})`,
      );
}

function adviceInShort({ content, submitted, approval, determined }: LeadFacts): string[] {
  const who = ({ personName, capacity }: Act) => {
    const [name = "", as] = nameAndCapacity(personName, capacity);
    return as === undefined ? name : `${name} (${as})`;
  };
  const recommendations = inShort(content.record.recommendations);
  return [
    `${who(submitted)} submitted it, ${formatInstant(submitted.at)}${recommendations === "" ? "" : `, and recommends: ${recommendations}`}`,
    ...(approval
      ? [
          `${who(approval)} approved the request${approval.comment.trim() ? `: ${inShort(approval.comment)}` : ""}`,
        ]
      : []),
    ...(determined ? [`${who(determined)} determined what is published`] : []),
  ];
}

function warningsInShort(warnings: readonly Warning[]): string[] {
  if (warnings.length === 0) return ["None"];
  return warningsByKind(warnings).map(
    ({ kind, warnings: own }) => `${own.length} × ${WARNING_KINDS[kind].toLowerCase()}`,
  );
}

const LONGEST_IN_SHORT = 160;

/** The first words of a text, on one line; the whole stands further down the page. */
function inShort(words: string): string {
  const line = words.replace(/\s+/gu, " ").trim();
  if (line.length <= LONGEST_IN_SHORT) return line;
  const cut = line.slice(0, LONGEST_IN_SHORT);
  return `${cut.slice(0, cut.lastIndexOf(" ")).trimEnd() || cut}…`;
}
