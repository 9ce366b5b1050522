import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { getContent } from "~db/queries/content.server";
import { isOverdue } from "~/domain/actions/action";
import { answerState, answersTo } from "~/domain/eia/answer-state";
import { otherCharacteristics } from "~/domain/eia/characteristics";
import { isConsultationAsked } from "~/domain/eia/consultation";
import { hasFindingsOfItsOwn, type EiaEntry } from "~/domain/eia/eia";
import { isStale, whatMoved } from "~/domain/eia/freshness";
import { linesSeen } from "~/domain/eia/lines-seen";
import { entriesToWalk, nextUnanswered } from "~/domain/eia/progress";
import { changesOf } from "~/domain/framework/content";
import { formatInstant } from "~/domain/shared/calendar-date";
import { answerForm, answerFormValues, readAnswer } from "~/forms/eia/answer-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { authorsFramework } from "~/routes/budget/budget-at-hand.server";
import { answerChange } from "~/services/eia/answer-change.server";
import { todayOf, type ServiceContext } from "~/services/context.server";
import { AnswerFields } from "~/ui/eia/answer-fields";
import { AnswerSummary } from "~/ui/eia/answer-summary";
import { changeView } from "~/ui/eia/change-view";
import { EiaCrumbs } from "~/ui/eia/eia-crumbs";
import { EntryHead } from "~/ui/eia/entry-head";
import { EntrySections } from "~/ui/eia/entry-sections";
import { PostForm, type FormAnswer } from "~/ui/form";
import { pageHandle } from "~/ui/page-handle";
import { copiesInTurn } from "./copies-in-turn.server";
import { loadChange, type ChangeAtHand } from "./eia-at-hand.server";
import { seenLines } from "./seen-lines.server";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${data.change.title} – EIA – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const at = await loadChange(args);
  const { framework, content, change, entry, permission } = at;
  const state = answerState(change, entry);
  const today = todayOf(args.context);
  return {
    framework,
    glossary: content.glossary,
    mayWrite: permission.ok,
    change: changeView(change),
    state,
    linesSeen: linesSeen(change),
    toPutRight: blockersOf(at),
    moved: entry && isStale(entry, change) ? whatMoved(entry.fingerprint, change) : null,
    entry: entry ? shown(entry) : null,
    isConsultationAsked:
      entry !== undefined && isConsultationAsked(entry, change, content.materialityThreshold),
    confirmedAt: entry ? formatInstant(entry.confirmedAt) : null,
    tied: content.actions
      .filter(({ mitigates }) => entry?.impacts.some(({ id }) => mitigates.includes(id)))
      .map(({ id, what, ownerName, targetDate, targetIsMonth, state: actionState, mitigates }) => ({
        id,
        what,
        ownerName,
        targetDate,
        targetIsMonth,
        state: actionState,
        mitigates,
      })),
    actions: content.actions
      .filter((action) => action.entryId !== null && action.entryId === entry?.id)
      .map(({ id, what, ownerName, targetDate, targetIsMonth, state: actionState, ...rest }) => ({
        id,
        what,
        ownerName,
        targetDate,
        targetIsMonth,
        state: actionState,
        isOverdue: isOverdue({ state: actionState, targetDate, ...rest }, today),
      })),
  };
}

function shown({ fingerprint: _fingerprint, confirmedAt: _confirmedAt, ...entry }: EiaEntry) {
  return entry;
}

/** That it is not assessed, and that it is stale, the page says anyway. */
function blockersOf({ toPutRight, change }: ChangeAtHand) {
  return toPutRight(
    ({ rule, putRight }) =>
      "changeId" in putRight &&
      putRight.changeId === change.id &&
      rule !== "coverage" &&
      rule !== "freshness",
  );
}

export async function action(args: ActionFunctionArgs) {
  await authorsFramework(args);
  return answerPost(args, {
    params: params.change,
    form: answerForm,
    act: async ({ service, value, params: where, version, posted }) => {
      const file = posted.file("separateCopy");
      const save = async () =>
        answerChange(service, {
          ...where,
          ...readAnswer(value),
          separateCopy: file && { fileName: file.name, bytes: await file.bytes() },
          version,
          linesSeen: seenLines(posted),
        });
      await (file ? copiesInTurn(save) : save());
      return posted.get("next") === "yes" ? nextPath(service, where) : undefined;
    },
    done: ({ frameworkId, changeId }) => paths.entry(frameworkId, changeId),
  });
}

async function nextPath(
  { database }: ServiceContext,
  { frameworkId, changeId }: { frameworkId: number; changeId: number },
): Promise<string> {
  const content = await getContent(database.db, frameworkId);
  const next = nextUnanswered(entriesToWalk(answersTo(changesOf(content), content.entries)), changeId);
  return next ? paths.entry(frameworkId, next.change.id) : paths.eia(frameworkId);
}

export default function EntryPage() {
  const data = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { framework, entry, mayWrite } = data;
  const head = <EntryHead {...data} version={entry?.version ?? 0} />;
  return (
    <>
      <EiaCrumbs framework={framework} />
      {mayWrite ? (
        <PostForm
          form={answerForm}
          multipart
          initial={answerFormValues(entry)}
          version={entry?.version ?? 0}
          hidden={{ linesSeen: data.linesSeen }}
          answer={answer}
          before={head}
        >
          <AnswerFields
            frameworkId={framework.id}
            copy={entry?.separateEia.copy ?? null}
            asks={reasonsAsked(entry, answer)}
          />
        </PostForm>
      ) : (
        <>
          {head}
          <AnswerSummary frameworkId={framework.id} answer={entry} state={data.state} />
        </>
      )}
      {entry && (
        <EntrySections
          frameworkId={framework.id}
          entry={entry}
          actions={data.actions}
          tied={data.tied}
          mayWrite={mayWrite}
          isConsultationAsked={data.isConsultationAsked}
        />
      )}
    </>
  );
}

/**
 * A reason that nobody is affected, or nobody was consulted, is asked for where nothing recorded says otherwise; of the other
 * characteristics, and of who is hit by more than one, where there is more to say than of none.
 */
function reasonsAsked(entry: ReturnType<typeof shown> | null, answer: FormAnswer | undefined) {
  type Reason = "noImpactReason" | "othersReason" | "combinedNote" | "nobodyConsultedReason";
  const asks = (name: Reason, isContradicted: boolean) => {
    const typed = answer?.values[name] ?? entry?.[name] ?? "";
    return typed !== "" || !(isContradicted || (entry && !hasFindingsOfItsOwn(entry.kind)));
  };
  const impacts = entry?.impacts ?? [];
  return {
    noImpactReason: asks("noImpactReason", impacts.length > 0),
    othersReason: asks("othersReason", impacts.length === 0 || otherCharacteristics(impacts).length === 0),
    combinedNote: asks("combinedNote", impacts.length < 2),
    nobodyConsultedReason: asks("nobodyConsultedReason", (entry?.consultees.length ?? 0) > 0),
  };
}
