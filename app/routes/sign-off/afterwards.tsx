import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findSubmission } from "~db/queries/frameworks.server";
import { mayAcceptAfterwards } from "~/auth/permissions";
import { afterwardsSection } from "~/documents/afterwards.view";
import { asDecided, notAccepted } from "~/domain/actions/afterwards";
import { targetInWords } from "~/domain/actions/due-date";
import { afterwardsForm } from "~/forms/sign-off/afterwards-form";
import { params, paths } from "~/paths";
import { answerPost, notFound } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";
import { acceptAfterwards } from "~/services/sign-off/accept-afterwards.server";
import { shortened } from "~/ui/actions/words";
import { Fields, PostForm } from "~/ui/form";
import { Button, InsetText } from "~/ui/govuk";
import { pageHandle } from "~/ui/page-handle";
import { Document } from "~/ui/register/document";
import { SendBackLink } from "~/ui/sign-off/send-back-link";
import { StepHeading, StepPage, WhichSubmission } from "~/ui/sign-off/step-page";
import { loadStanding, postedDigest } from "./sign-off-at-hand.server";

const TITLE = "Accept what is done after the decision";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, actor, standing } = await loadStanding(args);
  if (framework.state === "baseline") throw notFound();
  requirePermission(mayAcceptAfterwards(actor, standing));
  const { db } = args.context.database;
  const [steps, content] = await Promise.all([
    findSubmission(db, framework.id, "open"),
    args.context.contentOf(framework.id),
  ]);
  if (!steps) throw notFound();
  const { digest } = steps.submission;
  const waiting = notAccepted(content.actions, steps.acceptances, digest);
  const mine = waiting.filter((action) => mayAcceptAfterwards(actor, standing, action).ok);
  return {
    framework: { id: framework.id, title: framework.title, reference: framework.reference },
    glossary: content.glossary,
    digest,
    section: afterwardsSection(asDecided(content.actions, steps.acceptances, digest)),
    waiting: mine.map(({ id, what, ownerName, ...target }) => ({
      id,
      text: `${shortened(what)} (${ownerName}, ${targetInWords(target)})`,
    })),
    /** Those that this person owns. */
    own: waiting.length - mine.length,
  };
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.framework,
    form: afterwardsForm(),
    act: ({ service, value: { which, actions, reason }, params: { frameworkId }, posted }) =>
      acceptAfterwards(service, {
        frameworkId,
        digest: postedDigest(posted),
        actions: which === "all" ? "all" : actions.map(Number),
        reason,
      }),
    done: ({ frameworkId }) => paths.signOff(frameworkId),
  });
}

export default function AfterwardsPage() {
  const { framework, digest, section, waiting, own } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const before = (
    <>
      <StepHeading title={TITLE} framework={framework} />
      <p className="govuk-body">
        These actions are not done before the decision. It cannot be signed until somebody who neither owns
        them nor wrote any of this accepts that. Whoever decides sees this table.
      </p>
      <Document sections={[section]} />
      <WhichSubmission digest={digest} />
      {own > 0 && (
        <InsetText>
          {own === 1
            ? "You own 1 of those that wait, so somebody else must accept it."
            : `You own ${own} of those that wait, so somebody else must accept them.`}
        </InsetText>
      )}
    </>
  );
  return (
    <StepPage framework={framework}>
      {waiting.length === 0 ? (
        <>
          {before}
          <p className="govuk-body">Nothing waits for you to accept it.</p>
          <p className="govuk-body">
            <a className="govuk-link" href={paths.signOff(framework.id)}>
              Go to the sign-off
            </a>
          </p>
        </>
      ) : (
        <>
          <PostForm form={afterwardsForm(waiting)} answer={answer} hidden={{ digest }} before={before}>
            <h2 className="govuk-heading-l">Your answer</h2>
            <Fields />
            <Button>Accept</Button>
          </PostForm>
          <SendBackLink frameworkId={framework.id} />
        </>
      )}
    </StepPage>
  );
}
