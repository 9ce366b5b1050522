import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { getBudget } from "~db/queries/content.server";
import type { Budget } from "~/domain/budget/budget";
import { reconcileImport } from "~/domain/budget/import-reconciliation";
import type { ImportedBudget, ImportQuestion } from "~/domain/budget/imported-budget";
import {
  importAnswerValues,
  importQuestionsForm,
  QUESTIONS_AT_ONCE,
  readImportAnswers,
} from "~/forms/budget/import/import-questions-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { answerImportQuestions } from "~/services/budget/import/answer-import-questions.server";
import { allQuestions, type UnderstoodImport } from "~/services/budget/import/understood-import.server";
import { ImportCrumbs, importCaption } from "~/ui/budget/import/import-crumbs";
import { ImportSteps } from "~/ui/budget/import/import-steps";
import { QuestionField } from "~/ui/budget/import/question-field";
import { PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { loadUnderstood, understoodOfPost } from "./import-at-hand.server";

export const handle = pageHandle<typeof loader>({
  title: (data) => `What cannot be read – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, row, ...understood } = await loadUnderstood(args);
  const { draft, imported } = understood;
  const questions = questionsOnPage(understood);
  if (questions.length === 0) throw redirect(paths.importPreview(framework.id));
  const { previousId } = row;
  const previous = previousId === null ? null : await getBudget(args.context.database.db, previousId);
  return {
    framework,
    fileName: draft.fileName,
    version: draft.version,
    questions: withWhatFits(questions, imported, previous),
    openCount: imported.questions.length,
    answers: draft.answers,
  };
}

/** Those still open first; then those answered, which can be answered again. */
function questionsOnPage(understood: UnderstoodImport): ImportQuestion[] {
  const open = understood.imported.questions;
  const openKeys = new Set(open.map(({ key }) => key));
  const answered = allQuestions(understood).filter(({ key }) => !openKeys.has(key));
  return [...open, ...answered].slice(0, QUESTIONS_AT_ONCE);
}

/** With what the stated figures say that an amount would have to be. */
function withWhatFits(
  questions: readonly ImportQuestion[],
  imported: ImportedBudget,
  previous: Budget | null,
): (ImportQuestion & { whatFits: string | null })[] {
  const { findings } = reconcileImport(imported, previous);
  return questions.map((question) => {
    const suspects = findings
      .filter(({ year }) => year === question.year)
      .flatMap((finding) => finding.suspects.filter(({ lineId }) => lineId === question.row));
    return { ...question, whatFits: suspects[0]?.reason ?? null };
  });
}

export async function action(args: ActionFunctionArgs) {
  const questions = questionsOnPage(await understoodOfPost(args));
  return answerPost(args, {
    params: params.framework,
    form: importQuestionsForm(questions),
    act: ({ service, value, params: { frameworkId }, version }) =>
      answerImportQuestions(service, { frameworkId, version, answers: readImportAnswers(value, questions) }),
    done: ({ frameworkId }) => paths.importPreview(frameworkId),
  });
}

export default function ImportQuestions() {
  const { framework, fileName, version, questions, openCount, answers } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <ImportCrumbs framework={framework} />
      <TwoThirds>
        <PostForm
          form={importQuestionsForm(questions)}
          initial={importAnswerValues(answers, questions)}
          version={version}
          answer={answer}
          before={
            <>
              <PageHeading title="What cannot be read" caption={importCaption(fileName)} />
              <p className="govuk-body">
                These cells cannot be read with certainty. No amount is guessed: say what each of them is,
                from the budget itself. Where the budget does not say either, write “not stated”.
              </p>
              {openCount > questions.length && (
                <p className="govuk-body">
                  These are the first {questions.length} of {openCount.toLocaleString("en-GB")}; the others
                  follow.
                </p>
              )}
            </>
          }
        >
          {questions.map((question) => (
            <QuestionField key={question.key} question={question} />
          ))}
          <Button>Continue</Button>
        </PostForm>
        <ImportSteps frameworkId={framework.id} back={["columns"]} />
      </TwoThirds>
    </>
  );
}
