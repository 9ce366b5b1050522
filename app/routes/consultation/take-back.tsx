import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { takeBackForm } from "~/forms/consultation/considering-forms";
import { paths } from "~/paths";
import { answerOpenPost } from "~/routes/answer.server";
import { takeBackAnswer } from "~/services/consultation/take-back-answer.server";
import { Fields, PostForm } from "~/ui/form";
import { Button, NotificationBanner } from "~/ui/govuk";
import { Crumbs, PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { loadOpen } from "./open-at-hand.server";

const TITLE = "Take an answer back";

export const handle = pageHandle<typeof loader>({ title: (loaded) => `${TITLE} – ${loaded.title}` });

export async function loader(args: LoaderFunctionArgs) {
  const { shown } = await loadOpen(args);
  return { slug: shown.slug, title: shown.title };
}

export async function action(args: ActionFunctionArgs) {
  const { shown } = await loadOpen(args);
  return answerOpenPost(args.request, takeBackForm, async ({ number }) => {
    await takeBackAnswer(args.context, { slug: shown.slug, number });
    return data({ isTakenBack: true as const });
  });
}

export default function TakeBack() {
  const { slug, title } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const isTakenBack = answered !== undefined && "isTakenBack" in answered;
  return (
    <>
      <Crumbs
        items={[
          { text: "Consultations", href: paths.openConsultations() },
          { text: title, href: paths.openConsultation(slug) },
        ]}
      />
      <TwoThirds>
        {isTakenBack ? (
          <>
            <NotificationBanner type="success">
              Your answer was taken back. Nothing of it is kept.
            </NotificationBanner>
            <PageHeading title={TITLE} caption={title} />
          </>
        ) : (
          <PostForm
            form={takeBackForm}
            answer={answered}
            before={<PageHeading title={TITLE} caption={title} />}
          >
            <Fields />
            <Button variant="warning">Take it back</Button>
          </PostForm>
        )}
      </TwoThirds>
    </>
  );
}
