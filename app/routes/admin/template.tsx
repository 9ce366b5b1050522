import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  GUIDED,
  GUIDED_FIELDS,
  OWN_QUESTION_KIND_LABELS,
  TEMPLATE_HOLDS_FOR,
  TEMPLATE_KIND_LABELS,
} from "~/domain/templates/template";
import { formatInstant } from "~/domain/shared/calendar-date";
import { defineForm } from "~/forms/form";
import { pressForm } from "~/forms/office/template-form";
import { ownQuestionFields } from "~/forms/templates/own-questions";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { putTemplateIntoUse } from "~/services/office/put-template-into-use.server";
import { PostForm, ShownForm } from "~/ui/form";
import { Button, ButtonLink, SummaryList, Table, WarningText } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { OwnQuestionFields } from "~/ui/templates/own-questions";
import { TemplateCrumbs } from "~/ui/templates/template-crumbs";
import { asPlaced, loadTemplate } from "./template-at-hand.server";

export const handle = pageHandle<typeof loader>({
  title: ({ kind, number }) =>
    `Version ${number} of the office’s own questions: ${TEMPLATE_KIND_LABELS[kind]}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const template = await loadTemplate(args);
  const { questions, guidance, inUseSince, usedByName } = template;
  return {
    ...asPlaced(template),
    questions,
    guidance,
    used: inUseSince === null ? null : `${formatInstant(inUseSince)}, by ${usedByName}`,
  };
}

export async function action(args: ActionFunctionArgs) {
  await loadTemplate(args);
  return answerPost(args, {
    params: params.template,
    form: pressForm,
    act: ({ service, params: place, version }) => putTemplateIntoUse(service, { ...place, version }),
    done: ({ kind, number }) => paths.template(kind, number),
  });
}

export default function Template() {
  const data = useLoaderData<typeof loader>();
  const { kind, number, version, used } = data;
  const answer = useActionData<typeof action>();
  const shown = (
    <>
      <PageHeading title={`Own questions, version ${number}`} caption={TEMPLATE_KIND_LABELS[kind]} />
      <p className="govuk-body">
        {used === null
          ? "This is a draft. Nobody is asked it yet."
          : `It was put into use on ${used}, and stays as it is.`}
      </p>
      <Questions {...data} />
      {kind === "entry" && <GuidanceSaid {...data} />}
      <Preview {...data} />
    </>
  );
  return (
    <>
      <TemplateCrumbs />
      <TwoThirds>
        {used !== null ? (
          shown
        ) : (
          <PostForm form={pressForm} version={version} answer={answer} before={shown}>
            <h2 className="govuk-heading-m">Put it into use</h2>
            <p className="govuk-body">{TEMPLATE_HOLDS_FOR[kind]} What was begun keeps what it began with.</p>
            <WarningText>
              It cannot be changed afterwards: what is to be asked otherwise is a version after it.
            </WarningText>
            <Button>Put version {number} into use</Button>
          </PostForm>
        )}
      </TwoThirds>
    </>
  );
}

type Loaded = Awaited<ReturnType<typeof loader>>;

function Questions({
  kind,
  number,
  questions,
  used,
}: Pick<Loaded, "kind" | "number" | "questions" | "used">) {
  return (
    <>
      {questions.length === 0 ? (
        <p className="govuk-body">It has no questions.</p>
      ) : (
        <Table
          caption="Questions"
          captionSize="m"
          head={["Question", "Answered", "Must it be?", ...(used === null ? ["Change"] : [])].map((text) => ({
            text,
          }))}
          rows={questions.map(({ key, question, kind: how, isRequired }) => ({
            key: String(key),
            header: question,
            cells: [
              { content: OWN_QUESTION_KIND_LABELS[how] },
              { content: isRequired ? "Yes" : "No" },
              ...(used === null
                ? [
                    {
                      content: (
                        <>
                          <a className="govuk-link" href={paths.templateQuestion(kind, number, key)}>
                            Edit<span className="govuk-visually-hidden"> {question}</span>
                          </a>
                          <br />
                          <a className="govuk-link" href={paths.removeTemplateQuestion(kind, number, key)}>
                            Remove<span className="govuk-visually-hidden"> {question}</span>
                          </a>
                        </>
                      ),
                    },
                  ]
                : []),
            ],
          }))}
        />
      )}
      {used === null && (
        <ButtonLink variant="secondary" href={paths.templateQuestion(kind, number, "new")}>
          Add a question
        </ButtonLink>
      )}
    </>
  );
}

function GuidanceSaid({
  kind,
  number,
  guidance,
  used,
}: Pick<Loaded, "kind" | "number" | "guidance" | "used">) {
  const said = GUIDED_FIELDS.filter((field) => guidance[field] !== undefined);
  return (
    <>
      <h2 className="govuk-heading-m">Guidance beside what every entry is asked</h2>
      {said.length === 0 ? (
        <p className="govuk-body">Nothing is said.</p>
      ) : (
        <SummaryList
          rows={said.map((field) => ({
            key: GUIDED[field],
            value: <span className="app-preserve-lines">{guidance[field]}</span>,
          }))}
        />
      )}
      {used === null && (
        <ButtonLink variant="secondary" href={paths.templateGuidance(kind, number)}>
          Write the guidance
        </ButtonLink>
      )}
    </>
  );
}

function Preview({ questions }: Pick<Loaded, "questions">) {
  if (questions.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">As it is asked</h2>
      <ShownForm form={defineForm(ownQuestionFields(questions))}>
        <OwnQuestionFields questions={questions} />
      </ShownForm>
    </>
  );
}
