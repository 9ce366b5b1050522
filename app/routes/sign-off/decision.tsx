import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { decisionSections } from "~/documents/sign-off.view";
import { capacityOf } from "~/domain/account/delegation";
import { changesOf } from "~/domain/framework/content";
import { acknowledgementsNeeded } from "~/domain/framework/sign-off-gate";
import { decisionForm } from "~/forms/decision-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { signDecision } from "~/services/sign-decision.server";
import { Fields, PostForm } from "~/ui/form";
import { Button, WarningText } from "~/ui/govuk";
import { pageHandle } from "~/ui/page-handle";
import { Document } from "~/ui/register/document";
import { askAnew } from "~/ui/sign-off/ask-anew";
import { SendBackLink } from "~/ui/sign-off/send-back-link";
import { SeparateEiaCopies } from "~/ui/sign-off/separate-eia-copies";
import { StepHeading, StepPage } from "~/ui/sign-off/step-page";
import { StepsBefore } from "~/ui/sign-off/steps-before";
import { loadStep, postedDigest } from "./sign-off-at-hand.server";

const TITLE = "Decide and sign";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, actor, steps, content } = await loadStep(args, "sign");
  const titles = new Map(changesOf(content).map(({ id, title }) => [id, title]));
  const { approval, determinations } = steps;
  return {
    framework: { id: framework.id, title: framework.title, reference: framework.reference },
    glossary: content.glossary,
    digest: steps.submission.digest,
    capacity: capacityOf(actor, "decision_maker", args.context.settings.roleTitles),
    approval: approval && {
      name: approval.personName,
      capacity: approval.capacity,
      at: approval.at,
      comment: approval.comment,
    },
    determinations: determinations.map(({ part, publish, items, legalGround, withheldUntil }) => ({
      part,
      publish,
      items,
      legalGround,
      withheldUntil,
    })),
    sections: decisionSections(content),
    copies: content.entries.flatMap(({ kind, changeId, separateEia: { reference, copy } }) =>
      kind === "separate_eia" && copy
        ? [{ id: copy.id, fileName: copy.fileName, reference, change: titles.get(changeId) ?? "" }]
        : [],
    ),
    mustNotBeSupported: content.eia.outcome === "stop_and_remove",
    acknowledgements: acknowledgementsNeeded(content).map(({ key, changeId, text }) => ({
      key,
      text: changeId === null ? text : `${text} (${titles.get(changeId) ?? ""})`,
    })),
  };
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.framework,
    form: decisionForm(),
    act: async ({ service, value, params: { frameworkId }, posted }) => {
      await signDecision(
        { ...service, signer: args.context.signer },
        { ...value, frameworkId, digest: postedDigest(posted) },
      );
    },
    done: ({ frameworkId }) => paths.signOff(frameworkId, "sign"),
  });
}

export default function DecisionPage() {
  const data = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { framework, digest, sections, copies, acknowledgements, mustNotBeSupported } = data;
  return (
    <StepPage framework={framework}>
      <PostForm
        form={decisionForm(acknowledgements)}
        answer={askAnew(answer, ["acknowledgements"])}
        hidden={{ digest }}
        before={
          <>
            <StepHeading title={TITLE} framework={framework} digest={digest} />
            <StepsBefore approval={data.approval} determinations={data.determinations} />
            <Document sections={sections} />
            <SeparateEiaCopies frameworkId={framework.id} copies={copies} />
            <h2 className="govuk-heading-l">Your decision</h2>
            {mustNotBeSupported && (
              <WarningText>
                The EIA concludes “stop and remove”: this can only be signed as not supported.
              </WarningText>
            )}
          </>
        }
      >
        <Fields />
        <p className="govuk-body">You sign as {data.capacity}.</p>
        <p className="govuk-body">
          What you sign is sealed at once: nobody can change it afterwards. What was determined to be
          published is published.
        </p>
        <Button>Sign</Button>
      </PostForm>
      <SendBackLink frameworkId={framework.id} />
    </StepPage>
  );
}
