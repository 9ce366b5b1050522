import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { countReadings, listAnswers, listThemes } from "~db/queries/public-consultations.server";
import { answerInWords, CHANNEL_LABELS, READING_LABELS, READING_STATES } from "~/domain/consultation/answer";
import { formatInstant } from "~/domain/shared/calendar-date";
import { answersSearch, readAnswersQuery } from "~/forms/consultation/answers-query";
import { findByReceiptForm } from "~/forms/consultation/considering-forms";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { findByReceipt } from "~/services/consultation/find-by-receipt.server";
import { AnswersFilter } from "~/ui/consultation/answers-filter";
import { ConsultationCrumbs } from "~/ui/consultation/consultation-crumbs";
import { Downloads } from "~/ui/downloads";
import { Fields, PostForm } from "~/ui/form";
import { Button, ButtonLink, Details, SummaryList } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { asTitled, loadAnswersOf } from "./consultation-at-hand.server";

const TITLE = "Answers";
const PAGE_SIZE = 25;

export const handle = pageHandle<typeof loader>({ title: (data) => `${TITLE} – ${data.consultation.title}` });

export async function loader(args: LoaderFunctionArgs) {
  const { framework, consultation, questions, mayConsider } = await loadAnswersOf(args);
  const { db } = args.context.database;
  const query = readAnswersQuery(new URL(args.request.url).searchParams, "unread");
  const [counts, found, themes] = await Promise.all([
    countReadings(db, consultation.id),
    listAnswers(db, consultation.id, { ...query, limit: PAGE_SIZE + 1 }),
    listThemes(db, consultation.id),
  ]);
  const answers = found.slice(0, PAGE_SIZE);
  const changes = consultation.proposal?.changes ?? [];
  return {
    framework: asTitled(framework),
    consultation: asTitled(consultation),
    query,
    counts,
    themes: themes.map(asTitled),
    mayConsider: mayConsider.ok,
    next: found.length > PAGE_SIZE ? (answers.at(-1)?.id ?? null) : null,
    answers: answers.map(({ id, channel, body, receivedAt, given, reading }) => ({
      id,
      reading: READING_LABELS[reading],
      from: `${body === "" ? "A person" : body}, ${CHANNEL_LABELS[channel].toLowerCase()}, ${formatInstant(receivedAt)}`,
      begins: questions
        .flatMap((question) => answerInWords(question, changes, given))
        .map(({ said }) => said)
        .find((said) => said !== ""),
    })),
  };
}

/** By the number that somebody tells the office: in a post, so that it stands in no address. */
export async function action(args: ActionFunctionArgs) {
  await loadAnswersOf(args);
  return answerPost(args, {
    params: params.publicConsultation,
    form: findByReceiptForm,
    act: async ({ service, value, params: { frameworkId, consultationId } }) => {
      const { db } = service.database;
      return paths.answer(
        frameworkId,
        consultationId,
        await findByReceipt(db, { consultationId, number: value.number }),
      );
    },
    done: ({ frameworkId, consultationId }) => paths.answers(frameworkId, consultationId),
    says: "nothing",
  });
}

export default function Answers() {
  const { framework, consultation, query, counts, themes, mayConsider, next, answers } =
    useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const place = [framework.id, consultation.id] as const;
  return (
    <>
      <ConsultationCrumbs framework={framework} consultation={consultation} />
      <TwoThirds>
        <PostForm
          form={findByReceiptForm}
          answer={answered}
          before={<PageHeading title={TITLE} caption={consultation.title} />}
        >
          <Details summary="Find one by the number on its receipt" open={answered !== undefined}>
            <p className="govuk-body">
              Whoever gave it, and wants to see it or have it deleted, has the number. Nothing else tells
              whose it is.
            </p>
            <Fields />
            <Button variant="secondary">Find it</Button>
          </Details>
        </PostForm>
        <ul className="govuk-list">
          {READING_STATES.map((one) => (
            <li key={one}>
              {one === query.reading ? (
                <strong>
                  {READING_LABELS[one]}: {counts[one]}
                </strong>
              ) : (
                <a className="govuk-link" href={paths.answers(...place, `reading=${one}`)}>
                  {READING_LABELS[one]}: {counts[one]}
                </a>
              )}
            </li>
          ))}
        </ul>
        <AnswersFilter action={paths.answers(...place)} query={query} themes={themes} />
        <Downloads
          what="these answers"
          hrefOf={(format) => paths.exportAnswers(...place, format, answersSearch({ ...query, after: 0 }))}
        />
        {answers.length === 0 ? (
          <p className="govuk-body">There are none of these.</p>
        ) : (
          <SummaryList
            rows={answers.map(({ id, from, reading, begins }) => ({
              key: (
                <a className="govuk-link" href={paths.answer(...place, id)}>
                  Answer {id}
                </a>
              ),
              value: (
                <>
                  <p className="govuk-body">
                    {from}. {reading}.
                  </p>
                  {begins && <p className="govuk-body app-preserve-lines">{shortened(begins)}</p>}
                </>
              ),
            }))}
          />
        )}
        {next !== null && (
          <p className="govuk-body">
            <a
              className="govuk-link"
              href={paths.answers(...place, answersSearch({ ...query, after: next }))}
            >
              More of these
            </a>
          </p>
        )}
        {mayConsider && (
          <ButtonLink variant="secondary" href={paths.newAnswer(...place)}>
            Enter an answer from paper or a meeting
          </ButtonLink>
        )}
        {mayConsider && (
          <p className="govuk-body">
            <a className="govuk-link" href={paths.importAnswers(...place)}>
              Import answers from another survey
            </a>
          </p>
        )}
      </TwoThirds>
    </>
  );
}

const BEGINNING = 200;
const shortened = (text: string) => (text.length > BEGINNING ? `${text.slice(0, BEGINNING)}…` : text);
