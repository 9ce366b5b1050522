import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { mayComment } from "~/auth/permissions";
import { parsePlace, placeKey, type CommentPlace } from "~/domain/comments/place";
import { placesFrom } from "~/domain/comments/place-names";
import { commentForm } from "~/forms/comments/comment-form";
import { commentsOnPath, params, paths } from "~/paths";
import { answerPost, notFound } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";
import { addComment } from "~/services/comments/add-comment.server";
import { CommentCrumbs } from "~/ui/comments/comment-crumbs";
import { Fields, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { loadCommenting } from "./comments-at-hand.server";

const TITLE = "Comment, or ask for a change";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, actor, standing } = await loadCommenting(args);
  requirePermission(mayComment(actor, "add", null, standing));
  const place = placeAsked(args.request);
  const places = await placesAt(args.context, framework.id, place);
  return { framework: { id: framework.id, title: framework.title }, on: placeKey(place), places };
}

/** What the address says is commented on; the whole where it says nothing. @throws 404 where it is no place */
function placeAsked(request: Request): CommentPlace {
  const place = parsePlace(new URL(request.url).searchParams.get("on") ?? "whole");
  if (!place) throw notFound();
  return place;
}

/** @throws 404 where there is no such thing in the framework */
async function placesAt(
  { contentOf }: LoaderFunctionArgs["context"],
  frameworkId: number,
  place: CommentPlace,
): Promise<{ key: string; name: string }[]> {
  const places = placesFrom(place, await contentOf(frameworkId));
  if (places.length === 0) throw notFound();
  return places.map(({ place: one, name }) => ({ key: placeKey(one), name }));
}

export async function action(args: ActionFunctionArgs) {
  await loadCommenting(args);
  const on = placeAsked(args.request);
  return answerPost(args, {
    params: params.framework,
    form: async ({ context, params: { frameworkId } }) =>
      commentForm(await placesAt(context, frameworkId, on)),
    act: async ({ service, value: { place, kind, text }, params: { frameworkId } }) => {
      const about = parsePlace(place);
      if (!about) throw notFound();
      await addComment(service, { frameworkId, place: about, text, isRequest: kind === "request" });
    },
    done: ({ frameworkId }) => commentsOnPath(frameworkId, on),
  });
}

export default function NewComment() {
  const { framework, on, places } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <CommentCrumbs framework={framework} />
      <TwoThirds>
        <PostForm
          form={commentForm(places)}
          initial={{ place: on }}
          answer={answer}
          before={<PageHeading title={TITLE} caption={framework.title} />}
        >
          <Fields />
          <Button>Save</Button>
        </PostForm>
        <p className="govuk-body">
          <a className="govuk-link" href={paths.comments(framework.id)}>
            All comments
          </a>
        </p>
      </TwoThirds>
    </>
  );
}
