import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { linkWorksUntil, listReturnVersions } from "~db/queries/results.server";
import { NOT_RETURNED, RETURN_WAY_LABELS } from "~/domain/results/line-return";
import { periodInWords, returnDueOn } from "~/domain/results/period";
import { formatDate, formatInstant } from "~/domain/shared/calendar-date";
import { formatMoney } from "~/domain/shared/money";
import { statedAnswers } from "~/domain/templates/template";
import { readReturn, returnForm, returnValues } from "~/forms/results/return-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { recordReturn } from "~/services/results/record-return.server";
import { PostForm } from "~/ui/form";
import { Button, Details, SummaryList } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { ResultsCrumbs } from "~/ui/results/results-crumbs";
import { ReturnFields } from "~/ui/results/return-fields";
import { ReturnTable } from "~/ui/results/return-table";
import { asNamed, asTitled, loadPeriod } from "./results-at-hand.server";

export const handle = pageHandle<typeof loader>({
  title: ({ period, line }) => `Return for ${period.name} – ${line.name}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const at = await loadPeriod(args);
  const { framework, budgetLine, line, period, reminders, today, setting, mayWrite, mayRecord } = at;
  const { db } = args.context.database;
  const versions = await listReturnVersions(db, line.lineId, period.endsOn);
  return {
    framework: asTitled(framework),
    line: asNamed(budgetLine),
    period: {
      endsOn: period.endsOn,
      name: periodInWords(period),
      dueOn: returnDueOn(period, setting.returnDays),
    },
    indicators: line.indicators,
    questions: line.questions,
    limitPercent: setting.limitPercent,
    mayWrite: mayWrite.ok,
    mayRecord: mayRecord.ok && period.startsOn <= today,
    mayRemind: mayRecord.ok && period.endsOn < today,
    versions,
    reminders: reminders.filter(({ periodEndsOn }) => periodEndsOn === period.endsOn),
    link: mayWrite.ok ? await linkWorksUntil(db, line.lineId, period.endsOn) : null,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { line } = await loadPeriod(args);
  return answerPost(args, {
    params: params.lineReturn,
    form: returnForm(line),
    act: ({ service, value, params: place, version }) =>
      recordReturn(service, { ...place, ...readReturn(line, value), version }),
    done: ({ frameworkId, lineId, periodEndsOn }) => paths.lineReturn(frameworkId, lineId, periodEndsOn),
  });
}

export default function ReturnPage() {
  const data = useLoaderData<typeof loader>();
  const { framework, line, period, indicators, questions, limitPercent, versions, reminders } = data;
  const answer = useActionData<typeof action>();
  const [stands, ...earlier] = versions;
  return (
    <>
      <ResultsCrumbs framework={framework} line={line} />
      <TwoThirds>
        {!data.mayRecord && <PageHeading title={`Return for ${period.name}`} caption={line.name} />}
        {!data.mayRecord && (
          <Standing {...{ stands, indicators, questions, limitPercent }} dueOn={period.dueOn} />
        )}
        {data.mayRecord && (
          <PostForm
            form={returnForm({ indicators, questions })}
            initial={returnValues(indicators, stands ?? null)}
            version={stands?.version ?? NOT_RETURNED}
            answer={answer}
            before={
              <>
                <PageHeading title={`Return for ${period.name}`} caption={line.name} />
                <Standing {...{ stands, indicators, questions, limitPercent }} dueOn={period.dueOn} />
                <h2 className="govuk-heading-m">{stands ? "Correct it" : "Enter it"}</h2>
                {stands && (
                  <p className="govuk-body">What stands there now is kept, and can be read below.</p>
                )}
              </>
            }
          >
            <ReturnFields indicators={indicators} questions={questions} isCorrection={stands !== undefined} />
            <Button>Save</Button>
          </PostForm>
        )}
        {(data.mayWrite || data.mayRemind) && <h2 className="govuk-heading-m">Ask the provider</h2>}
        {data.mayWrite && (
          <p className="govuk-body">
            {data.link !== null && `A private link was made. It works until ${formatDate(data.link)}. `}
            <a className="govuk-link" href={paths.makeReturnLink(framework.id, line.id, period.endsOn)}>
              {data.link === null ? "Make a private link for the provider" : "Make another in its place"}
            </a>
          </p>
        )}
        {data.mayRemind && (
          <p className="govuk-body">
            <a className="govuk-link" href={paths.remindOfReturn(framework.id, line.id, period.endsOn)}>
              Record a reminder
            </a>
          </p>
        )}
        {reminders.length > 0 && (
          <ul className="govuk-list govuk-list--bullet">
            {reminders.map(({ remindedOn, note, personName }, index) => (
              <li key={index}>
                Reminded on {formatDate(remindedOn)}, recorded by {personName}
                {note !== "" && `: ${note}`}
              </li>
            ))}
          </ul>
        )}
        {earlier.length > 0 && (
          <>
            <h2 className="govuk-heading-m">What was there before</h2>
            {earlier.map((one) => (
              <Details key={one.version} summary={`Version ${one.version}, ${formatInstant(one.at)}`}>
                <Returned one={one} {...{ indicators, questions, limitPercent }} />
              </Details>
            ))}
          </>
        )}
      </TwoThirds>
    </>
  );
}

type Loaded = Awaited<ReturnType<typeof loader>>;
type Version = Loaded["versions"][number];
interface StandingProps extends Pick<Loaded, "indicators" | "questions" | "limitPercent"> {
  stands: Version | undefined;
  dueOn: Loaded["period"]["dueOn"];
}

function Standing({ stands, indicators, questions, limitPercent, dueOn }: StandingProps) {
  if (!stands)
    return <p className="govuk-body">Nothing is returned yet. It is due on {formatDate(dueOn)}.</p>;
  return <Returned one={stands} {...{ indicators, questions, limitPercent }} />;
}

function Returned({
  one,
  indicators,
  questions,
  limitPercent,
}: { one: Version } & Pick<Loaded, "indicators" | "questions" | "limitPercent">) {
  return (
    <>
      <ReturnTable
        caption={one.version === 1 ? "What was returned" : `What was returned, version ${one.version}`}
        indicators={indicators}
        words={one}
        limitPercent={limitPercent}
      />
      <SummaryList
        rows={[
          { key: "Spent", value: one.spent === null ? "Not stated" : formatMoney(one.spent) },
          {
            key: "Note",
            value: one.note === "" ? "None" : <span className="app-preserve-lines">{one.note}</span>,
          },
          ...statedAnswers(questions, one.ownAnswers).map(({ question, answer }) => ({
            key: question,
            value: <span className="app-preserve-lines">{answer}</span>,
          })),
          {
            key: "How it came",
            value: `${RETURN_WAY_LABELS[one.cameBy]}, ${formatInstant(one.at)}${one.personName === "" ? "" : `, ${one.personName}`}`,
          },
        ]}
      />
    </>
  );
}
