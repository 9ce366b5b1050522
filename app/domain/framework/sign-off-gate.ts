import {
  ACTION_STATE_LABELS,
  actionsByImpact,
  isResolved,
  resolutionGaps,
  type Action,
} from "../actions/action";
import { remembered } from "../shared/remembered";
import { isForAfterwards, notAccepted, pastTargetGap, type Acceptance } from "../actions/afterwards";
import { targetInWords } from "../actions/due-date";
import { needsEntry, type BudgetChange } from "../budget/changes";
import { differenceInWords, reconciliationDifferences, type Difference } from "../budget/reconciliation";
import { differInWords } from "../budget/same-service";
import { projectEiaGap } from "../commissioning/project";
import { contradictionGap } from "../consultation/contradiction";
import { consultationGap } from "../consultation/standing";
import { acknowledgementsNeeded } from "../decision/acknowledgements-needed";
import { optionsGap } from "../decision/considered-options";
import { decidedOn } from "../decision/decided-on";
import { decisionFaults, type DecisionAnswer } from "../decision/decision-answer";
import { entryGaps, type EntryField } from "../eia/completeness";
import { dimensionGaps } from "../eia/dimensions";
import { eiaDateGap, type EiaDateGap } from "../eia/eia-dates";
import { isStale } from "../eia/freshness";
import { conclusionGaps } from "../eia/hit-more-than-once";
import { CHARACTERISTIC_LABELS, type Characteristic } from "../eia/characteristics";
import { isAboveOfficial, type Eia, type EiaEntry } from "../eia/eia";
import { outcomeGap } from "../eia/outcome";
import { headGaps, isShortHeadEnough } from "../eia/proportion";
import type { Determination, InheritedItem } from "../publication/determinations";
import { notDeterminedOn } from "../publication/inherited-withholding";
import { RECORD_PARTS, type RecordPart } from "../publication/record-parts";
import { notAnswered, unanswered, type OwnQuestion } from "../templates/template";
import { formatDate, type CalendarDate } from "../shared/calendar-date";
import { verdict, type Verdict } from "../shared/verdict";
import {
  IMPLICATION_LABELS,
  implicationGaps,
  recordSettingOn,
  type Implication,
} from "../decision/implications";
import { changesOf, hasAnyLine, priorityNames, type FrameworkContent } from "./content";
import { carriedGap } from "./carried-over";
import type { Role } from "./lifecycle";
import { sectionGap } from "./sections";

/**
 * "Why can't we sign?": every rule that blocks, in one place. The task list, the "why not yet" panel, the
 * submission and the signing transaction all ask here.
 */

/** The page and field at which a blocker is put right. */
export type PutRight =
  | { page: "budget"; field?: "lines" | "budgetDate" | "reconciliation" }
  | { page: "change"; changeId: number }
  | { page: "same"; changeId: number }
  | { page: "entry"; changeId: number; field?: EntryField }
  | { page: "eia"; field: keyof Eia | { ownQuestion: number } }
  | { page: "eia-dates"; act: "start" | "confirm" }
  | { page: "dimension"; dimensionId: number }
  | { page: "together"; characteristic: Characteristic }
  | { page: "action"; actionId: number }
  | { page: "record"; field: "receivedOn" | "title" | "summary" | "recommendations" | "options" }
  | { page: "implications"; field: Implication }
  | { page: "comment"; commentId: number }
  | { page: "consultation"; consultationId: number }
  | { page: "project"; projectId: number }
  | { page: "contract"; lineId: number }
  | { page: "carried-over"; thingId: number }
  | { page: "section"; sectionId: number }
  | { page: "sign-off" }
  | { page: "afterwards" }
  | { page: "determinations" }
  | { page: "decision" };

export const BLOCKER_RULES = {
  budget: "The budget is complete",
  reconciles: "The budget reconciles",
  coverage: "Every change is answered for",
  same_service: "Differences in provider, provision, method or reach are answered for",
  completeness: "Every answer is complete",
  screening: "What is screened out says what it changes",
  adverse: "Adverse impacts have an answer",
  inquiry: "What is not yet known is asked",
  own_questions: "The office’s own questions are answered",
  evidence: "Adverse and not yet known impacts rest on evidence, or on a gap that is stated",
  consultees: "Consultees are recorded",
  freshness: "Every answer is about today’s figures",
  projects: "The separate EIAs of commissioning projects are complete",
  carried_over: "What was carried over is confirmed or left out",
  eia: "The EIA is complete",
  outcome: "The EIA has an outcome",
  dimensions: "What is asked beside the nine is assessed",
  together: "Who is hit more than once is looked at as a whole",
  actions: "Every action is resolved",
  record: "The decision record is complete",
  sections: "Every section that is begun is ready",
  options: "Another option was looked at",
  contradicted: "What stands against what people said says why",
  consultation: "What the public said is considered",
  comments: "Every request for a change is resolved",
  approval: "A senior officer has approved",
  afterwards: "What is done after the decision is accepted",
  determinations: "The monitoring officer has determined what is published",
  acknowledgement: "The decision maker has acknowledged the duty",
  decision: "The decision agrees with the EIA and gives its reasons",
} as const;
export type BlockerRule = keyof typeof BLOCKER_RULES;

export interface Blocker {
  rule: BlockerRule;
  /** What is blocked on: a change, an action, a figure. */
  subject: string;
  /** One sentence: what is wrong. */
  message: string;
  putRight: PutRight;
  /** Who can put it right. An action's owner is named in `subject`. */
  by: Role;
}

/** Approvals, determinations and acknowledgements count only for the digest they were given for (rule 8). */
export interface SignOffFacts {
  content: FrameworkContent;
  submission: { digest: string } | null;
  /** Those of the present submission that have not lapsed. */
  approvals: readonly { digest: string }[];
  determinations: readonly ({ digest: string; part: RecordPart } & Pick<
    Determination,
    "inherited" | "released"
  >)[];
  /** What the framework before withholds on this day. */
  inherited: readonly InheritedItem[];
  /** Of the actions that are done after the decision. */
  acceptances: readonly Acceptance[];
  acknowledged: { digest: string; keys: readonly string[] } | null;
  /** What is about to be signed; null while nobody decides. */
  decision: DecisionAnswer | null;
  /** Places in what will be published that tell a withheld amount, and that the monitoring officer has not said to know. */
  telling: readonly { where: string; figure: string }[];
}

/** Everything that must be right before the framework can be submitted (rule 8). @param today in the United Kingdom */
export const submissionGate = remembered((content: FrameworkContent, today: CalendarDate): Verdict<Blocker> =>
  verdict([
    ...carriedOverBlockers(content),
    ...budgetBlockers(content),
    ...changesBlockers(content, today),
    ...projectBlockers(content),
    ...eiaBlockers(content, today),
    ...actionBlockers(content, today),
    ...recordBlockers(content),
    ...implicationBlockers(content, today),
    ...sectionBlockers(content),
    ...optionBlockers(content),
    ...requestBlockers(content),
    ...consultationBlockers(content, today),
  ]),
);

/** Everything that must be right for the signature: the submission's rules again, and the three steps since. */
export function signOffGate(facts: SignOffFacts, today: CalendarDate): Verdict<Blocker> {
  const submission = submissionGate(facts.content, today);
  return verdict([
    ...(submission.ok ? [] : submission.blockers),
    ...stepBlockers(facts),
    ...inheritedBlockers(facts, today),
  ]);
}

function budgetBlockers(content: FrameworkContent): Blocker[] {
  const { budget, previous, fundingSources, statedTotals, explanations } = content;
  const blockers: Blocker[] = [];
  const add = (subject: string, message: string, field: "lines" | "budgetDate") =>
    blockers.push({
      rule: "budget",
      subject,
      message,
      by: "eia_author",
      putRight: { page: "budget", field },
    });
  if (!hasAnyLine(content)) add("Budget lines", "There is no budget line yet.", "lines");
  if (!budget.budgetDate) add("Budget date", "The date of the figures is not given.", "budgetDate");
  const names = priorityNames(content);
  const unexplained = reconciliationDifferences({
    budget,
    previous,
    fundingSources,
    statedTotals,
    explanations,
  }).filter((difference) => !difference.explanation?.trim());
  return [...blockers, ...unexplained.map((difference) => differenceBlocker(difference, names))];
}

function differenceBlocker(difference: Difference, names: ReadonlyMap<number, string>): Blocker {
  return {
    rule: "reconciles",
    ...differenceInWords(difference, names),
    by: "eia_author",
    putRight: { page: "budget", field: "reconciliation" },
  };
}

/** Rules 1, 3, 5, 16, 17, 19, 20, 25, 28, 31 and 42, of every change: each entry and each action is looked up, never searched for. */
function changesBlockers(content: FrameworkContent, today: CalendarDate): Blocker[] {
  const entries = new Map(content.entries.map((entry) => [entry.changeId, entry]));
  const answers: Answers = {
    actions: actionsByImpact(content.actions),
    threshold: content.materialityThreshold,
    reports: content.consultationReports,
    ownQuestions: content.ownQuestions,
    today,
  };
  return changesOf(content).flatMap((change) => changeBlockers(change, entries.get(change.id), answers));
}

/** What the answer of any change is judged by. */
interface Answers {
  actions: ReadonlyMap<number, readonly Action[]>;
  threshold: number | null;
  reports: FrameworkContent["consultationReports"];
  ownQuestions: readonly OwnQuestion[];
  today: CalendarDate;
}

function changeBlockers(change: BudgetChange, entry: EiaEntry | undefined, answers: Answers): Blocker[] {
  const unnamed =
    change.kind === "transfer" && change.transferredTo.trim() === "" ? [toWhomBlocker(change)] : [];
  if (!entry) return needsEntry(change) ? [...unnamed, unansweredBlocker(change)] : [];
  return [...unnamed, ...entryBlockers(change, entry, answers)];
}

/** A transfer is marked by a person, with to whom: without it nobody can see that the service goes on. */
function toWhomBlocker(change: BudgetChange): Blocker {
  return {
    rule: "completeness",
    subject: change.title,
    message: "It is marked as a transfer, but it does not say to whom.",
    by: "eia_author",
    putRight: { page: "change", changeId: change.id },
  };
}

function unansweredBlocker(change: BudgetChange): Blocker {
  const common = { subject: change.title, by: "eia_author" as const };
  if (change.wasPutOff) {
    return {
      ...common,
      rule: "coverage",
      message: "The decision before put its assessment off until it is allocated. Assess it now.",
      putRight: { page: "entry", changeId: change.id },
    };
  }
  if (change.kind === "unchanged") {
    return {
      ...common,
      rule: "same_service",
      message: `The amount is unchanged, but ${differInWords(change.differences)}. Assess it, or confirm that it is the same, spelt differently.`,
      putRight: { page: "same", changeId: change.id },
    };
  }
  return {
    ...common,
    rule: "coverage",
    message:
      change.kind === "transfer"
        ? "This transfer is not assessed. Screen it out with a reason, or assess it."
        : "This change is not assessed.",
    putRight: { page: "entry", changeId: change.id },
  };
}

function entryBlockers(
  change: BudgetChange,
  entry: EiaEntry,
  { actions, threshold, reports, ownQuestions, today }: Answers,
): Blocker[] {
  const tied = new Set(entry.impacts.flatMap(({ id }) => actions.get(id) ?? []));
  const common = { subject: change.title, by: "eia_author" as const };
  const stale: Blocker[] = isStale(entry, change)
    ? [
        {
          ...common,
          rule: "freshness",
          message: "The entry is stale: its lines have changed since it was written. Confirm or revise it.",
          putRight: { page: "entry", changeId: change.id },
        },
      ]
    : [];
  const contradicted = contradictionGap(entry, reports);
  const ruleOf = {
    incomplete: "completeness",
    screening: "screening",
    adverse: "adverse",
    inquiry: "inquiry",
    evidence: "evidence",
    consultees: "consultees",
  } as const;
  return [
    ...stale,
    ...entryGaps(entry, change, [...tied], today, threshold).map((gap) => ({
      ...common,
      rule: ruleOf[gap.rule],
      message: gap.message,
      putRight: { page: "entry" as const, changeId: change.id, field: gap.field },
    })),
    ...unanswered(ownQuestions, entry.ownAnswers).map((question) => ({
      ...common,
      rule: "own_questions" as const,
      message: notAnswered(question),
      putRight: { page: "entry" as const, changeId: change.id, field: { ownQuestion: question.key } },
    })),
    ...(contradicted === null
      ? []
      : [
          {
            ...common,
            rule: "contradicted" as const,
            message: contradicted,
            putRight: { page: "entry" as const, changeId: change.id, field: "contradictedReason" as const },
          },
        ]),
  ];
}

/** Rule 40: what is of another year is not current before somebody says so. */
function carriedOverBlockers({ carriedOver, previous }: FrameworkContent): Blocker[] {
  return carriedOver.map((thing) => ({
    rule: "carried_over",
    subject: thing.name,
    message: carriedGap(thing, previous?.title ?? "the one before"),
    by: "eia_author",
    putRight: { page: "carried-over", thingId: thing.id },
  }));
}

/** Rule 32: what an entry leaves to a project's own EIA is answered there. */
function projectBlockers({ projects, entries }: FrameworkContent): Blocker[] {
  return projects.flatMap((project) => {
    const message = projectEiaGap(project, entries);
    if (message === null) return [];
    const { projectId, name } = project;
    return [
      {
        rule: "projects" as const,
        subject: name,
        message,
        by: "eia_author" as const,
        putRight: { page: "project" as const, projectId },
      },
    ];
  });
}

function dateBlocker({ putRight, message }: EiaDateGap): Blocker {
  return {
    rule: "freshness",
    subject: "EIA",
    message,
    by: "eia_author",
    putRight:
      putRight === "completedOn"
        ? { page: "eia", field: "completedOn" }
        : { page: "eia-dates", act: putRight },
  };
}

function eiaBlockers(content: FrameworkContent, today: CalendarDate): Blocker[] {
  const { eia, budget, entries } = content;
  const blocker = (
    rule: BlockerRule,
    message: string,
    field: Extract<PutRight, { page: "eia" }>["field"],
  ): Blocker => ({
    rule,
    subject: "EIA",
    message,
    by: "eia_author",
    putRight: { page: "eia", field },
  });
  const missing = headGaps(eia, isShortHeadEnough(content)).map(({ field, message }) =>
    blocker("eia", message, field),
  );
  const dateGap = eiaDateGap(eia, budget.budgetDate, today);
  const concluded = outcomeGap(eia, entries);
  return [
    ...missing,
    ...classificationMessages(eia).map((message) => blocker("eia", message, "marking")),
    ...unanswered(content.headQuestions, eia.ownAnswers).map((question) =>
      blocker("own_questions", notAnswered(question), { ownQuestion: question.key }),
    ),
    ...(dateGap ? [dateBlocker(dateGap)] : []),
    ...(concluded ? [blocker("outcome", concluded.message, concluded.field)] : []),
    ...dimensionBlockers(content, today),
    ...conclusionBlockers(content),
  ];
}

/** Rule 34: several changes that are adverse to the same people are looked at together. */
function conclusionBlockers(content: FrameworkContent): Blocker[] {
  return conclusionGaps(content).map(({ characteristic, message }) => ({
    rule: "together",
    subject: CHARACTERISTIC_LABELS[characteristic],
    message,
    by: "eia_author",
    putRight: { page: "together", characteristic },
  }));
}

/** Rule 23: what the office asks for on the day, whenever the assessment was begun. */
function dimensionBlockers({ dimensions }: FrameworkContent, today: CalendarDate): Blocker[] {
  return dimensions.flatMap((dimension) =>
    dimensionGaps(dimension, today).map((message) => ({
      rule: "dimensions",
      subject: dimension.name,
      message,
      by: "eia_author",
      putRight: { page: "dimension", dimensionId: dimension.id },
    })),
  );
}

/** Rule 12: what is SECRET or above is in the wrong place here, so it is not submitted, and not copied any further. */
function classificationMessages({ marking }: Eia): string[] {
  if (marking === null) return ["The security classification is not chosen."];
  return isAboveOfficial(marking)
    ? [
        `It is classified ${marking}. This service is for OFFICIAL information only: tell whoever is responsible for security, and take out what is above it.`,
      ]
    : [];
}

/**
 * Rule 4: an action blocks until it is resolved; that it is overdue is said, and resolves nothing. Rule 18: one that is for
 * after the decision waits for the signature, unless somebody proposes that it is withdrawn: that is answered first.
 */
function actionBlockers({ actions }: FrameworkContent, today: CalendarDate): Blocker[] {
  return actions.flatMap((action) => {
    const past = pastTargetGap(action, today);
    const blockers =
      past === null
        ? []
        : [
            {
              rule: "actions" as const,
              subject: action.what,
              message: past,
              by: "eia_author" as const,
              putRight: { page: "action" as const, actionId: action.id },
            },
          ];
    if (isResolved(action)) return [...unprovenResolution(action), ...blockers];
    return isForAfterwards(action) && !action.proposal ? blockers : [openActionBlocker(action, today)];
  });
}

function openActionBlocker(action: Action, today: CalendarDate): Blocker {
  return {
    rule: "actions",
    subject: action.what,
    message: `${action.ownerName} has this open, ${action.targetDate < today ? "overdue since" : "due"} ${targetInWords(action)}${
      action.proposal?.kind === "withdraw"
        ? "; its withdrawal waits for a senior or monitoring officer"
        : action.proposal
          ? "; carrying it forward waits for the monitoring officer"
          : ""
    }.`,
    by: action.proposal ? "monitoring_officer" : "action_owner",
    putRight: { page: "action", actionId: action.id },
  };
}

/** A resolution counts only with what rule 4 asks of it. */
function unprovenResolution(action: Action): Blocker[] {
  const gaps = resolutionGaps(action);
  if (gaps.length === 0) return [];
  return [
    {
      rule: "actions",
      subject: action.what,
      message: `${ACTION_STATE_LABELS[action.state]}, but this is not recorded: ${gaps.join(", ")}.`,
      by: action.state === "completed" ? "action_owner" : "monitoring_officer",
      putRight: { page: "action", actionId: action.id },
    },
  ];
}

const REQUIRED_RECORD_FIELDS = {
  title: "The title is missing.",
  summary: "The summary of the issue is missing.",
  recommendations: "The recommendations are missing.",
} as const;

function recordBlockers({ record }: FrameworkContent): Blocker[] {
  const blocker = (message: string, field: "receivedOn" | keyof typeof REQUIRED_RECORD_FIELDS): Blocker => ({
    rule: "record",
    subject: "Decision record",
    message,
    by: "eia_author",
    putRight: { page: "record", field },
  });
  return [
    ...(Object.keys(REQUIRED_RECORD_FIELDS) as (keyof typeof REQUIRED_RECORD_FIELDS)[])
      .filter((field) => record[field].trim() === "")
      .map((field) => blocker(REQUIRED_RECORD_FIELDS[field], field)),
    ...(record.receivedOn ? [] : [blocker("The date it was received is missing.", "receivedOn")]),
  ];
}

/** What the office asks its records for on the day. */
function implicationBlockers({ record, recordSettings }: FrameworkContent, today: CalendarDate): Blocker[] {
  const { asked } = recordSettingOn(recordSettings, today);
  return implicationGaps(asked, record.implications).map((implication) => ({
    rule: "record",
    subject: "Decision record",
    message: `“${IMPLICATION_LABELS[implication]}” says nothing. Where there is nothing to say, it says so.`,
    by: "eia_author",
    putRight: { page: "implications", field: implication },
  }));
}

/** Rule 26: where an impact is adverse, another way was looked at. */
function optionBlockers(content: FrameworkContent): Blocker[] {
  const message = optionsGap(content);
  if (message === null) return [];
  return [
    {
      rule: "options",
      subject: "Decision record",
      message,
      by: "eia_author",
      putRight: { page: "record", field: "options" },
    },
  ];
}

/** Rule 41: what is half written is not printed and signed. */
function sectionBlockers({ sections }: FrameworkContent): Blocker[] {
  return sections.flatMap((section): Blocker[] => {
    const message = sectionGap(section);
    if (message === null) return [];
    return [
      {
        rule: "sections",
        subject: section.heading,
        message,
        by: "eia_author",
        putRight: { page: "section", sectionId: section.id },
      },
    ];
  });
}

/** Rule 29: what somebody asked to be changed is changed, or they are told why not. */
function requestBlockers({ openRequests }: FrameworkContent): Blocker[] {
  return openRequests.map(({ commentId, placeName, askedBy, askedOn }) => ({
    rule: "comments",
    subject: placeName,
    message: `${askedBy} asked for a change on ${formatDate(askedOn)}, and it is not resolved.`,
    by: "eia_author",
    putRight: { page: "comment", commentId },
  }));
}

/** Rule 31: what the public was asked is closed, read and answered. */
function consultationBlockers({ consultations }: FrameworkContent, today: CalendarDate): Blocker[] {
  return consultations.flatMap((standing) => {
    const message = consultationGap(standing, today);
    if (message === null) return [];
    const { consultationId, title } = standing;
    return [
      {
        rule: "consultation" as const,
        subject: title,
        message,
        by: "eia_author" as const,
        putRight: { page: "consultation" as const, consultationId },
      },
    ];
  });
}

/** The steps after submission, each for the digest that is now submitted. */
function stepBlockers({
  content,
  submission,
  approvals,
  determinations,
  acceptances,
  acknowledged,
  decision,
  telling,
}: SignOffFacts): Blocker[] {
  const step = (rule: BlockerRule, message: string, by: Role, putRight: PutRight): Blocker => ({
    rule,
    subject: "Sign-off",
    message,
    by,
    putRight,
  });
  if (!submission) {
    return [step("approval", "It is not submitted.", "eia_author", { page: "sign-off" })];
  }
  const { digest } = submission;
  const blockers: Blocker[] = [];
  if (!approvals.some((approval) => approval.digest === digest)) {
    blockers.push(
      step("approval", "No senior officer has approved it.", "senior_officer", { page: "sign-off" }),
    );
  }
  for (const action of notAccepted(content.actions, acceptances, digest)) {
    blockers.push({
      rule: "afterwards",
      subject: action.what,
      message: `It is to be done after the decision, by ${targetInWords(action)}, and nobody has accepted that.`,
      by: "monitoring_officer",
      putRight: { page: "afterwards" },
    });
  }
  for (const part of RECORD_PARTS) {
    if (!determinations.some((given) => given.digest === digest && given.part === part)) {
      blockers.push(
        step("determinations", `Publication is not determined: ${part}.`, "monitoring_officer", {
          page: "determinations",
        }),
      );
    }
  }
  for (const { where, figure } of telling) {
    blockers.push(
      step(
        "determinations",
        `${where}: “${figure}” tells an amount that is withheld, and the monitoring officer has not said to know.`,
        "monitoring_officer",
        { page: "sign-off" },
      ),
    );
  }
  const keys = new Set(acknowledged?.digest === digest ? acknowledged.keys : []);
  for (const { key, text } of acknowledgementsNeeded(content)) {
    if (!keys.has(key)) {
      blockers.push(
        step("acknowledgement", `Not acknowledged: ${text}`, "decision_maker", { page: "decision" }),
      );
    }
  }
  for (const fault of decision ? Object.values(decisionFaults(decision, decidedOn(content))) : []) {
    blockers.push(step("decision", `${fault}.`, "decision_maker", { page: "decision" }));
  }
  return blockers;
}

/** Rule 11: what the framework before withholds is determined on as it is on the day of the signature. */
function inheritedBlockers(
  { submission, inherited, determinations }: SignOffFacts,
  today: CalendarDate,
): Blocker[] {
  const given = determinations.filter(({ digest }) => digest === submission?.digest);
  // Where a part is not determined, that is what is said.
  if (given.length < RECORD_PARTS.length) return [];
  const changed = [...new Set(notDeterminedOn(inherited, given, today).map(({ name }) => name))];
  if (changed.length === 0) return [];
  const [first = "", ...others] = changed;
  const more = others.length === 0 ? "" : `, and ${others.length} more`;
  return [
    {
      rule: "determinations",
      subject: "Sign-off",
      message: `What the previous decision withholds is not what publication was determined on: ${first}${more}. Return it, so that the monitoring officer determines it again.`,
      by: "decision_maker",
      putRight: { page: "sign-off" },
    },
  ];
}
