import {
  ACTION_ACTS,
  ACTION_STATE_LABELS,
  findActionTransition,
  mayResolveForOthers,
  type Action,
  type ActionAct,
} from "~/domain/actions/action";
import {
  COMMENT_ACTS,
  whyNotNow as whyNoAnswer,
  type Comment,
  type CommentAct,
} from "~/domain/comments/comment";
import type { Authority } from "~/domain/account/delegation";
import type { Project } from "~/domain/commissioning/project";
import type { GrantApplication } from "~/domain/grants/application";
import type { GrantAward } from "~/domain/grants/award";
import {
  ROUND_ACTS,
  ROUND_PHASE_LABELS,
  ROUND_STEPS,
  type GrantRound,
  type RoundAct,
  type RoundPhase,
} from "~/domain/grants/round";
import type { Declaration } from "~/domain/grants/scoring";
import {
  CONSULTATION_ACTS,
  CONSULTATION_STEPS,
  isWritable,
  type ConsultationAct,
  type PublicConsultation,
} from "~/domain/consultation/public-consultation";
import { PHASE_LABELS, type ConsultationPhase } from "~/domain/consultation/standing";
import {
  UNTIL_CONFIRMED,
  waitsForConfirmation,
  type ChosenPassword,
} from "~/domain/account/password-confirmation";
import {
  findTransition,
  isContentOpen,
  isInApproval,
  ROLES,
  STATE_LABELS,
  WORKFLOW_ACTS,
  type FrameworkState,
  type Role,
  type WorkflowAct,
} from "~/domain/framework/lifecycle";
import {
  canBeScrutinised,
  SCRUTINY_ACTS,
  SCRUTINY_STATE_LABELS,
  SCRUTINY_STEPS,
  type ScrutinyAct,
  type ScrutinyReport,
} from "~/domain/scrutiny/scrutiny-report";

/**
 * Who may do what. Nobody may do anything that is not in this file.
 * Services ask it inside their transaction; pages ask it to show only what a person may press.
 */
export interface Person {
  personId: number;
  roles: readonly Role[];
  /** Whether a colleague confirmed that they chose their password in person, where somebody else made the link for it. */
  isConfirmed: boolean;
  /** Delegations to them that are in force, under which they act for the holder of a role. None where left out. */
  delegations?: readonly Authority[];
}

/** What is known of the framework acted on, and of who did what to it. */
export interface FrameworkStanding {
  state: FrameworkState;
  /** Rule 10: all who wrote content of this version. */
  authorIds: ReadonlySet<number>;
  /** Who approved the present submission as a senior officer. */
  approvedBy: number | null;
}

export const OFFICE_ACTS = {
  "framework.create": ["eia_author"],
  "accounts.manage": ["administrator"],
  "office.manage": ["administrator"],
  "audit.read": ["administrator", "monitoring_officer"],
} as const satisfies Record<string, readonly Role[]>;
export type OfficeAct = keyof typeof OFFICE_ACTS;

/** Everything that anybody may ever do here by a role. Whoever is signed in also sees to their own account. */
export const ACTS = [
  ...(Object.keys(OFFICE_ACTS) as OfficeAct[]),
  "password.confirm",
  "frameworks.read",
  "content.write",
  "baseline.withhold",
  "publication.stop",
  "publication.resume",
  "publication.note",
  ...WORKFLOW_ACTS.map((act) => `framework.${act}` as const),
  ...ACTION_ACTS.map((act) => `action.${act}` as const),
  "afterwards.accept",
  ...COMMENT_ACTS.map((act) => `comment.${act}` as const),
  "consultation.write",
  "consultation.consider",
  "consultation.delete_answer",
  ...CONSULTATION_ACTS.map((act) => `consultation.${act}` as const),
  "plan.link",
  "project.write",
  "project.record",
  "results.write",
  "results.record",
  "scrutiny.write",
  "scrutiny.reply",
  ...SCRUTINY_ACTS.map((act) => `scrutiny.${act}` as const),
  "grant.write",
  ...ROUND_ACTS.map((act) => `grant.${act}` as const),
  "grant.enter",
  "grant.sort",
  "grant.declare",
  "grant.score",
  "grant.assess",
  "grant.decide",
  "grant.agree",
  "grant.pay",
  "grant.publish",
  "grant.stop",
] as const;
export type Act = (typeof ACTS)[number];

/**
 * What an account may do whose password somebody else may have chosen (domain/account/password-confirmation.ts): read, and
 * write drafts, which colleagues read, mend and answer for before anything comes of them. Whatever is not named here waits
 * for the confirmation, and so does an act that is new.
 */
const BEFORE_CONFIRMATION: ReadonlySet<Act> = new Set<Act>([
  "frameworks.read",
  "framework.create",
  "content.write",
  "action.edit",
  "action.propose",
  "action.reopen",
]);

/** Roles that read every framework; an action owner reads those in which they own an action. */
const READERS: readonly Role[] = ["eia_author", "senior_officer", "monitoring_officer", "decision_maker"];

/**
 * Why an act is refused: `role` never may, `four-eyes` may not on this one, `unconfirmed` not until a colleague has
 * confirmed who chose their password, `state` not now.
 */
export interface Refused {
  why: "role" | "four-eyes" | "unconfirmed" | "state";
  message: string;
}
export type Permission = { ok: true; role: Role } | { ok: false; refused: Refused };

const no = (why: Refused["why"], message: string): Permission => ({ ok: false, refused: { why, message } });

/** The one way to a yes. */
function yes(person: Person, act: Act, role: Role): Permission {
  return unconfirmed(person, act) ?? { ok: true, role };
}

function unconfirmed({ isConfirmed }: Person, act: Act): Permission | null {
  if (isConfirmed || BEFORE_CONFIRMATION.has(act)) return null;
  return no(
    "unconfirmed",
    `Your account waits for a colleague to confirm that you chose your password yourself. ${UNTIL_CONFIRMED} Your account page says who can confirm it.`,
  );
}

export function mayInOffice(person: Person, act: OfficeAct): Permission {
  const role = firstHeld(person, OFFICE_ACTS[act]);
  return role ? yes(person, act, role) : no("role", "Your roles do not allow this.");
}

/**
 * Confirming that the holder of an account chose its password: not the holder, nor who made the link, nor anybody whose
 * own account waits.
 * @param firstOfAll nobody else could ever have done so (`isFirstOfAll`), so that the maker of the link does
 */
export function mayConfirmPassword(person: Person, chosen: ChosenPassword, firstOfAll: boolean): Permission {
  const role = firstHeld(person, ROLES);
  if (!role) return no("role", "Only somebody who holds a role can confirm this.");
  if (person.personId === chosen.holderId) {
    return no("four-eyes", "You cannot confirm your own account. A colleague must do that.");
  }
  const waiting = unconfirmed(person, "password.confirm");
  if (waiting) return waiting;
  if (!waitsForConfirmation(chosen)) return no("state", "This account does not wait to be confirmed.");
  if (person.personId === chosen.linkMadeBy && !firstOfAll) {
    return no(
      "four-eyes",
      "You made the link by which this password was chosen, so another colleague must confirm it.",
    );
  }
  return yes(person, "password.confirm", role);
}

/** What an administrator would change of an account. */
export interface AccountChange {
  personId: number;
  /** Roles that the person does not hold yet. */
  granted: readonly Role[];
  /** The person would no longer be an administrator who may sign in. */
  losesAdministrator: boolean;
  /** Other administrators who can sign in: in use, and with a password of their own. */
  otherAdministrators: number;
}

/** Nobody grants themselves a role, so that it takes two people to hold one more; and the office keeps an administrator. */
export function mayChangeAccount(person: Person, change: AccountChange): Permission {
  const permission = mayInOffice(person, "accounts.manage");
  if (!permission.ok) return permission;
  if (change.personId === person.personId && change.granted.length > 0) {
    return no("four-eyes", "You cannot give a role to yourself. Another administrator must do that.");
  }
  if (change.losesAdministrator && change.otherAdministrators === 0) {
    return no(
      "state",
      "This is the only administrator who can sign in, so the account stays in use and keeps that role. Make somebody else an administrator first; they must have chosen their password, and a colleague must have confirmed it.",
    );
  }
  return permission;
}

/** Nobody makes themselves a deputy, so that it takes two people to act for one more. */
export function mayRecordDelegation(person: Person, { deputyId }: { deputyId: number }): Permission {
  const permission = mayInOffice(person, "accounts.manage");
  if (!permission.ok || deputyId !== person.personId) return permission;
  return no("four-eyes", "You cannot make yourself a deputy. Another administrator must record that.");
}

export function mayReadFrameworks(person: Person): boolean {
  return reads(person, [...READERS, "action_owner"]);
}

export function seesAllFrameworks(person: Person): boolean {
  return reads(person, READERS);
}

function reads(person: Person, roles: readonly Role[]): boolean {
  const role = firstActedIn(person, roles);
  return role !== undefined && yes(person, "frameworks.read", role).ok;
}

/** Writing budget, changes, EIA, action plan and record. A baseline is written too: it is outside the workflow. */
export function mayWriteContent(person: Person, { state }: Pick<FrameworkStanding, "state">): Permission {
  if (!person.roles.includes("eia_author")) return no("role", "Only an EIA author writes this.");
  if (isContentOpen(state) || state === "baseline") return yes(person, "content.write", "eia_author");
  return no("state", frozenMessage(state));
}

function frozenMessage(state: FrameworkState): string {
  if (state === "baseline") return "A baseline holds past figures only: it has no action plan.";
  return state === "signed" || state === "withdrawn"
    ? `This is ${STATE_LABELS[state].toLowerCase()}: it can no longer be changed.`
    : "This is submitted, so its content is frozen. Recall it first.";
}

/** Submitting, recalling, approving, determining, signing, returning, withdrawing: one table and the four eyes. */
export function mayTakeStep(person: Person, act: WorkflowAct, standing: FrameworkStanding): Permission {
  const roles = stepRoles(act, standing.state);
  const role = firstActedIn(person, roles);
  if (!role) return no("role", "Your roles do not allow this step.");
  const transition = findTransition(act, standing.state);
  if (!transition) return no("state", `This step is not possible now: ${STATE_LABELS[standing.state]}.`);
  return (
    unconfirmed(person, `framework.${act}`) ??
    fourEyes(person, act, standing) ??
    yes(person, `framework.${act}`, role)
  );
}

/** The role for this act from this state; from a state where it is impossible, the roles it ever needs. */
function stepRoles(act: WorkflowAct, state: FrameworkState): Role[] {
  const now = findTransition(act, state);
  if (now) return [now.role];
  return {
    submit: ["eia_author" as const],
    recall: ["eia_author" as const],
    approve: ["senior_officer" as const],
    determine: ["monitoring_officer" as const],
    sign: ["decision_maker" as const],
    return: ["senior_officer" as const, "monitoring_officer" as const, "decision_maker" as const],
    withdraw: ["eia_author" as const],
  }[act];
}

/** Rule 10. A determination is not an approval, so one person may approve and determine; nobody approves and signs. */
function fourEyes(person: Person, act: WorkflowAct, standing: FrameworkStanding): Permission | null {
  const givesAssent = act === "approve" || act === "determine" || act === "sign";
  if (givesAssent && standing.authorIds.has(person.personId)) {
    return no("four-eyes", "You wrote content of this, so somebody else must take this step.");
  }
  if (act === "sign" && standing.approvedBy === person.personId) {
    return no("four-eyes", "You approved this as a senior officer, so somebody else must decide.");
  }
  return null;
}

/**
 * Saying which lines of a baseline are not for everybody. It is a determination: for the monitoring officer, and for nobody
 * who wrote the baseline.
 */
export function mayWithholdOfBaseline(person: Person, standing: FrameworkStanding): Permission {
  const role = firstActedIn(person, ["monitoring_officer"]);
  if (!role) return no("role", "Only the monitoring officer determines what is withheld.");
  if (standing.state !== "baseline") return no("state", "This is determined in its sign-off.");
  if (standing.authorIds.has(person.personId)) {
    return no(
      "four-eyes",
      "You wrote this baseline, so somebody else must determine what of it is withheld.",
    );
  }
  return yes(person, "baseline.withhold", role);
}

/**
 * Rule 30: stopping to publish something of a signed record. Whoever is the monitoring officer does so alone, also where they wrote
 * it: it must not wait for anybody.
 */
export function mayStopPublishing(person: Person, { state }: Pick<FrameworkStanding, "state">): Permission {
  return ofPublished(person, "publication.stop", state);
}

/** Publishing it again is a determination, and so for nobody who wrote content of it. */
export function mayPublishAgain(person: Person, { state, authorIds }: FrameworkStanding): Permission {
  const permission = ofPublished(person, "publication.resume", state);
  if (!permission.ok || !authorIds.has(person.personId)) return permission;
  return no("four-eyes", "You wrote content of this, so somebody else must publish it again.");
}

/** Writing down beside a signed record what happened since: it is published at once, and so is a determination. */
export function mayNoteSince(person: Person, { state, authorIds }: FrameworkStanding): Permission {
  const permission = ofPublished(person, "publication.note", state);
  if (!permission.ok || !authorIds.has(person.personId)) return permission;
  return no("four-eyes", "You wrote content of this, so somebody else must publish what happened since.");
}

function ofPublished(
  person: Person,
  act: "publication.stop" | "publication.resume" | "publication.note",
  state: FrameworkState,
): Permission {
  const role = firstActedIn(person, ["monitoring_officer"]);
  if (!role) return no("role", "Only the monitoring officer determines what is published.");
  if (state !== "signed") return no("state", "Nothing of this is published.");
  return yes(person, act, role);
}

/** @property hasLapsed the framework was withdrawn, or the decision was not to support it */
type ActionStanding = Pick<Action, "ownerId" | "proposal" | "state"> & { hasLapsed?: boolean };

/** Adding to the action plan, which is content that a baseline does not have. */
export function mayAddAction(person: Person, standing: Pick<FrameworkStanding, "state">): Permission {
  if (standing.state === "baseline") return no("state", frozenMessage(standing.state));
  return mayWriteContent(person, standing);
}

/** Rule 4: what may be done with an item of the action plan. */
export function mayActOnAction(
  person: Person,
  act: ActionAct,
  action: ActionStanding,
  standing: FrameworkStanding,
): Permission {
  const role = actionRole(person, act, action);
  if (!role) return no("role", "Your roles do not allow this for this action.");
  const transition = findActionTransition(act, action.state);
  const afterwards = standing.state === "signed" && transition?.isPossibleAfterwards;
  if (!isContentOpen(standing.state) && !afterwards) return no("state", frozenMessage(standing.state));
  const notNow = whyNotNow(act, action);
  if (notNow) return no("state", notNow);
  const waiting = unconfirmed(person, `action.${act}`);
  if (waiting) return waiting;
  const secondPerson = act === "confirm_withdrawal" || act === "accept_carry_forward";
  const proposedIt = action.proposal?.proposedBy === person.personId;
  if (secondPerson && (proposedIt || !mayResolveForOthers(action, person.personId, standing.authorIds))) {
    return no(
      "four-eyes",
      "The owner, an author of the EIA and the person who proposed it cannot confirm this. Somebody else must.",
    );
  }
  return yes(person, `action.${act}`, role);
}

/**
 * Rule 18: accepting, for what is submitted, that an action is done after the decision.
 * @param action null for the list as a whole; its owner accepts the others in it
 */
export function mayAcceptAfterwards(
  person: Person,
  standing: FrameworkStanding,
  action: Pick<Action, "ownerId"> | null = null,
): Permission {
  const role = firstActedIn(person, ["monitoring_officer", "senior_officer"]);
  if (!role) return no("role", "Only a monitoring or a senior officer accepts this.");
  if (!isInApproval(standing.state)) {
    return no("state", `This is not possible now: ${STATE_LABELS[standing.state]}.`);
  }
  const waiting = unconfirmed(person, "afterwards.accept");
  if (waiting) return waiting;
  if (standing.authorIds.has(person.personId)) {
    return no("four-eyes", "You wrote content of this, so somebody else must accept this.");
  }
  if (action?.ownerId === person.personId) {
    return no("four-eyes", "You own this action, so somebody else must accept it.");
  }
  return yes(person, "afterwards.accept", role);
}

/** Comments are for those who write, check and decide: an action owner has no part in them. */
export function mayReadComments(person: Person): boolean {
  return seesAllFrameworks(person);
}

/**
 * Rule 29: commenting, and what follows a comment, while the framework is written and while it waits for its signature. What
 * is submitted cannot have been changed, so until it is in drafting again no author resolves what somebody else asked for.
 * @param comment null to add one
 */
export function mayComment(
  person: Person,
  act: CommentAct,
  comment: Pick<Comment, "isOpen" | "isRequest" | "personId"> | null,
  { state, authorIds }: Pick<FrameworkStanding, "state" | "authorIds">,
): Permission {
  const role = commentingRole(person, authorIds);
  if (!role) return no("role", "Only EIA authors, senior officers and monitoring officers comment.");
  if (!isContentOpen(state) && !isInApproval(state)) {
    return no("state", `This framework takes no comments: ${STATE_LABELS[state].toLowerCase()}.`);
  }
  const notNow = comment !== null && act !== "add" ? whyNoAnswer(act, comment) : null;
  if (notNow) return no("state", notNow);
  const isOfAnother = comment?.isRequest === true && comment.personId !== person.personId;
  if (act === "resolve" && isOfAnother && role === "eia_author" && !isContentOpen(state)) {
    return no(
      "state",
      "While it is submitted nothing can be put right, so an officer resolves this. Recall it to change it.",
    );
  }
  return yes(person, `comment.${act}`, role);
}

/**
 * Rule 31: writing a consultation and its questions, until the public has seen them.
 * @param consultation null to begin one
 */
export function mayWriteConsultation(
  person: Person,
  consultation: Pick<PublicConsultation, "state"> | null,
  { state }: Pick<FrameworkStanding, "state">,
): Permission {
  const role = firstHeld(person, ["eia_author"]);
  if (!role) return no("role", "Only an EIA author writes this.");
  if (!isContentOpen(state)) {
    return no("state", "People are asked while what they are asked about can still change.");
  }
  if (consultation !== null && !isWritable(consultation)) {
    return no("state", "People have seen this, so it stays as it is.");
  }
  return yes(person, "consultation.write", role);
}

/** Rule 31: approving, opening, reporting or withdrawing a consultation. Nobody approves or opens what they wrote. */
export function mayTakeConsultationStep(
  person: Person,
  act: ConsultationAct,
  { phase, writtenBy }: { phase: ConsultationPhase; writtenBy: number },
): Permission {
  const step = CONSULTATION_STEPS[act];
  const role = firstActedIn(person, [step.role]);
  if (!role) return no("role", "Your roles do not allow this step.");
  if (!step.from.includes(phase)) {
    return no("state", `This step is not possible now: ${PHASE_LABELS[phase].toLowerCase()}.`);
  }
  const waiting = unconfirmed(person, `consultation.${act}`);
  if (waiting) return waiting;
  if (act !== "withdraw" && writtenBy === person.personId) {
    return no("four-eyes", "You wrote this, so somebody else must take this step.");
  }
  return yes(person, `consultation.${act}`, role);
}

/** Answers are read by those who write, check and decide what is published. */
const CONSIDERING: readonly Role[] = ["eia_author", "senior_officer", "monitoring_officer"];

export function mayReadAnswers(person: Person): boolean {
  return firstActedIn(person, CONSIDERING) !== undefined && seesAllFrameworks(person);
}

/** Rule 31: reading answers into themes, answering these, and entering what came on paper. */
export function mayConsiderAnswers(
  person: Person,
  phase: ConsultationPhase,
  { state }: Pick<FrameworkStanding, "state">,
): Permission {
  const role = firstActedIn(person, CONSIDERING);
  if (!role) return no("role", "Your roles do not include reading answers.");
  if (phase !== "open" && phase !== "closed") {
    return no(
      "state",
      `Answers are considered while a consultation is open, and until it is reported. This one is: ${PHASE_LABELS[phase].toLowerCase()}.`,
    );
  }
  if (!isContentOpen(state)) return no("state", frozenMessage(state));
  return yes(person, "consultation.consider", role);
}

/** Plans are for whoever reads every framework, and for whoever writes them. */
export function mayReadPlans(person: Person): boolean {
  return seesAllFrameworks(person) || mayInOffice(person, "office.manage").ok;
}

/**
 * Saying to which plan a framework belongs. It is no content, so that one that was signed before its plan was recorded can be tied to
 * it: nothing that is submitted, sealed or published knows of it.
 */
export function mayLinkToPlan(person: Person, { state }: Pick<FrameworkStanding, "state">): Permission {
  const role = firstHeld(person, ["eia_author"]);
  if (!role) return no("role", "Only an EIA author says which plan this belongs to.");
  if (state === "withdrawn") return no("state", frozenMessage(state));
  return yes(person, "plan.link", role);
}

/**
 * Rule 32: writing a commissioning project. It goes on after the signature, which is over none of it; while the framework
 * waits for that, what its gate asks stays as it was submitted.
 */
export function mayWriteProject(person: Person, { state }: Pick<FrameworkStanding, "state">): Permission {
  const role = firstHeld(person, ["eia_author"]);
  if (!role) return no("role", "Only an EIA author writes this.");
  if (isContentOpen(state) || state === "signed") return yes(person, "project.write", role);
  return no("state", frozenMessage(state));
}

/** Saying when a phase of a project began, which changes nothing of what is decided: its owner may, and an EIA author. */
export function mayRecordPhase(
  person: Person,
  { ownerId }: Pick<Project, "ownerId">,
  { state }: Pick<FrameworkStanding, "state">,
): Permission {
  const asOwner = ownerId === person.personId ? firstHeld(person, READERS) : undefined;
  const role = firstHeld(person, ["eia_author"]) ?? asOwner;
  if (!role) return no("role", "Only an EIA author and the owner of the project record this.");
  if (state === "baseline" || state === "withdrawn") return no("state", frozenMessage(state));
  return yes(person, "project.record", role);
}

/**
 * Rule 39: saying what is measured of a line, how often, and making a provider's private link. It is no content: it goes on while the
 * framework waits for the signature, and after it.
 */
export function mayWriteResults(person: Person, { state }: Pick<FrameworkStanding, "state">): Permission {
  const role = firstHeld(person, ["eia_author"]);
  if (!role) return no("role", "Only an EIA author writes this.");
  if (state === "baseline" || state === "withdrawn") return no("state", frozenMessage(state));
  return yes(person, "results.write", role);
}

/** Entering, correcting and importing what was returned, and saying that somebody was reminded of it. */
export function mayRecordResults(person: Person, { state }: Pick<FrameworkStanding, "state">): Permission {
  const role = firstActedIn(person, ["eia_author", "senior_officer"]);
  if (!role) return no("role", "Only an EIA author or a senior officer records results.");
  if (state === "baseline" || state === "withdrawn") return no("state", frozenMessage(state));
  return yes(person, "results.record", role);
}

/** UK GDPR Article 17: deleting an answer on request, which the officer does who answers for what is published. */
export function mayDeleteAnswer(person: Person, phase: ConsultationPhase): Permission {
  const role = firstActedIn(person, ["monitoring_officer"]);
  if (!role) return no("role", "Only the monitoring officer deletes an answer.");
  if (!HAS_ANSWERS.includes(phase)) {
    return no("state", `There is no answer to delete: ${PHASE_LABELS[phase].toLowerCase()}.`);
  }
  return yes(person, "consultation.delete_answer", role);
}

const HAS_ANSWERS: readonly ConsultationPhase[] = ["open", "closed", "reported", "withdrawn"];

/** Reports to a scrutinising body are for those who write, check and decide; once presented they are for everybody. */
export function mayReadScrutiny(person: Person): boolean {
  return seesAllFrameworks(person);
}

/**
 * Rule 33: writing a report to a scrutinising body, until it is presented. It is about content and no part of it, so that whoever
 * writes it may approve what it is about.
 * @param report null to begin one
 */
export function mayWriteScrutiny(
  person: Person,
  report: Pick<ScrutinyReport, "state"> | null,
  { state }: Pick<FrameworkStanding, "state">,
): Permission {
  const role = firstActedIn(person, ["eia_author", "senior_officer"]);
  if (!role) return no("role", "Only an EIA author or a senior officer writes this report.");
  if (!canBeScrutinised(state)) return no("state", "Nothing of this is put to anybody.");
  if (report !== null && report.state !== "drafting") {
    return no("state", "This was presented, so it stays as it is. The monitoring officer can take it back.");
  }
  return yes(person, "scrutiny.write", role);
}

/** Writing down what the body recommended, and what it is answered, until the answer is published. */
export function mayReplyToScrutiny(person: Person, report: Pick<ScrutinyReport, "state">): Permission {
  const role = firstActedIn(person, ["eia_author", "senior_officer"]);
  if (!role) return no("role", "Only an EIA author or a senior officer writes the answer.");
  if (report.state === "presented") return yes(person, "scrutiny.reply", role);
  return no(
    "state",
    report.state === "answered"
      ? "The answer is published, so it stays as it is."
      : "Nothing is recommended before the report is presented.",
  );
}

/**
 * Rule 33: presenting a report publishes it, and so does publishing its answer: both are for the monitoring officer, and not for whoever
 * wrote it. To take it back must not wait for anybody.
 */
export function mayTakeScrutinyStep(
  person: Person,
  act: ScrutinyAct,
  report: Pick<ScrutinyReport, "state" | "writtenBy">,
  { state }: Pick<FrameworkStanding, "state">,
): Permission {
  const step = SCRUTINY_STEPS[act];
  const role = firstActedIn(person, [step.role]);
  if (!role) return no("role", "Only the monitoring officer determines what is published.");
  if (!step.from.includes(report.state)) {
    return no(
      "state",
      `This step is not possible now: ${SCRUTINY_STATE_LABELS[report.state].toLowerCase()}.`,
    );
  }
  // What is withheld is determined by then and not yet in force, so that the report would not know of it.
  if (act === "present" && (state === "determined" || !canBeScrutinised(state))) {
    return no(
      "state",
      "What is published of this has been determined: present the report once it is signed.",
    );
  }
  const waiting = unconfirmed(person, `scrutiny.${act}`);
  if (waiting) return waiting;
  if (act !== "take_back" && report.writtenBy === person.personId) {
    return no("four-eyes", "You wrote this, so somebody else must publish it.");
  }
  return yes(person, `scrutiny.${act}`, role);
}

/** Rounds of grants, what was applied for and what came of it: whoever reads every framework. */
export function mayReadGrants(person: Person): boolean {
  return seesAllFrameworks(person);
}

type RoundStanding = Pick<GrantRound, "state" | "lineId"> | null;

/** Writing a round: until it is opened, and after that the budget line alone, where its own was removed. @param round null for a new one */
export function mayWriteRound(
  person: Person,
  round: RoundStanding,
  { state }: Pick<FrameworkStanding, "state">,
): Permission {
  const role = firstActedIn(person, ["eia_author"]);
  if (!role) return no("role", "Only an EIA author writes rounds of grants.");
  if (state === "baseline" || state === "withdrawn") return no("state", "No grants are made of this.");
  if (round !== null && round.state !== "planned" && (round.lineId !== null || round.state === "decided")) {
    return no("state", "This round was opened, so what applicants were told stays as it is.");
  }
  return yes(person, "grant.write", role);
}

/** Opening, closing before its day, and ending a round: each is said to the public. */
export function mayTakeRoundStep(
  person: Person,
  act: RoundAct,
  { phase, writtenBy }: { phase: RoundPhase; writtenBy: number },
): Permission {
  const step = ROUND_STEPS[act];
  const role = firstActedIn(person, [step.role]);
  if (!role) return no("role", "Only the monitoring officer opens and closes rounds of grants.");
  if (!step.from.includes(phase)) {
    return no("state", `This step is not possible now: ${ROUND_PHASE_LABELS[phase].toLowerCase()}.`);
  }
  const waiting = unconfirmed(person, `grant.${act}`);
  if (waiting) return waiting;
  if (act === "open" && writtenBy === person.personId) {
    return no("four-eyes", "You wrote this round, so somebody else must open it.");
  }
  return yes(person, `grant.${act}`, role);
}

/** Entering what came on paper. */
export function mayEnterApplication(person: Person, phase: RoundPhase): Permission {
  const role = firstActedIn(person, ["eia_author"]);
  if (!role) return no("role", "Only an EIA author enters applications.");
  if (phase !== "open" && phase !== "closed") {
    return no("state", `No application is taken now: ${ROUND_PHASE_LABELS[phase].toLowerCase()}.`);
  }
  return yes(person, "grant.enter", role);
}

type ForDecision = Pick<GrantApplication, "state" | "enteredBy" | "assessedBy">;

/** Looking at what came in a flood: whether it is an application. */
export function maySortApplication(person: Person, { state }: Pick<ForDecision, "state">): Permission {
  const role = firstActedIn(person, ["eia_author", "senior_officer"]);
  if (!role) return no("role", "Only an EIA author or a senior officer looks at what was held back.");
  if (state !== "held_back" && state !== "set_aside") return no("state", "This was not held back.");
  return yes(person, "grant.sort", role);
}

/** Saying whether they have an interest: everybody who may read it, until it is decided. */
export function mayDeclareInterest(person: Person, { state }: Pick<ForDecision, "state">): Permission {
  const role = firstActedIn(person, READERS);
  if (!role) return no("role", "Your roles have no part in grants.");
  if (isAnswered(state)) return no("state", "This application is decided already.");
  return yes(person, "grant.declare", role);
}

const isAnswered = (state: ForDecision["state"]) => state === "awarded" || state === "refused";

/** Whoever has an interest has no part; and nobody is believed to have none who has not said so. */
function withoutInterest(person: Person, declarations: readonly Declaration[]): Permission | null {
  const own = declarations.find(({ personId }) => personId === person.personId);
  if (!own) return no("four-eyes", "Declare first whether you have an interest in this application.");
  return own.hasInterest
    ? no("four-eyes", "You declared an interest in this application, so others score and decide it.")
    : null;
}

/** Scoring an application of a round that has closed. */
export function mayScore(
  person: Person,
  {
    application,
    phase,
    declarations,
  }: { application: ForDecision; phase: RoundPhase; declarations: readonly Declaration[] },
): Permission {
  const role = firstActedIn(person, ["eia_author", "senior_officer"]);
  if (!role) return no("role", "Only EIA authors and senior officers score applications.");
  const notNow = notYetDecidable(application, phase);
  if (notNow) return notNow;
  return (
    unconfirmed(person, "grant.score") ??
    withoutInterest(person, declarations) ??
    yes(person, "grant.score", role)
  );
}

function notYetDecidable({ state }: Pick<ForDecision, "state">, phase: RoundPhase): Permission | null {
  if (isAnswered(state)) return no("state", "This application is decided already.");
  if (state !== "received") return no("state", "This was held back: look at it first.");
  if (phase === "closed") return null;
  return no("state", "Applications are scored and decided once the round has closed.");
}

/** Rule 36: assessing what an award does to whom, before it is made. */
export function mayAssessAllocation(person: Person, { state }: Pick<ForDecision, "state">): Permission {
  const role = firstActedIn(person, ["eia_author"]);
  if (!role) return no("role", "Only an EIA author assesses an application.");
  if (isAnswered(state)) return no("state", "This application is decided already.");
  if (state !== "received") return no("state", "This was held back: look at it first.");
  return yes(person, "grant.assess", role);
}

/** Awarding or refusing: for whoever decides, who has no interest and had no hand in what they decide on. */
export function mayDecideGrant(
  person: Person,
  given: {
    application: ForDecision;
    phase: RoundPhase;
    declarations: readonly Declaration[];
    /** Those who scored it. */
    scorers: readonly number[];
  },
): Permission {
  const { application, phase, declarations, scorers } = given;
  const role = firstActedIn(person, ["decision_maker"]);
  if (!role) return no("role", "Only whoever decides awards grants.");
  const notNow = notYetDecidable(application, phase);
  if (notNow) return notNow;
  const waiting = unconfirmed(person, "grant.decide");
  if (waiting) return waiting;
  const { enteredBy, assessedBy } = application;
  if (scorers.includes(person.personId) || enteredBy === person.personId || assessedBy === person.personId) {
    return no(
      "four-eyes",
      "You entered, assessed or scored this application, so somebody else must decide it.",
    );
  }
  return withoutInterest(person, declarations) ?? yes(person, "grant.decide", role);
}

/** Saving the day of the agreement and the payments of an award. */
export function mayAgreeGrant(person: Person, { outcome }: Pick<GrantAward, "outcome">): Permission {
  const role = firstActedIn(person, ["eia_author", "senior_officer"]);
  if (!role) return no("role", "Only an EIA author or a senior officer saves what was agreed.");
  if (outcome !== "awarded") return no("state", "Nothing was awarded.");
  return yes(person, "grant.agree", role);
}

/** Recording what was paid of an award, once there is an agreement. */
export function mayPayGrant(
  person: Person,
  { outcome, agreedOn }: Pick<GrantAward, "outcome" | "agreedOn">,
): Permission {
  const role = firstActedIn(person, ["eia_author", "senior_officer"]);
  if (!role) return no("role", "Only an EIA author or a senior officer records what was paid.");
  if (outcome !== "awarded") return no("state", "Nothing was awarded.");
  if (agreedOn === null) return no("state", "Nothing is paid before there is an agreement.");
  return yes(person, "grant.pay", role);
}

/** Publishing an award is a determination, and so for nobody who made it. */
export function mayPublishGrant(
  person: Person,
  { outcome, publishedOn, decidedBy }: Pick<GrantAward, "outcome" | "publishedOn" | "decidedBy">,
): Permission {
  const role = firstActedIn(person, ["monitoring_officer"]);
  if (!role) return no("role", "Only the monitoring officer determines what is published.");
  if (outcome !== "awarded" || publishedOn !== null) return no("state", "There is nothing to publish.");
  const waiting = unconfirmed(person, "grant.publish");
  if (waiting) return waiting;
  if (decidedBy === person.personId) {
    return no("four-eyes", "You awarded this grant, so somebody else must publish it.");
  }
  return yes(person, "grant.publish", role);
}

/** Stopping to publish an award: the monitoring officer alone, also where they made it. */
export function mayStopGrant(person: Person, { publishedOn }: Pick<GrantAward, "publishedOn">): Permission {
  const role = firstActedIn(person, ["monitoring_officer"]);
  if (!role) return no("role", "Only the monitoring officer determines what is published.");
  if (publishedOn === null) return no("state", "This is not published.");
  return yes(person, "grant.stop", role);
}

/** Rule 31: counting what people said of themselves, once no more is said. */
export function mayCountMonitoring(
  person: Person,
  phase: ConsultationPhase,
  standing: Pick<FrameworkStanding, "state">,
): Permission {
  const may = mayConsiderAnswers(person, phase, standing);
  if (!may.ok || phase === "closed") return may;
  return no(
    "state",
    "It takes answers still: what people say about themselves is counted once it has closed.",
  );
}

/** Whoever wrote content of it speaks as its author, whatever else they are. */
function commentingRole(person: Person, authorIds: ReadonlySet<number>): Role | undefined {
  const asAuthor = authorIds.has(person.personId) ? firstHeld(person, ["eia_author"]) : undefined;
  return asAuthor ?? firstActedIn(person, ["senior_officer", "monitoring_officer", "eia_author"]);
}

/** All that a person may do with it now: what a page offers. */
export function actsOnAction(
  person: Person,
  action: ActionStanding,
  standing: FrameworkStanding,
): ActionAct[] {
  return ACTION_ACTS.filter((act) => mayActOnAction(person, act, action, standing).ok);
}

/** What the action's own state rules out, in a sentence. */
function whyNotNow(act: ActionAct, action: ActionStanding): string | null {
  if (action.hasLapsed) return "This action lapsed, so nothing more is recorded on it.";
  const transition = findActionTransition(act, action.state);
  if (!transition) return whyNotFrom(act, ACTION_STATE_LABELS[action.state].toLowerCase());
  if (transition.answers === undefined || transition.answers === action.proposal?.kind) return null;
  return transition.answers === "withdraw"
    ? "Nobody proposes to withdraw this action."
    : "Nobody proposes to carry this action forward.";
}

function whyNotFrom(act: ActionAct, state: string): string {
  switch (act) {
    case "complete":
    case "confirm_withdrawal":
    case "accept_carry_forward":
    case "reopen":
      return `This action is ${state} already.`;
    case "edit":
    case "propose":
      return `This action is ${state}. An EIA author can reopen it while its plan is in drafting.`;
  }
}

function actionRole(person: Person, act: ActionAct, action: ActionStanding): Role | undefined {
  switch (act) {
    case "complete":
    case "propose":
      if (person.roles.includes("eia_author")) return "eia_author";
      return action.ownerId === person.personId ? firstHeld(person, ["action_owner", ...READERS]) : undefined;
    case "edit":
    case "reopen":
      return firstHeld(person, ["eia_author"]);
    case "confirm_withdrawal":
      return firstActedIn(person, ["monitoring_officer", "senior_officer"]);
    case "accept_carry_forward":
      return firstActedIn(person, ["monitoring_officer"]);
  }
}

type Holder = Pick<Person, "roles" | "delegations">;

function firstHeld(person: Holder, roles: readonly Role[]): Role | undefined {
  return roles.find((role) => person.roles.includes(role));
}

/** Of these roles one that the person holds, else one in which they are a deputy: the four eyes apply to both alike. */
function firstActedIn(person: Holder, roles: readonly Role[]): Role | undefined {
  return firstHeld(person, roles) ?? roles.find((role) => isDeputyFor(person, role));
}

function isDeputyFor({ delegations = [] }: Holder, role: Role): boolean {
  return delegations.some((delegation) => delegation.role === role);
}

export interface StepWithoutPerson {
  act: WorkflowAct;
  role: Role;
}

/** Rule 10: that no eligible person is left for a step is shown while drafting, not at the end. */
export function stepsWithoutPerson(
  people: readonly Person[],
  authorIds: ReadonlySet<number>,
): StepWithoutPerson[] {
  const eligible = (role: Role) =>
    people.filter(
      (person) =>
        person.isConfirmed && firstActedIn(person, [role]) !== undefined && !authorIds.has(person.personId),
    );
  const approvers = eligible("senior_officer");
  const signatories = eligible("decision_maker");
  const onlyOneForBoth =
    approvers.length === 1 && signatories.length === 1 && approvers[0]?.personId === signatories[0]?.personId;
  return [
    ...(approvers.length === 0 ? [{ act: "approve" as const, role: "senior_officer" as const }] : []),
    ...(eligible("monitoring_officer").length === 0
      ? [{ act: "determine" as const, role: "monitoring_officer" as const }]
      : []),
    ...(signatories.length === 0 || onlyOneForBoth
      ? [{ act: "sign" as const, role: "decision_maker" as const }]
      : []),
  ];
}
