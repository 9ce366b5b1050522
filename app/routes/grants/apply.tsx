import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findPublicRound } from "~db/queries/public-grants.server";
import { formatDate } from "~/domain/shared/calendar-date";
import { formatMoney } from "~/domain/shared/money";
import type { OwnQuestion } from "~/domain/templates/template";
import { applicationForm, readApplication } from "~/forms/grants/grant-forms";
import { carrying, parseForm } from "~/forms/form";
import { params as schemas, paths } from "~/paths";
import { answerOpenPost, notFound, readParams } from "~/routes/answer.server";
import { todayOf } from "~/services/context.server";
import {
  personQuestionForApplication,
  receiveApplication,
} from "~/services/grants/receive-application.server";
import type { PublicDoor } from "~/services/public-door.server";
import { ApplyingForm, type ApplyingStep } from "~/ui/grants/applying-form";
import { PublicRoundDetails } from "~/ui/grants/public-round-details";
import { Crumbs, PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";

export const handle = pageHandle<typeof loader>({
  title: (loaded) => loaded.title,
  preview: (loaded) => ({ description: `A round of grants: ${loaded.title}`, type: "website" }),
});

async function loadOpenRound({ context, params }: Pick<LoaderFunctionArgs, "context" | "params">) {
  const { grantSlug } = readParams(schemas.publicGrantRound, params);
  const round = await findPublicRound(context.database.publicDb, grantSlug, todayOf(context));
  if (!round) throw notFound();
  return round;
}

export async function loader(args: LoaderFunctionArgs) {
  const { title, purpose, criteria, maximumPence, privacy, contact, phase, ...round } =
    await loadOpenRound(args);
  return {
    ...{ title, purpose, criteria, privacy, contact },
    questions: round.questions,
    isOpen: phase === "open",
    maximum: maximumPence === null ? null : formatMoney(maximumPence),
    opens: formatDate(round.opensOn),
    closes: formatDate(round.closesOn),
  };
}

/** What else is sent with it: the answer to the question for a person. */
const sentForm = (questions: readonly OwnQuestion[]) =>
  carrying(applicationForm(questions), { personAnswer: 100, asked: 10 });

export async function action(args: ActionFunctionArgs) {
  const { context, request } = args;
  const { id, slug, questions } = await loadOpenRound(args);
  const form = sentForm(questions);
  return answerOpenPost(request, form, async (value, posted) => {
    const text = (name: string) => posted.getAll(name)[0];
    const formKey = text("formKey") ?? "";
    const door: PublicDoor = {
      database: context.database,
      now: context.now,
      secret: await context.signer.secretFor(`grant receipts ${id}`),
      address: context.clientAddress ?? "",
    };
    const sent = { ...readApplication(questions, value), slug, formKey };
    const question = text("asked") === undefined ? await personQuestionForApplication(door, sent) : null;
    if (question) {
      const { values } = parseForm(form, posted);
      const asked = { text: question.text, options: question.options };
      return data<ApplyingStep>({ step: "person", question: asked, values, formKey });
    }
    const { number } = await receiveApplication(door, { ...sent, personAnswer: text("personAnswer") });
    return data<ApplyingStep>({ step: "received", number });
  });
}

export default function Apply() {
  const round = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const isBeginning = !answered || !("step" in answered);
  return (
    <>
      <Crumbs items={[{ text: "Grants", href: paths.grants() }]} />
      <TwoThirds>
        {isBeginning && (
          <>
            <PageHeading title={round.title} caption="Round of grants" />
            <PublicRoundDetails {...round} />
          </>
        )}
        {(round.isOpen || answered) && <ApplyingForm {...round} answered={answered} />}
      </TwoThirds>
    </>
  );
}
