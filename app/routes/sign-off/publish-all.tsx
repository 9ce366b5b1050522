import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useParams } from "@remix-run/react";
import { ALL_PUBLISHED } from "~/domain/publication/determination-draft";
import { publishAllForm } from "~/forms/sign-off/determinations-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { draftDeterminations } from "~/services/sign-off/draft-determinations.server";
import { PostForm } from "~/ui/form";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { loadStep, postedDigest } from "./sign-off-at-hand.server";

const TITLE = "Publish all four parts";

export const handle = pageHandle({ title: () => TITLE });

/** It is asked where publication is determined. */
export async function loader(args: LoaderFunctionArgs) {
  const { framework } = await loadStep(args, "determine");
  return redirect(paths.determinations(framework.id));
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.framework,
    form: publishAllForm(),
    act: ({ service, params: { frameworkId }, version, posted }) =>
      draftDeterminations(service, {
        frameworkId,
        digest: postedDigest(posted),
        version,
        answers: ALL_PUBLISHED,
      }),
    done: ({ frameworkId }) => paths.checkDeterminations(frameworkId),
    says: "nothing",
  });
}

/** Drawn where it could not be done. */
export default function PublishAll() {
  const answer = useActionData<typeof action>();
  const frameworkId = Number(useParams().frameworkId);
  return (
    <TwoThirds>
      <PostForm form={publishAllForm()} answer={answer} before={<PageHeading title={TITLE} />}>
        <p className="govuk-body">
          <a className="govuk-link" href={paths.determinations(frameworkId)}>
            Determine what is published
          </a>
        </p>
      </PostForm>
    </TwoThirds>
  );
}
