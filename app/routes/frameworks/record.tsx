import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { mayWriteContent } from "~/auth/permissions";
import { implicationsShown, recordSettingOn } from "~/domain/decision/implications";
import { isBeforeDecision } from "~/domain/framework/lifecycle";
import { formatDate } from "~/domain/shared/calendar-date";
import { decisionRecordForm, decisionRecordFormValues } from "~/forms/frameworks/decision-record-form";
import { params, paths } from "~/paths";
import { answerPost, notFound, requireFramework } from "~/routes/answer.server";
import { loadCommentsOn } from "~/routes/comments/comments-at-hand.server";
import { nextStep } from "~/routes/next-to-put-right.server";
import { todayOf } from "~/services/context.server";
import { saveDecisionRecord } from "~/services/frameworks/save-decision-record.server";
import { CommentsHere } from "~/ui/comments/comments-here";
import { TextOrMissing } from "~/ui/eia/written";
import { Fields, PostForm } from "~/ui/form";
import { SummaryList } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { SaveAndNext } from "~/ui/frameworks/save-and-next";
import { FrameworkCrumbs } from "~/ui/frameworks/framework-crumbs";
import { ImplicationList } from "~/ui/frameworks/implication-list";
import { OptionList } from "~/ui/frameworks/option-list";

const TITLE = "Decision record";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, actor } = await requireFramework(args);
  if (framework.state === "baseline") throw notFound();
  const content = await args.context.contentOf(framework.id);
  return {
    framework: { id: framework.id, title: framework.title, state: framework.state },
    record: content.record,
    shown: implicationsShown(
      recordSettingOn(content.recordSettings, todayOf(args.context)).asked,
      content.record.implications,
    ),
    options: content.options,
    comments: await loadCommentsOn(args, { kind: "record", id: null, part: "" }),
    mayWrite: mayWriteContent(actor, framework).ok,
    next: nextStep(content, todayOf(args.context), "record"),
  };
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.framework,
    form: decisionRecordForm,
    act: ({ service, value, params: { frameworkId }, version }) =>
      saveDecisionRecord(service, { ...value, frameworkId, version }),
    done: ({ frameworkId }) => paths.framework(frameworkId),
  });
}

export default function DecisionRecordPage() {
  const { framework, record, shown, options, comments, mayWrite, next } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const heading = <PageHeading title={TITLE} caption={framework.title} />;
  return (
    <>
      <FrameworkCrumbs framework={framework} />
      <TwoThirds>
        {mayWrite ? (
          <PostForm
            form={decisionRecordForm}
            initial={decisionRecordFormValues(record)}
            version={record.version}
            answer={answer}
            before={heading}
          >
            <p className="govuk-body">
              Any of this can stay empty in a draft. The title, the date received, the summary and the
              recommendations are needed before submission.
            </p>
            <Fields />
            <SaveAndNext next={next} />
          </PostForm>
        ) : (
          <>
            {heading}
            <SummaryList rows={rowsOf(record)} />
          </>
        )}
        {isBeforeDecision(framework.state) && (
          <p className="govuk-body">
            <a className="govuk-link" href={paths.asPublished(framework.id, "decision-record")}>
              Read it as it will be read
            </a>
          </p>
        )}
        <ImplicationList
          frameworkId={framework.id}
          shown={shown}
          implications={record.implications}
          mayWrite={mayWrite}
        />
        <OptionList frameworkId={framework.id} options={options} mayWrite={mayWrite} />
        <CommentsHere view={comments} />
      </TwoThirds>
    </>
  );
}

/** The same fields, under the same names, for those who only read them. */
function rowsOf(record: ReturnType<typeof useLoaderData<typeof loader>>["record"]) {
  const { datedOn, receivedOn, reportDatedOn, version: _version, implications: _beneath, ...words } = record;
  const day = (date: typeof receivedOn) => (date ? formatDate(date) : "");
  const texts: Record<string, string> = {
    ...words,
    datedOn: day(datedOn),
    receivedOn: day(receivedOn),
    reportDatedOn: day(reportDatedOn),
  };
  const isShown = (name: string) => texts[name] !== "" || !isOptional(name);
  return Object.entries(decisionRecordForm.fields)
    .filter(([name]) => isShown(name))
    .map(([name, { label }]) => ({
      key: label,
      value: <TextOrMissing text={texts[name] ?? ""} />,
    }));
}

/** What many a request has none of is not said to be missing. */
const isOptional = (name: string) => name === "datedOn" || name.startsWith("report");
