import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findQuotation, listReadingsOf } from "~db/queries/consultation-readings.server";
import { findAnswer, listThemes, nextUnread } from "~db/queries/public-consultations.server";
import { mayDeleteAnswer } from "~/auth/permissions";
import { isReadBlind } from "~/domain/consultation/agreement";
import { CHANNEL_LABELS, READING_LABELS } from "~/domain/consultation/answer";
import { formatInstant } from "~/domain/shared/calendar-date";
import { readingForm } from "~/forms/consultation/considering-forms";
import { params, paths } from "~/paths";
import { answerPost, notFound, readParams } from "~/routes/answer.server";
import { readAnswer } from "~/services/consultation/read-answer.server";
import { ConsultationCrumbs } from "~/ui/consultation/consultation-crumbs";
import { GivenAnswer } from "~/ui/consultation/given-answer";
import { HowItWasRead } from "~/ui/consultation/how-it-was-read";
import { Fields, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { asTitled, loadAnswersOf } from "./consultation-at-hand.server";

export const handle = pageHandle<typeof loader>({
  title: (data) => `Answer ${data.answer.id} – ${data.consultation.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { answerId } = readParams(params.answer, args.params);
  const { framework, consultation, questions, mayConsider, actor, phase } = await loadAnswersOf(args);
  const { db } = args.context.database;
  const [answer, themes] = await Promise.all([
    findAnswer(db, consultation.id, answerId),
    listThemes(db, consultation.id),
  ]);
  if (!answer) throw notFound();
  const readings = await listReadingsOf(db, answer.id);
  // Whoever looks a second time says first what they see: what another saw would lead them.
  const isBlind = isReadBlind(answer, readings, actor.personId);
  return {
    framework: asTitled(framework),
    consultation: asTitled(consultation),
    questions,
    changes: consultation.proposal?.changes ?? [],
    answer: isBlind ? { ...answer, themeIds: [] } : answer,
    quotation: isBlind ? "" : await findQuotation(db, answer.id),
    isBlind,
    readings: isBlind ? [] : readings,
    themes: themes.map(asTitled),
    mayConsider: mayConsider.ok,
    mayDelete: mayDeleteAnswer(actor, phase).ok,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { consultation } = await loadAnswersOf(args);
  const { db } = args.context.database;
  return answerPost(args, {
    params: params.answer,
    form: async () => readingForm((await listThemes(db, consultation.id)).map(asTitled)),
    act: async ({ service, value, params: place, version }) => {
      await readAnswer(service, {
        ...place,
        version,
        reading: value.reading,
        themeIds: value.themes.map(Number),
        quotation: value.quotation,
      });
      const next = await nextUnread(db, place.consultationId, place.answerId);
      return next === null ? undefined : paths.answer(place.frameworkId, place.consultationId, next);
    },
    done: ({ frameworkId, consultationId }) => paths.answers(frameworkId, consultationId),
    says: ({ params: place, version }) => ({ ...place, version: version + 1, of: "reading" }),
  });
}

export default function AnswerPage() {
  const { framework, consultation, questions, changes, answer, quotation, themes, mayDelete, ...data } =
    useLoaderData<typeof loader>();
  const { isBlind, readings, mayConsider } = data;
  const answered = useActionData<typeof action>();
  const { id, channel, receivedAt, given, body, reading, themeIds, version, wordsDeletedAt } = answer;
  return (
    <>
      <ConsultationCrumbs framework={framework} consultation={consultation} />
      <TwoThirds>
        <PostForm
          form={readingForm(themes)}
          initial={{
            themes: themeIds.map(String),
            reading: reading === "unread" || isBlind ? "" : reading,
            quotation,
          }}
          version={version}
          answer={answered}
          before={<PageHeading title={`Answer ${id}`} caption={consultation.title} />}
        >
          <p className="govuk-body">
            {CHANNEL_LABELS[channel]}, {formatInstant(receivedAt)}. {READING_LABELS[reading]}.
          </p>
          {wordsDeletedAt && (
            <p className="govuk-body">
              What was said in words was deleted on {formatInstant(wordsDeletedAt)}.
            </p>
          )}
          <GivenAnswer questions={questions} changes={changes} given={given} body={body} />
          {isBlind && (
            <p className="govuk-body">
              Somebody has read it already. Say first what you see in it: what they saw is shown once you
              have.
            </p>
          )}
          <HowItWasRead readings={readings} themes={themes} />
          {mayConsider && (
            <>
              <Fields />
              <Button>Save, and read the next</Button>
            </>
          )}
        </PostForm>
        {mayDelete && (
          <p className="govuk-body">
            <a className="govuk-link" href={paths.deleteAnswer(framework.id, consultation.id, id)}>
              Delete it, because somebody asked for that
            </a>
          </p>
        )}
        {mayConsider && (
          <p className="govuk-body">
            <a className="govuk-link" href={paths.theme(framework.id, consultation.id, "new")}>
              Add a theme
            </a>
          </p>
        )}
      </TwoThirds>
    </>
  );
}
