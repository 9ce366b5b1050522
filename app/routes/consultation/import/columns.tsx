import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { SURVEY_TOOL_LABELS } from "~/domain/consultation/imported-answers";
import {
  readSurveyColumns,
  surveyColumnsForm,
  surveyColumnsValues,
} from "~/forms/consultation/answer-import-forms";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { mapAnswerImport } from "~/services/consultation/import/map-answer-import.server";
import { ConsultationCrumbs } from "~/ui/consultation/consultation-crumbs";
import { LetGo } from "~/ui/consultation/let-go";
import { Fields, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { asTitled } from "../consultation-at-hand.server";
import { loadImport } from "./import-at-hand.server";

const TITLE = "What the columns hold";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.consultation.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, consultation, draft, understood } = await loadImport(args);
  const { columns, tool, dropped, leftOut, rows } = draft.sheet;
  return {
    framework: asTitled(framework),
    consultation: asTitled(consultation),
    columns,
    fields: understood.fields.map(({ name, label }) => ({ name, label })),
    mapping: draft.mapping,
    version: draft.version,
    toolLabel: SURVEY_TOOL_LABELS[tool],
    rowCount: rows.length,
    dropped,
    leftOut,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { draft, understood } = await loadImport(args);
  const { columns } = draft.sheet;
  return answerPost(args, {
    params: params.publicConsultation,
    form: surveyColumnsForm(columns, understood.fields),
    act: ({ service, value, params: place, version }) =>
      mapAnswerImport(service, { ...place, version, mapping: readSurveyColumns(value, columns.length) }),
    done: ({ frameworkId, consultationId }) => paths.importAnswersCheck(frameworkId, consultationId),
  });
}

export default function SurveyColumns() {
  const {
    framework,
    consultation,
    columns,
    fields,
    mapping,
    version,
    toolLabel,
    rowCount,
    dropped,
    leftOut,
  } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <ConsultationCrumbs framework={framework} consultation={consultation} />
      <TwoThirds>
        <PostForm
          form={surveyColumnsForm(columns, fields)}
          initial={surveyColumnsValues(mapping)}
          version={version}
          answer={answer}
          before={<PageHeading title={TITLE} caption={consultation.title} />}
        >
          <p className="govuk-body">
            {toolLabel}, with {rowCount === 1 ? "1 answer" : `${rowCount} answers`}.
          </p>
          <LetGo dropped={dropped} leftOut={leftOut} />
          <Fields />
          <Button>Continue</Button>
        </PostForm>
        <p className="govuk-body">
          <a className="govuk-link" href={paths.importAnswersDrop(framework.id, consultation.id)}>
            Drop this import
          </a>
        </p>
      </TwoThirds>
    </>
  );
}
