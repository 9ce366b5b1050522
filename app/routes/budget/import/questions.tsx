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
  repeatedField,
  repeatedTexts,
  roundingValue,
  ROUNDING,
  type RepeatedText,
} from "~/forms/budget/import/import-questions-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { answerImportQuestions } from "~/services/budget/import/answer-import-questions.server";
import {
  allQuestions,
  fractionsIn,
  type UnderstoodImport,
} from "~/services/budget/import/understood-import.server";
import { ImportCrumbs, importCaption } from "~/ui/budget/import/import-crumbs";
import { ImportSteps } from "~/ui/budget/import/import-steps";
import { QuestionField } from "~/ui/budget/import/question-field";
import { Field, PostForm } from "~/ui/form";
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
  const asked = questionsOnPage(understood, args.request);
  const { questions, repeated, fractions } = asked;
  if (questions.length + repeated.length === 0 && fractions === null) {
    throw redirect(paths.importPreview(framework.id));
  }
  const { previousId } = row;
  const previous = previousId === null ? null : await getBudget(args.context.database.db, previousId);
  return {
    framework,
    fileName: draft.fileName,
    version: draft.version,
    questions: withWhatFits(questions, imported, previous),
    ...{ repeated, fractions, isEach: wantsEach(args.request) },
    moreCount: asked.moreCount,
    answers: draft.answers,
    roundsFractions: draft.choices.roundsFractions,
  };
}

/** In the address, where cells that say the same are to be answered one by one. */
function wantsEach({ url }: Pick<Request, "url">): boolean {
  return new URL(url).searchParams.has("each");
}

interface OnPage {
  questions: ImportQuestion[];
  repeated: RepeatedText[];
  /** A sentence; null where no amount has a fraction of a penny. */
  fractions: string | null;
  /** Open questions that the page does not ask yet. */
  moreCount: number;
}

/** Those still open first; then those answered, which can be answered again. Cells that say the same are asked together. */
function questionsOnPage(understood: UnderstoodImport, request: Pick<Request, "url">): OnPage {
  const { questions: allOpen } = understood.imported;
  const repeated = wantsEach(request) ? [] : repeatedTexts(allOpen).slice(0, QUESTIONS_AT_ONCE);
  const together = new Set(repeated.flatMap(({ keys }) => keys));
  const open = allOpen.filter(({ key }) => !together.has(key));
  const openKeys = new Set(allOpen.map(({ key }) => key));
  const answered = allQuestions(understood).filter(({ key }) => !openKeys.has(key));
  return {
    questions: [...open, ...answered].slice(0, QUESTIONS_AT_ONCE),
    repeated,
    fractions: fractionsIn(understood),
    moreCount: Math.max(0, open.length - QUESTIONS_AT_ONCE),
  };
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
  const { questions, repeated, fractions } = questionsOnPage(await understoodOfPost(args), args.request);
  return answerPost(args, {
    params: params.framework,
    form: importQuestionsForm(questions, { repeated, fractions }),
    act: async ({ service, value, params: { frameworkId }, version }) => {
      const { answers, roundsFractions, wantsEach: each } = readImportAnswers(value, questions, repeated);
      await answerImportQuestions(service, { frameworkId, version, answers, roundsFractions });
      return each ? paths.importQuestions(frameworkId, { each }) : paths.importPreview(frameworkId);
    },
    done: ({ frameworkId }) => paths.importPreview(frameworkId),
  });
}

export default function ImportQuestions() {
  const {
    framework,
    fileName,
    version,
    questions,
    repeated,
    fractions,
    isEach,
    moreCount,
    answers,
    roundsFractions,
  } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <ImportCrumbs framework={framework} />
      <TwoThirds>
        <PostForm
          form={importQuestionsForm(questions, { repeated, fractions })}
          action={paths.importQuestions(framework.id, { each: isEach })}
          initial={{ ...importAnswerValues(answers, questions), ...roundingValue(roundsFractions) }}
          version={version}
          answer={answer}
          before={
            <>
              <PageHeading title="What cannot be read" caption={importCaption(fileName)} />
              <p className="govuk-body">
                These cells cannot be read with certainty. No amount is guessed: say what each of them is,
                from the budget itself. Where the budget does not say either, write “not stated”. Amounts are
                in pounds here, whatever the unit of the column. A row that is no part of the budget can be{" "}
                <a className="govuk-link" href={paths.importRows(framework.id)}>
                  left out
                </a>
                .
              </p>
              {moreCount > 0 && (
                <p className="govuk-body">
                  {moreCount.toLocaleString("en-GB")} more follow on the next page.
                </p>
              )}
            </>
          }
        >
          {fractions !== null && <Field name={ROUNDING} />}
          {repeated.map((same) => (
            <Field key={repeatedField(same)} name={repeatedField(same)} hint={whereRepeated(same)} />
          ))}
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

const ROWS_NAMED = 20;

function whereRepeated({ rows }: RepeatedText): string {
  const more = rows.length - ROWS_NAMED;
  const named = rows.slice(0, ROWS_NAMED).join(", ");
  return `In ${rows.length > 1 ? "rows" : "row"} ${named}${more > 0 ? ` and ${more.toLocaleString("en-GB")} more` : ""}`;
}
