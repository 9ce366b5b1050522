import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findNextReview } from "~db/queries/next-reviews.server";
import { getResultsSetting, readResults } from "~db/queries/results.server";
import { mayNoteSince } from "~/auth/permissions";
import { waitingReviews } from "~/domain/decision/addendum";
import { RECORD_PARTS } from "~/domain/publication/record-parts";
import { dateValues } from "~/forms/form";
import { noteOf, noteSinceForm } from "~/forms/publication/note-since-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { seenOfEntries } from "~/routes/results/seen-of.server";
import { requirePermission } from "~/routes/require-permission.server";
import { noteSince } from "~/services/register/note-since.server";
import { Fields, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { SignOffCrumbs } from "~/ui/frameworks/framework-crumbs";
import { loadPublished } from "./load-published.server";

const TITLE = "Publish what happened since";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.framework.title}`,
  needsScript: true,
});

async function loadNotable(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const { framework, actor, standing, signed, addenda, parts } = await loadPublished(args);
  requirePermission(mayNoteSince(actor, standing));
  const whatOf = new Map(signed.snapshot.eia.actions.map(({ number, what }) => [number, what]));
  return {
    framework,
    published: RECORD_PARTS.filter((part) =>
      parts.some((one) => one.part === part && one.publishedFrom !== null),
    ),
    entries: await entriesWithResults(args, framework.id),
    actions: waitingReviews(addenda).map(({ number }) => ({ number, what: whatOf.get(number) ?? "" })),
  };
}

/** The entries of which returns show something beside what was expected. */
async function entriesWithResults(
  { context }: Pick<LoaderFunctionArgs, "context">,
  frameworkId: number,
): Promise<{ changeId: number; title: string }[]> {
  const { db } = context.database;
  const { lines } = await readResults(db, frameworkId);
  if (lines.length === 0) return [];
  const [content, { limitPercent }] = await Promise.all([
    context.contentOf(frameworkId),
    getResultsSetting(db),
  ]);
  const entries = await seenOfEntries(context, content, lines, limitPercent);
  return entries
    .filter(({ seen }) => seen.some(({ results }) => results.some(({ latest }) => latest !== null)))
    .map(({ changeId, title }) => ({ changeId, title }));
}

export async function loader(args: LoaderFunctionArgs) {
  const { framework, published, actions, entries } = await loadNotable(args);
  const reviewed = new URL(args.request.url).searchParams.get("reviewed") ?? "";
  const isOffered = entries.some(({ changeId }) => String(changeId) === reviewed);
  return {
    framework: { id: framework.id, title: framework.title },
    ...{ published, actions, entries },
    begins: {
      ...(isOffered ? { what: "review", entry: reviewed } : { what: "", entry: "" }),
      ...dateValues("nextReviewOn", await findNextReview(args.context.database.db, framework.id)),
    },
  };
}

export async function action(args: ActionFunctionArgs) {
  const { published, actions, entries } = await loadNotable(args);
  return answerPost(args, {
    params: params.framework,
    form: noteSinceForm(published, actions, entries),
    act: ({ service, value, params: { frameworkId } }) =>
      noteSince({ ...service, signer: args.context.signer }, { frameworkId, ...noteOf(value) }),
    done: ({ frameworkId }) => paths.published(frameworkId),
  });
}

export default function NoteSince() {
  const { framework, published, actions, entries, begins } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = noteSinceForm(published, actions, entries);
  // Where there is none, there is none to choose.
  const names = Object.keys(form.fields).filter(
    (name) => (name !== "action" || actions.length > 0) && (name !== "entry" || entries.length > 0),
  );
  return (
    <>
      <SignOffCrumbs framework={framework} />
      <TwoThirds>
        <PostForm
          form={form}
          initial={begins}
          answer={answer}
          before={
            <>
              <PageHeading title={TITLE} caption={framework.title} />
              <p className="govuk-body">
                The signed record stays as it was signed. What you write here stands beside it, dated, and is
                sealed on its own.
              </p>
            </>
          }
        >
          <Fields names={names} />
          <Button>Publish it</Button>
        </PostForm>
      </TwoThirds>
    </>
  );
}
