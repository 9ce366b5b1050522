import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { mayPublishAgain } from "~/auth/permissions";
import { inForce, publishedLater } from "~/domain/decision/addendum";
import { laterKey, laterName, laterTargets } from "~/domain/publication/published-later";
import { RECORD_PART_LABELS } from "~/domain/publication/record-parts";
import { publishLaterForm } from "~/forms/publication/publish-later-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";
import { todayOf } from "~/services/context.server";
import { publishLater } from "~/services/register/publish-later.server";
import { Fields, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { SignOffCrumbs } from "~/ui/frameworks/framework-crumbs";
import { loadPublished } from "./load-published.server";

const TITLE = "Publish what was withheld";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.framework.title}`,
  needsScript: true,
});

async function loadWithheld(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const { framework, actor, standing, signed, addenda } = await loadPublished(args);
  requirePermission(mayPublishAgain(actor, standing));
  const content = await args.context.contentOf(framework.id);
  const { determinations } = signed.snapshot;
  const { parts: withdrawn } = inForce(addenda);
  const targets = laterTargets(
    { determinations, known: publishedLater(addenda), content },
    { today: todayOf(args.context), isWithdrawn: (part) => withdrawn.has(part) },
  );
  return {
    framework,
    withheld: targets.map((target) => ({
      key: laterKey(target),
      name: laterName(target, content, RECORD_PART_LABELS),
    })),
  };
}

export async function loader(args: LoaderFunctionArgs) {
  const { framework, withheld } = await loadWithheld(args);
  return { framework: { id: framework.id, title: framework.title }, withheld };
}

export async function action(args: ActionFunctionArgs) {
  const { withheld } = await loadWithheld(args);
  return answerPost(args, {
    params: params.framework,
    form: publishLaterForm(withheld),
    act: ({ service, value: { what, reason, mayTell }, params: { frameworkId } }) =>
      publishLater(
        { ...service, signer: args.context.signer },
        { frameworkId, what, reason, mayTell: mayTell.length > 0 },
      ),
    done: ({ frameworkId }) => paths.published(frameworkId),
  });
}

export default function PublishLater() {
  const { framework, withheld } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <SignOffCrumbs framework={framework} />
      <TwoThirds>
        <PostForm
          form={publishLaterForm(withheld)}
          answer={answer}
          before={
            <>
              <PageHeading title={TITLE} caption={framework.title} />
            </>
          }
        >
          {withheld.length === 0 ? (
            <p className="govuk-body">Nothing of this record is withheld.</p>
          ) : (
            <>
              <p className="govuk-body">
                Everybody can read it from the moment at which you press the button. The signed record and its
                seal stay as they are; an addendum says that it is published after all, and is sealed on its
                own.
              </p>
              <Fields />
              <Button>Publish it now</Button>
            </>
          )}
        </PostForm>
        <p className="govuk-body">
          <a className="govuk-link" href={paths.published(framework.id)}>
            {withheld.length === 0 ? "Back to what is published" : "Go back without doing this"}
          </a>
        </p>
      </TwoThirds>
    </>
  );
}
