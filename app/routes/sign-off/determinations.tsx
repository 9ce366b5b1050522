import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { getContent } from "~db/queries/content.server";
import { listExemptions } from "~db/queries/office.server";
import { partPreview } from "~/documents/sign-off.view";
import type { FrameworkContent } from "~/domain/framework/content";
import type { InheritedItem } from "~/domain/publication/determinations";
import { withholdableItems } from "~/domain/publication/withheld-items";
import { RECORD_PARTS } from "~/domain/publication/record-parts";
import {
  determinationAnswers,
  determinationsForm,
  type Withholdable,
} from "~/forms/sign-off/determinations-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { todayOf } from "~/services/context.server";
import { inheritedOf } from "~/services/sign-off/framework-before.server";
import { determinePublication } from "~/services/sign-off/determine-publication.server";
import { PostForm } from "~/ui/form";
import { Button, WarningText } from "~/ui/govuk";
import { pageHandle } from "~/ui/page-handle";
import { PartDetermination } from "~/ui/sign-off/part-determination";
import { SendBackLink } from "~/ui/sign-off/send-back-link";
import { TellingPlaces, tellingOptions } from "~/ui/sign-off/telling-places";
import { StepHeading, StepPage } from "~/ui/sign-off/step-page";
import { loadStep, postedDigest } from "./sign-off-at-hand.server";

const TITLE = "Determine what is published";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, steps, content } = await loadStep(args, "determine");
  const { db } = args.context.database;
  const inherited = await inheritedOf(db, framework.id, content, todayOf(args.context));
  return {
    framework: { id: framework.id, title: framework.title, reference: framework.reference },
    digest: steps.submission.digest,
    marking: content.eia.marking,
    exemptions: await listExemptions(db),
    inherited,
    withholdable: withholdableIn(content),
    parts: RECORD_PARTS.map((part) => ({
      part,
      preview: partPreview(
        part,
        content,
        inherited.filter((item) => item.part === part),
      ),
    })),
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

export async function action(args: ActionFunctionArgs) {
  let inherited: readonly InheritedItem[] = [];
  return answerPost(args, {
    params: params.framework,
    form: async ({ context, params: { frameworkId } }) => {
      const { db } = context.database;
      const content = await getContent(db, frameworkId);
      inherited = await inheritedOf(db, frameworkId, content, todayOf(context));
      return determinationsForm(await listExemptions(db), withholdableIn(content), inherited);
    },
    act: ({ service, value, params: { frameworkId }, posted }) =>
      determinePublication(service, {
        frameworkId,
        digest: postedDigest(posted),
        answers: determinationAnswers(value, inherited),
        known: value.known,
      }),
    done: ({ frameworkId }) => paths.signOff(frameworkId, "determine"),
    says: "nothing",
  });
}

export default function DeterminationsPage() {
  const { framework, digest, marking, exemptions, withholdable, inherited, parts } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const telling = answer?.telling ?? [];
  return (
    <StepPage framework={framework}>
      <PostForm
        form={determinationsForm(exemptions, withholdable, inherited, tellingOptions(telling))}
        answer={answer}
        hidden={{ digest }}
        before={
          <>
            <StepHeading title={TITLE} framework={framework} digest={digest} />
            <p className="govuk-body">
              Each of the four parts is published or withheld on its own, once it is signed. What is withheld
              is still listed publicly, with its legal ground and nothing more.
            </p>
            {inherited.length > 0 && (
              <WarningText>
                The decision before this one withholds things that stand here as well. They stay withheld
                unless you tick them and say why.
              </WarningText>
            )}
            {marking && (
              <p className="govuk-body">
                The EIA is marked {marking}. A marking is not a reason to withhold anything.
              </p>
            )}
          </>
        }
      >
        {telling.length > 0 && <TellingPlaces frameworkId={framework.id} places={telling} />}
        {parts.map(({ part, preview }) => (
          <PartDetermination
            key={part}
            part={part}
            preview={preview}
            isInherited={inherited.some((item) => item.part === part)}
          />
        ))}
        <Button>Save the determinations</Button>
      </PostForm>
      <SendBackLink frameworkId={framework.id} />
    </StepPage>
  );
}
