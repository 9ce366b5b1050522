import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listGrounds } from "~db/queries/grounds.server";
import { NOTED_LABELS } from "~/domain/decision/addendum";
import { formatDate } from "~/domain/shared/calendar-date";
import { RECORD_PARTS } from "~/domain/publication/record-parts";
import { withholdableItems } from "~/domain/publication/withheld-items";
import {
  stopGround,
  stopPublishingForm,
  stopTarget,
  type Stoppable,
} from "~/forms/publication/stop-publishing-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { todayOf } from "~/services/context.server";
import { stopPublishing } from "~/services/register/stop-publishing.server";
import { Fields, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { SignOffCrumbs } from "~/ui/frameworks/framework-crumbs";
import { loadPublished } from "./load-published.server";

const TITLE = "Stop publishing something";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.framework.title}`,
  needsScript: true,
});

async function loadStoppable(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const { framework, addenda, parts } = await loadPublished(args);
  const { db } = args.context.database;
  const [content, exemptions] = await Promise.all([
    args.context.contentOf(framework.id),
    listGrounds(db, todayOf(args.context)),
  ]);
  const published = RECORD_PARTS.filter((part) =>
    parts.some((one) => one.part === part && one.bodies.length > 0),
  );
  const stoppable: Stoppable = {
    parts: published,
    items: published.flatMap((part) => [
      ...withholdableItems(part, content).map(({ kind, id, name }) => ({ part, kind, id, name })),
      ...addenda.flatMap(({ number, bodies }) => {
        const { head } = bodies;
        return head.kind === "noted" && bodies[part].note
          ? [
              {
                part,
                kind: "note" as const,
                id: number,
                name: `${NOTED_LABELS[head.what]}, ${formatDate(head.on)}`,
              },
            ]
          : [];
      }),
    ]),
  };
  return { framework, exemptions, stoppable };
}

export async function loader(args: LoaderFunctionArgs) {
  const { framework, exemptions, stoppable } = await loadStoppable(args);
  return { framework: { id: framework.id, title: framework.title }, exemptions, stoppable };
}

export async function action(args: ActionFunctionArgs) {
  const { exemptions, stoppable } = await loadStoppable(args);
  return answerPost(args, {
    params: params.framework,
    form: stopPublishingForm(exemptions, stoppable),
    act: ({ service, value, params: { frameworkId } }) =>
      stopPublishing(
        { ...service, signer: args.context.signer },
        { frameworkId, target: stopTarget(value), ground: stopGround(value), reason: value.reason },
      ),
    done: ({ frameworkId }) => paths.published(frameworkId),
  });
}

export default function StopPublishing() {
  const { framework, exemptions, stoppable } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <SignOffCrumbs framework={framework} />
      <TwoThirds>
        <PostForm
          form={stopPublishingForm(exemptions, stoppable)}
          answer={answer}
          before={
            <>
              <PageHeading title={TITLE} caption={framework.title} />
              <p className="govuk-body">
                From the moment at which you press the button, nobody outside the office can read it here: not
                on the page, in the data, nor in the register. In its place stands that it was withdrawn
                today, and the ground. The signed record and its seal stay as they are.
              </p>
            </>
          }
        >
          <Fields />
          <Button variant="warning">Stop publishing it now</Button>
        </PostForm>
        <p className="govuk-body">
          <a className="govuk-link" href={paths.published(framework.id)}>
            Go back without doing this
          </a>
        </p>
      </TwoThirds>
    </>
  );
}
