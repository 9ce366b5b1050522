import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { getContent } from "~db/queries/content.server";
import { listExemptions } from "~db/queries/office.server";
import { partPreview } from "~/documents/sign-off.view";
import type { FrameworkContent } from "~/domain/framework/content";
import { withholdableItems } from "~/domain/publication/withheld-items";
import { RECORD_PARTS } from "~/domain/publication/determinations";
import { determinationAnswers, determinationsForm, type Withholdable } from "~/forms/determinations-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { determinePublication } from "~/services/determine-publication.server";
import { PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { pageHandle } from "~/ui/page-handle";
import { PartDetermination } from "~/ui/sign-off/part-determination";
import { SendBackLink } from "~/ui/sign-off/send-back-link";
import { StepHeading, StepPage } from "~/ui/sign-off/step-page";
import { loadStep, postedDigest } from "./sign-off-at-hand.server";

const TITLE = "Determine what is published";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, steps, content } = await loadStep(args, "determine");
  return {
    framework: { id: framework.id, title: framework.title, reference: framework.reference },
    digest: steps.submission.digest,
    marking: content.eia.marking,
    exemptions: await listExemptions(args.context.database.db),
    withholdable: withholdableIn(content),
    parts: RECORD_PARTS.map((part) => ({ part, preview: partPreview(part, content) })),
  };
}

function withholdableIn(content: FrameworkContent): Withholdable {
  return {
    record: [],
    report: [],
    details: withholdableItems("details", content),
    eia: withholdableItems("eia", content),
  };
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.framework,
    form: async ({ context, params: { frameworkId } }) =>
      determinationsForm(
        await listExemptions(context.database.db),
        withholdableIn(await getContent(context.database.db, frameworkId)),
      ),
    act: ({ service, value, params: { frameworkId }, posted }) =>
      determinePublication(service, {
        frameworkId,
        digest: postedDigest(posted),
        answers: determinationAnswers(value),
      }),
    done: ({ frameworkId }) => paths.signOff(frameworkId, "determine"),
  });
}

export default function DeterminationsPage() {
  const { framework, digest, marking, exemptions, withholdable, parts } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <StepPage framework={framework}>
      <PostForm
        form={determinationsForm(exemptions, withholdable)}
        answer={answer}
        hidden={{ digest }}
        before={
          <>
            <StepHeading title={TITLE} framework={framework} digest={digest} />
            <p className="govuk-body">
              Each of the four parts is published or withheld on its own, once it is signed. What is withheld
              is still listed publicly, with its legal ground and nothing more.
            </p>
            {marking && (
              <p className="govuk-body">
                The EIA is marked {marking}. A marking is not a reason to withhold anything.
              </p>
            )}
          </>
        }
      >
        {parts.map(({ part, preview }) => (
          <PartDetermination key={part} part={part} preview={preview} />
        ))}
        <Button>Save the determinations</Button>
      </PostForm>
      <SendBackLink frameworkId={framework.id} />
    </StepPage>
  );
}
