import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { getContent } from "~db/queries/content.server";
import { isOverdue } from "~/domain/actions/action";
import { answerState, answersTo } from "~/domain/eia/answer-state";
import type { EiaEntry } from "~/domain/eia/eia";
import { isStale, whatMoved } from "~/domain/eia/freshness";
import { linesSeen } from "~/domain/eia/lines-seen";
import { entriesToWalk, nextUnanswered } from "~/domain/eia/progress";
import { changesOf } from "~/domain/framework/content";
import { formatInstant } from "~/domain/shared/calendar-date";
import { answerForm, answerFormValues } from "~/forms/answer-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { answerChange, type UploadedFile } from "~/services/answer-change.server";
import { todayOf, type ServiceContext } from "~/services/context.server";
import { AnswerFields } from "~/ui/eia/answer-fields";
import { AnswerSummary } from "~/ui/eia/answer-summary";
import { changeView } from "~/ui/eia/change-view";
import { EiaCrumbs } from "~/ui/eia/eia-crumbs";
import { EntryHead } from "~/ui/eia/entry-head";
import { EntrySections } from "~/ui/eia/entry-sections";
import { PostForm, type FormAnswer } from "~/ui/form";
import { pageHandle } from "~/ui/page-handle";
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
    mayWrite: permission.ok && state !== "not_needed",
    change: changeView(change),
    state,
    linesSeen: linesSeen(change),
    toPutRight: blockersOf(at),
    moved: entry && isStale(entry, change) ? whatMoved(entry.fingerprint, change) : null,
    entry: entry ? shown(entry) : null,
    confirmedAt: entry ? formatInstant(entry.confirmedAt) : null,
    actions: content.actions
      .filter((action) => action.entryId !== null && action.entryId === entry?.id)
      .map(({ id, what, ownerName, targetDate, state: actionState, ...rest }) => ({
        id,
        what,
        ownerName,
        targetDate,
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

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.change,
    form: answerForm,
    act: async ({ service, value, params: where, version, posted }) => {
      const separateCopy = value.separateCopy && (await readUpload(value.separateCopy));
      await answerChange(service, {
        ...where,
        ...value,
        separateCopy,
        version,
        linesSeen: seenLines(posted),
      });
      return posted.get("next") === "yes" ? nextPath(service, where) : undefined;
    },
    done: ({ frameworkId, changeId }) => paths.entry(frameworkId, changeId),
  });
}

async function readUpload(file: File): Promise<UploadedFile> {
  return { fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
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
        <EntrySections frameworkId={framework.id} entry={entry} actions={data.actions} mayWrite={mayWrite} />
      )}
    </>
  );
}

/** A reason that nobody is affected, or nobody was consulted, is asked for where nothing recorded says otherwise. */
function reasonsAsked(entry: ReturnType<typeof shown> | null, answer: FormAnswer | undefined) {
  const asks = (name: "noImpactReason" | "nobodyConsultedReason", isContradicted: boolean) => {
    const typed = answer?.values[name] ?? entry?.[name] ?? "";
    return typed !== "" || !(isContradicted || entry?.kind === "screened_out");
  };
  return {
    noImpactReason: asks("noImpactReason", (entry?.impacts.length ?? 0) > 0),
    nobodyConsultedReason: asks("nobodyConsultedReason", (entry?.consultees.length ?? 0) > 0),
  };
}
