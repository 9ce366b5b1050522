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
  ...WORKFLOW_ACTS.map((act) => `framework.${act}` as const),
  ...ACTION_ACTS.map((act) => `action.${act}` as const),
  "afterwards.accept",
  ...COMMENT_ACTS.map((act) => `comment.${act}` as const),
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
