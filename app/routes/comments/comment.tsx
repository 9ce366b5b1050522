import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { mayWriteContent } from "~/auth/permissions";
import { ANSWER_KINDS, type AnswerKind } from "~/domain/comments/comment";
import { ANSWER_BUTTON, answerForm, reopenForm } from "~/forms/comments/comment-form";
import { commentedPath, params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import type { PostedForm } from "~/routes/read-form.server";
import { answerComment } from "~/services/comments/answer-comment.server";
import { reopenComment } from "~/services/comments/reopen-comment.server";
import { resolveComment } from "~/services/comments/resolve-comment.server";
import { CommentCrumbs } from "~/ui/comments/comment-crumbs";
import { CommentTag } from "~/ui/comments/comment-tag";
import { CommentThread } from "~/ui/comments/comment-thread";
import { standingInWords } from "~/ui/comments/words";
import { Field, PostForm } from "~/ui/form";
import { Button, ButtonGroup } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { loadComment, loadCommenting } from "./comments-at-hand.server";

export const handle = pageHandle<typeof loader>({
  title: (data) => `Comment on ${data.comment.placeName} – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, actor, comment, acts } = await loadComment(args);
  return {
    framework: { id: framework.id, title: framework.title },
    comment,
    acts,
    placeHref: commentedPath(framework.id, comment.place, mayWriteContent(actor, framework).ok),
  };
}

const SERVICES = { answer: answerComment, resolve: resolveComment, reopen: reopenComment };

export async function action(args: ActionFunctionArgs) {
  await loadCommenting(args);
  return answerPost(args, {
    params: params.comment,
    form: answerForm,
    act: ({ service, value: { text }, params: where, version, posted }) =>
      SERVICES[pressed(posted)](service, { ...where, version, text }),
    done: ({ frameworkId, commentId }) => paths.comment(frameworkId, commentId),
  });
}

function pressed(posted: PostedForm): AnswerKind {
  const act = posted.get(ANSWER_BUTTON);
  return ANSWER_KINDS.find((kind) => kind === act) ?? "answer";
}

export default function CommentPage() {
  const { framework, comment, acts, placeHref } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const before = (
    <>
      <PageHeading
        title={comment.placeName}
        caption={`${comment.isRequest ? "Request for a change" : "Comment"} – ${framework.title}`}
      />
      <p className="govuk-body">
        <CommentTag comment={comment} /> {standingInWords(comment)}
      </p>
      <CommentThread comment={comment} />
      {placeHref && (
        <p className="govuk-body">
          <a className="govuk-link" href={placeHref}>
            Go to what it is about
          </a>
        </p>
      )}
    </>
  );
  const reopens = acts.includes("reopen");
  return (
    <>
      <CommentCrumbs framework={framework} />
      <TwoThirds>
        {acts.length === 0 ? (
          before
        ) : (
          <PostForm
            form={reopens ? reopenForm : answerForm}
            answer={answer}
            version={comment.version}
            before={before}
          >
            <Field name="text" />
            <ButtonGroup>
              {ANSWER_KINDS.filter((kind) => acts.includes(kind)).map((kind) => (
                <Button
                  key={kind}
                  name={ANSWER_BUTTON}
                  value={kind}
                  variant={kind === "resolve" ? "secondary" : "primary"}
                >
                  {BUTTONS[kind]}
                </Button>
              ))}
            </ButtonGroup>
          </PostForm>
        )}
        <p className="govuk-body">
          <a className="govuk-link" href={paths.comments(framework.id)}>
            All comments
          </a>
        </p>
      </TwoThirds>
    </>
  );
}

const BUTTONS: Record<AnswerKind, string> = {
  answer: "Answer",
  resolve: "Resolve",
  reopen: "Open it again",
};
