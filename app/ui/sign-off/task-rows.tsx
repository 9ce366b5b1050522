import type { CommentCounts } from "~/domain/comments/comment";
import type { FrameworkState } from "~/domain/framework/lifecycle";
import { TASK_LABELS, type Task, type TaskListItem } from "~/domain/framework/task-list";
import { paths } from "~/paths";
import { Tag, TaskList } from "../govuk";

export interface TaskRow extends Pick<TaskListItem, "task" | "state"> {
  /** How many things of it block. */
  blockers: number;
  /** Who takes the step: title and names; null for content. */
  by: string | null;
  /** How far it is, or what of it comes first, in words; left out where its state says enough. */
  progress?: string;
  /** Proposals that wait to be looked at before anything else of it; 0 where there are none. */
  proposals?: number;
  /** A step whose own page this person may open now. */
  isOpen: boolean;
  /** How many are open; null for every other task. */
  comments: CommentCounts | null;
}

const CONTENT_PATHS = {
  budget: paths.budget,
  changes: paths.changes,
  eia: paths.eia,
  consultees: paths.consultees,
  actions: paths.actionPlan,
  record: paths.decisionRecord,
  comments: (frameworkId: number) => paths.comments(frameworkId),
} as const;
const STEP_PATHS = {
  submit: (frameworkId: number) => paths.signOff(frameworkId),
  approval: paths.approval,
  determinations: paths.determinations,
  decision: paths.signDecision,
} as const;

const isStep = (task: Task): task is keyof typeof STEP_PATHS => task in STEP_PATHS;

/** The framework's task list: each task with its state in words and the number of its blockers. */
export function TaskRows({
  frameworkId,
  state,
  tasks,
}: {
  frameworkId: number;
  state: FrameworkState;
  tasks: readonly TaskRow[];
}) {
  return (
    <TaskList
      idPrefix="task"
      items={tasks.map((row) => ({
        title: TASK_LABELS[row.task],
        href: isStep(row.task)
          ? row.isOpen
            ? STEP_PATHS[row.task](frameworkId)
            : undefined
          : row.proposals
            ? paths.linkProposals(frameworkId)
            : CONTENT_PATHS[row.task](frameworkId),
        hint: row.by ?? row.progress,
        status: row.comments ? <Comments counts={row.comments} /> : <Status row={row} state={state} />,
        cannotStartYet: row.state === "not_yet" || row.state === "not_reached",
      }))}
    />
  );
}

/** None is no work that is complete, and an open comment that asks for nothing blocks nothing. */
function Comments({ counts: { open, requests } }: { counts: CommentCounts }) {
  if (requests > 0) {
    return <Tag colour="red">{requests === 1 ? "1 change asked for" : `${requests} changes asked for`}</Tag>;
  }
  return open > 0 ? `${open} open` : "None open";
}

function Status({ row, state }: { row: TaskRow; state: FrameworkState }) {
  if (row.proposals) {
    return (
      <Tag colour="blue">{row.proposals === 1 ? "1 proposal waits" : `${row.proposals} proposals wait`}</Tag>
    );
  }
  switch (row.state) {
    case "to_put_right":
      return <Tag colour="red">{`${row.blockers} to put right`}</Tag>;
    case "not_started":
      return "Not started";
    case "complete":
      return state === "baseline" ? "Past figures" : "Complete";
    case "frozen":
      return state === "signed" ? "Sealed" : state === "withdrawn" ? "Withdrawn" : "Frozen";
    case "ready":
      return <Tag colour="blue">{row.task === "submit" ? "Ready to submit" : "Waiting for this"}</Tag>;
    case "done":
      return "Done";
    case "not_yet":
      return "Cannot start yet";
    case "not_reached":
      return "Not reached";
  }
}
