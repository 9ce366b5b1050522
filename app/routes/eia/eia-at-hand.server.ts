import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { mayWriteContent, type Permission } from "~/auth/permissions";
import type { BudgetChange } from "~/domain/budget/changes";
import type { EiaEntry } from "~/domain/eia/eia";
import { changesOf, type FrameworkContent } from "~/domain/framework/content";
import { isBeforeDecision, type FrameworkState } from "~/domain/framework/lifecycle";
import { submissionGate, type Blocker } from "~/domain/framework/sign-off-gate";
import type { CalendarDate } from "~/domain/shared/calendar-date";
import { params, paths, putRightPath } from "~/paths";
import { notFound, readParams, requireFramework } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";
import { todayOf } from "~/services/context.server";
import type { ToPutRight } from "~/ui/eia/to-put-right";

/** What the pages of the EIA read: one framework's content, and one change of it. */
type Args = Pick<LoaderFunctionArgs, "context" | "request" | "params">;

export interface EiaAtHand {
  framework: { id: number; title: string };
  /** Of the framework's row. */
  version: number;
  content: FrameworkContent;
  permission: Permission;
  /** All that blocks submission. */
  blockers: readonly Blocker[];
  isSigned: boolean;
  /** What blocks submission, as far as a page wants to show it. */
  toPutRight: (isShown: (blocker: Blocker) => boolean) => ToPutRight[];
  /** How many of those are of a change. */
  faultsOf: (changeId: number) => number;
}

/** @throws 404 for a baseline, which has no EIA; and what `requireFramework` throws */
export async function loadEia(args: Args): Promise<EiaAtHand> {
  const { framework, actor } = await requireFramework(args);
  if (framework.state === "baseline") throw notFound();
  const content = await args.context.contentOf(framework.id);
  const permission = mayWriteContent(actor, framework);
  const blockers = blockersOf(framework.state, content, todayOf(args.context));
  const faults = countByChange(blockers);
  return {
    framework: { id: framework.id, title: framework.title },
    version: framework.version,
    isSigned: framework.state === "signed",
    content,
    permission,
    blockers,
    toPutRight: (isShown) =>
      blockers.filter(isShown).map((blocker) => ({
        subject: blocker.subject,
        message: blocker.message,
        href: permission.ok ? putRightPath(framework.id, blocker) : null,
      })),
    faultsOf: (changeId) => faults.get(changeId) ?? 0,
  };
}

/** Of what is decided or withdrawn there is nothing left to put right, however old it grows. */
function blockersOf(
  state: FrameworkState,
  content: FrameworkContent,
  today: CalendarDate,
): readonly Blocker[] {
  if (!isBeforeDecision(state)) return [];
  const gate = submissionGate(content, today);
  return gate.ok ? [] : gate.blockers;
}

function countByChange(blockers: readonly Blocker[]): ReadonlyMap<number, number> {
  const byChange = new Map<number, number>();
  for (const { putRight } of blockers) {
    if ("changeId" in putRight) byChange.set(putRight.changeId, (byChange.get(putRight.changeId) ?? 0) + 1);
  }
  return byChange;
}

export interface ChangeAtHand extends EiaAtHand {
  change: BudgetChange;
  entry: EiaEntry | undefined;
}

/** @throws 404 for a change of another framework, or of none */
export async function loadChange(args: Args): Promise<ChangeAtHand> {
  const at = await loadEia(args);
  const { changeId } = readParams(params.change, args.params);
  const change = changesOf(at.content).find(({ id }) => id === changeId);
  if (!change) throw notFound();
  return { ...at, change, entry: at.content.entries.find((entry) => entry.changeId === changeId) };
}

/** The entry that a form writes to. A change that nobody has answered for leads to the page where that is done. */
export async function loadEntryToWrite(args: Args): Promise<ChangeAtHand & { entry: EiaEntry }> {
  const { entry, ...at } = await loadChange(args);
  requirePermission(at.permission);
  if (!entry) throw redirect(paths.entry(at.framework.id, at.change.id));
  return { ...at, entry };
}
