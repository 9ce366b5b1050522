import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { getWhomToAsk } from "~db/queries/office.server";
import { isOverdue } from "~/domain/actions/action";
import { contradictionsOf, saidInWords } from "~/domain/consultation/contradiction";
import { answerState } from "~/domain/eia/answer-state";
import { isConsultationAsked } from "~/domain/eia/consultation";
import type { EiaEntry } from "~/domain/eia/eia";
import { isStale, whatMoved } from "~/domain/eia/freshness";
import { linesSeen } from "~/domain/eia/lines-seen";
import { placeOf } from "~/domain/framework/next-to-put-right";
import { formatInstant } from "~/domain/shared/calendar-date";
import { answerFormValues } from "~/forms/eia/answer-form";
import { ownAnswerValues } from "~/forms/templates/own-questions";
import { copiedRows, entryForm, incompleteValues, readEntry } from "~/forms/eia/entry-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { authorsFramework } from "~/routes/budget/budget-at-hand.server";
import { loadCommentsOn } from "~/routes/comments/comments-at-hand.server";
import { nextStep } from "~/routes/next-to-put-right.server";
import { saveEntry } from "~/services/eia/save-entry.server";
import { todayOf } from "~/services/context.server";
import { WhomToAsk } from "~/ui/eia/whom-to-ask";
import { CommentsHere } from "~/ui/comments/comments-here";
import { ProjectsOfChange } from "~/ui/commissioning/projects-of-change";
import { AnswerFields } from "~/ui/eia/answer-fields";
import { AnswerSummary } from "~/ui/eia/answer-summary";
import { changeView } from "~/ui/eia/change-view";
import { EiaCrumbs } from "~/ui/eia/eia-crumbs";
import { EntryHead } from "~/ui/eia/entry-head";
import { EntrySections, type ShownEntry } from "~/ui/eia/entry-sections";
import { PostForm } from "~/ui/form";
import { SaveAndNext } from "~/ui/frameworks/save-and-next";
import { pageHandle } from "~/ui/page-handle";
import { copiesInTurn } from "./copies-in-turn.server";
import { entryToCopy, entriesToCopy, textBefore } from "./entry-before.server";
import { entryAsks, missingIn } from "./entry-asks.server";
import { loadChange } from "./eia-at-hand.server";
import { seenLines } from "./seen-lines.server";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${data.change.title} – EIA – ${data.framework.title}`,
  needsScript: true,
  isKept: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const at = await loadChange(args);
  const { framework, content, change, entry, permission, toPutRight } = at;
  const today = todayOf(args.context);
  const copied = permission.ok ? entryToCopy(args.request, at) : null;
  return {
    framework,
    glossary: content.glossary,
    mayWrite: permission.ok,
    whomToAsk: await getWhomToAsk(args.context.database.db),
    comments: await loadCommentsOn(args, { kind: "entry", id: change.id, part: "" }),
    change: changeView(change),
    state: answerState(change, entry),
    linesSeen: linesSeen(change),
    toPutRight: toPutRight(
      ({ rule, putRight }) =>
        "changeId" in putRight &&
        putRight.changeId === change.id &&
        // That it is not assessed, and that it is stale, the page says anyway.
        rule !== "coverage" &&
        rule !== "freshness",
    ),
    moved: entry && isStale(entry, change) ? whatMoved(entry.fingerprint, change) : null,
    entry: entry ? shown(entry) : null,
    asks: entryAsks(at),
    missing: missingIn(at),
    isSigned: at.isSigned,
    projects: content.projects
      .filter(({ changeIds }) => changeIds.includes(change.id))
      .map(({ projectId, name, eiaState }) => ({ projectId, name, eiaState })),
    next: permission.ok ? nextStep(content, today, placeOf({ page: "entry", changeId: change.id })) : null,
    copied: copied && { title: copied.title, answer: shown(copied.entry) },
    toCopy: permission.ok ? entriesToCopy(at) : [],
    before: permission.ok ? await textBefore(args, at) : null,
    isConsultationAsked: isConsultationAsked(entry ?? { impacts: [] }, change, content.materialityThreshold),
    saidAgainst: entry ? contradictionsOf(entry, content.consultationReports).map(saidInWords) : [],
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

export async function action(args: ActionFunctionArgs) {
  await authorsFramework(args);
  const asks = entryAsks(await loadChange(args));
  return answerPost(args, {
    params: params.change,
    form: entryForm(asks),
    act: async ({ service, value, params: where, version, posted }) => {
      const file = posted.file("separateCopy");
      const save = async () =>
        saveEntry(service, {
          ...where,
          ...readEntry(value, asks),
          separateCopy: file && { fileName: file.name, bytes: await file.bytes() },
          version,
          linesSeen: seenLines(posted),
        });
      await (file ? copiesInTurn(save) : save());
    },
    done: ({ frameworkId, changeId }) => paths.entry(frameworkId, changeId),
  });
}

/** Of a change that nobody has answered for, the page asks all that an assessment is. */
const NO_ENTRY: Omit<ShownEntry, "changeId"> = {
  id: null,
  kind: "assessed",
  screeningReason: "",
  screenedOutOn: null,
  findings: [],
  evidence: [],
  impacts: [],
  noImpactReason: "",
  othersReason: "",
  combinedNote: "",
  contradictedReason: "",
  consultees: [],
  nobodyConsultedReason: "",
  ownAnswers: [],
  absorbed: [],
};

export default function EntryPage() {
  const data = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { framework, change, entry, mayWrite, asks, copied } = data;
  const head = (
    <>
      <EntryHead {...data} version={entry?.version ?? 0} />
      <WhomToAsk {...data.whomToAsk} />
      <ProjectsOfChange frameworkId={framework.id} projects={data.projects} />
      {data.isSigned && (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.entrySeen(framework.id, change.id)}>
            Expected and seen: what the returns show beside this
          </a>
        </p>
      )}
    </>
  );
  const sections = {
    frameworkId: framework.id,
    actions: data.actions,
    tied: data.tied,
    isConsultationAsked: data.isConsultationAsked,
    saidAgainst: data.saidAgainst,
    ownQuestions: asks.ownQuestions,
  };
  return (
    <>
      <EiaCrumbs framework={framework} />
      {mayWrite ? (
        <PostForm
          form={entryForm(asks)}
          multipart
          initial={{
            ...answerFormValues(entry ?? copied?.answer ?? null),
            ...ownAnswerValues((entry ?? copied?.answer)?.ownAnswers ?? []),
            ...incompleteValues(entry?.impacts ?? []),
            ...copiedRows(copied?.answer.impacts ?? []),
          }}
          version={entry?.version ?? 0}
          hidden={{ linesSeen: data.linesSeen }}
          answer={answer}
          before={head}
        >
          <AnswerFields
            frameworkId={framework.id}
            change={change}
            copy={entry?.separateEia.copy ?? null}
            missing={data.missing}
            asks={asks}
            toCopy={data.toCopy}
            copiedFrom={copied?.title ?? null}
            before={data.before}
          />
          <EntrySections
            {...sections}
            entry={entry ?? { ...NO_ENTRY, changeId: change.id }}
            writing={{
              missing: data.missing,
              free: asks.free,
              guidance: asks.guidance.impacts,
              incomplete: asks.incomplete.map(({ id }) => id),
            }}
          />
          <SaveAndNext next={data.next} />
        </PostForm>
      ) : (
        <>
          {head}
          <AnswerSummary frameworkId={framework.id} answer={entry} state={data.state} />
          {entry && <EntrySections {...sections} entry={entry} writing={null} />}
        </>
      )}
      <CommentsHere view={data.comments} />
    </>
  );
}
