import { mayActOnAction, type Person } from "../../app/auth/permissions";
import {
  ACTION_STATE_LABELS,
  ACTION_STATES,
  ACTION_TRANSITIONS,
  type Action,
  type ActionTransition,
} from "../../app/domain/actions/action";
import {
  FRAMEWORK_STATES,
  isContentOpen,
  ROLES,
  STATE_LABELS,
  TRANSITIONS,
  type Role,
} from "../../app/domain/framework/lifecycle";
import { drawTable } from "./table";

const ROLE_WORDS: Record<Role, string> = {
  eia_author: "EIA author",
  action_owner: "action owner",
  senior_officer: "senior officer",
  monitoring_officer: "monitoring officer",
  decision_maker: "deciding body",
  administrator: "administrator",
};

const inWords = (act: string) => act.replaceAll("_", " ");

/** An arrow of a state diagram. */
interface Arrow {
  from: string;
  to: string;
  says: string;
}

/** The life of a framework, out of its table of transitions. */
export function drawFrameworkLife(): string {
  const arrows = TRANSITIONS.map(({ act, from, to, role }) => ({
    from,
    to,
    says: `${act} (${ROLE_WORDS[role]})`,
  }));
  const begin = FRAMEWORK_STATES.filter(
    (state) => isContentOpen(state) || !TRANSITIONS.some(({ from, to }) => from === state || to === state),
  );
  const end = FRAMEWORK_STATES.filter((state) => !TRANSITIONS.some(({ from }) => from === state));
  return [
    drawStates({ labels: STATE_LABELS, states: FRAMEWORK_STATES, begin, arrows, end }),
    drawTable(
      ["from", "act", "by", "to", "with a reason"],
      TRANSITIONS.map(({ from, act, role, to, needsReason }) => [
        STATE_LABELS[from],
        act,
        ROLE_WORDS[role],
        STATE_LABELS[to],
        needsReason ? "yes" : "",
      ]),
    ),
  ].join("\n\n");
}

/** The life of an action, out of its table of transitions; who may is asked of the permissions. */
export function drawActionLife(): string {
  return [
    drawStates({
      labels: ACTION_STATE_LABELS,
      states: ACTION_STATES,
      begin: ["open"],
      arrows: ACTION_TRANSITIONS.map(({ act, from, to }) => ({ from, to, says: inWords(act) })),
      // Each may be reopened, so that none is an end as long as its framework is drafted.
      end: [],
    }),
    drawTable(
      ["from", "act", "by", "to", "when"],
      ACTION_TRANSITIONS.map((transition) => [
        ACTION_STATE_LABELS[transition.from],
        inWords(transition.act),
        whoMay(transition).join(", "),
        ACTION_STATE_LABELS[transition.to],
        whenItIsPossible(transition),
      ]),
    ),
  ].join("\n\n");
}

function whenItIsPossible({ answers, isPossibleAfterwards }: ActionTransition): string {
  const drafting = answers ? `drafting, once it is proposed to ${inWords(answers)}` : "drafting";
  return isPossibleAfterwards ? `${drafting}; also once the framework is signed` : drafting;
}

const [OWNER, SOMEBODY] = [1, 2];

/** Asked of `mayActOnAction` for somebody who holds one role and had no part in it, and for the owner. */
function whoMay({ act, from, answers }: ActionTransition): string[] {
  const action: Pick<Action, "ownerId" | "proposal" | "state"> = {
    ownerId: OWNER,
    state: from,
    proposal: answers ? { kind: answers, reason: "A reason", proposedBy: OWNER } : null,
  };
  const standing = { state: "drafting" as const, authorIds: new Set<number>(), approvedBy: null };
  const may = (person: Pick<Person, "personId" | "roles">) =>
    mayActOnAction({ ...person, isConfirmed: true }, act, action, standing).ok;
  return [
    ...(may({ personId: OWNER, roles: ["action_owner"] }) ? ["its owner"] : []),
    ...ROLES.filter((role) => may({ personId: SOMEBODY, roles: [role] })).map((role) => ROLE_WORDS[role]),
  ];
}

/** A Mermaid state diagram; arrows between the same two states are one. */
function drawStates<State extends string>(life: {
  labels: Record<State, string>;
  states: readonly State[];
  begin: readonly State[];
  arrows: readonly Arrow[];
  end: readonly State[];
}): string {
  const merged = new Map<string, string[]>();
  for (const { from, to, says } of life.arrows) {
    const between = `${from} --> ${to}`;
    merged.set(between, [...(merged.get(between) ?? []), says]);
  }
  return [
    "```mermaid",
    "stateDiagram-v2",
    ...life.states.map((state) => `  state "${life.labels[state]}" as ${state}`),
    ...life.begin.map((state) => `  [*] --> ${state}`),
    ...[...merged].map(([between, says]) => `  ${between}: ${[...new Set(says)].join(" or ")}`),
    ...life.end.map((state) => `  ${state} --> [*]`),
    "```",
  ].join("\n");
}
