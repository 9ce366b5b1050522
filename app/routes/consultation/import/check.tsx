import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answerInWords } from "~/domain/consultation/answer";
import { readSurveyValues, surveyValuesForm } from "~/forms/consultation/answer-import-forms";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { confirmAnswerImport } from "~/services/consultation/import/confirm-answer-import.server";
import { ConsultationCrumbs } from "~/ui/consultation/consultation-crumbs";
import { LetGo } from "~/ui/consultation/let-go";
import { Fields, PostForm } from "~/ui/form";
import { Button, SummaryList } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { asTitled, deletedRowsSecret } from "../consultation-at-hand.server";
import { loadImport } from "./import-at-hand.server";

const TITLE = "Check what would be taken";
/** More would not be read. */
const SHOWN = 5;

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.consultation.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, consultation, draft, understood } = await loadImport(args);
  const { sheet, version } = draft;
  const { fresh, known, deleted, refused, unknown, fields, questions } = understood;
  const changes = consultation.proposal?.changes ?? [];
  return {
    framework: asTitled(framework),
    consultation: asTitled(consultation),
    version,
    dropped: sheet.dropped,
    leftOut: sheet.leftOut,
    taken: fresh.length,
    bodies: fresh.filter(({ body }) => body !== "").length,
    known,
    deleted,
    refused,
    unknown,
    valuesOf: fields.map(({ name, label, values }) => ({ name, label, values })),
    first: fresh.slice(0, SHOWN).map(({ row, body, given }) => ({
      row,
      body,
      said: questions
        .flatMap((question) => answerInWords(question, changes, given))
        .map(({ about, chosen, said }) => `${about}: ${[...chosen, said].filter(Boolean).join(". ")}`),
    })),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { unknown, fields } = (await loadImport(args)).understood;
  return answerPost(args, {
    params: params.publicConsultation,
    form: surveyValuesForm(unknown, new Map(fields.map((field) => [field.name, field]))),
    act: async ({ service, value, params: place, version }) =>
      confirmAnswerImport(
        { ...service, secret: await deletedRowsSecret(args, place.consultationId) },
        { ...place, version, said: readSurveyValues(value, unknown) },
      ),
    done: ({ frameworkId, consultationId }) => paths.answers(frameworkId, consultationId),
  });
}

export default function CheckImport() {
  const {
    framework,
    consultation,
    version,
    taken,
    bodies,
    known,
    deleted,
    refused,
    unknown,
    valuesOf,
    first,
    ...gone
  } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = surveyValuesForm(unknown, new Map(valuesOf.map((field) => [field.name, field])));
  return (
    <>
      <ConsultationCrumbs framework={framework} consultation={consultation} />
      <TwoThirds>
        <PostForm
          form={form}
          version={version}
          answer={answer}
          before={<PageHeading title={TITLE} caption={consultation.title} />}
        >
          <p className="govuk-body">
            {taken === 1 ? "1 answer" : `${taken} answers`} would be taken, {bodies} of them for an
            organisation. They are marked as another survey’s, and are unread.
          </p>
          {known > 0 && (
            <p className="govuk-body">
              {known === 1 ? "1 row is" : `${known} rows are`} here already, from a file that was imported
              before, and would not be taken again.
            </p>
          )}
          {deleted > 0 && (
            <p className="govuk-body">
              {deleted === 1 ? "1 row is" : `${deleted} rows are`} left out: somebody asked for that answer to
              be deleted.
            </p>
          )}
          <LetGo dropped={gone.dropped} leftOut={gone.leftOut} />
          {refused.length > 0 && (
            <>
              <h2 className="govuk-heading-m">Rows that are not taken</h2>
              <ul className="govuk-list govuk-list--bullet">
                {refused.map(({ row, why }) => (
                  <li key={row}>
                    Row {row}: {why}
                  </li>
                ))}
              </ul>
            </>
          )}
          {first.length > 0 && (
            <>
              <h2 className="govuk-heading-m">The first answers, as they would be kept</h2>
              <SummaryList
                rows={first.map(({ row, body, said }) => ({
                  key: body === "" ? `Row ${row}` : `Row ${row}: ${body}`,
                  value: (
                    <ul className="govuk-list">
                      {said.map((words, index) => (
                        <li key={index} className="app-preserve-lines">
                          {words}
                        </li>
                      ))}
                    </ul>
                  ),
                }))}
              />
            </>
          )}
          {unknown.length > 0 && (
            <>
              <h2 className="govuk-heading-m">Values that are none of the answers to choose from</h2>
              <Fields />
            </>
          )}
          <Button>Take these answers</Button>
        </PostForm>
        <p className="govuk-body">
          <a className="govuk-link" href={paths.importAnswersColumns(framework.id, consultation.id)}>
            Change what the columns hold
          </a>
        </p>
        <p className="govuk-body">
          <a className="govuk-link" href={paths.importAnswersDrop(framework.id, consultation.id)}>
            Drop this import
          </a>
        </p>
      </TwoThirds>
    </>
  );
}
