import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findDeterminationDraft } from "~db/queries/determination-draft.server";
import { listGrounds } from "~db/queries/grounds.server";
import { listStaffNames } from "~db/queries/named-people.server";
import { capacityOf } from "~/domain/account/delegation";
import { partWithoutItems } from "~/domain/publication/determination-draft";
import { DUTY_TO_PUBLISH } from "~/domain/publication/duty-to-publish";
import { personalDetails } from "~/domain/publication/personal-details";
import { publishedTexts } from "~/domain/publication/published-texts";
import { confirmDeterminationsForm } from "~/forms/sign-off/determinations-form";
import { params, paths } from "~/paths";
import { answerPost, notFound } from "~/routes/answer.server";
import { todayOf } from "~/services/context.server";
import { determinePublication } from "~/services/sign-off/determine-publication.server";
import { inheritedOf } from "~/services/sign-off/framework-before.server";
import { draftedDeterminations } from "~/services/sign-off/public-page.server";
import { PostForm } from "~/ui/form";
import { Button, WarningText } from "~/ui/govuk";
import { pageHandle } from "~/ui/page-handle";
import { PersonalDetails } from "~/ui/sign-off/personal-details";
import { PublicPagePreview } from "~/ui/sign-off/public-page";
import { StepHeading, StepPage } from "~/ui/sign-off/step-page";
import { TellingPlaces, tellingOptions } from "~/ui/sign-off/telling-places";
import { publicPageAtHand } from "./public-page-at-hand.server";
import { loadStep, postedDigest } from "./sign-off-at-hand.server";

const TITLE = "This is the public page";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.framework.title}`,
  needsScript: true,
});

/** What was answered on the pages before; without that, the way there. */
export async function loader(args: LoaderFunctionArgs) {
  const { framework, actor, steps, content } = await loadStep(args, "determine");
  const { db } = args.context.database;
  const draft = await findDeterminationDraft(db, steps.submission.id);
  if (!draft) throw redirect(paths.determinations(framework.id));
  const missing = partWithoutItems(draft.answers);
  if (missing) throw redirect(paths.withheldItems(framework.id, missing));
  const inherited = await inheritedOf(db, framework.id, content, todayOf(args.context));
  const determined = {
    personId: actor.personId,
    personName: actor.name,
    capacity: capacityOf(actor, "monitoring_officer", args.context.settings.roleTitles),
    at: args.context.now(),
    titlesOnly: draft.answers.record.titlesOnly ?? [],
  };
  const determinations = draftedDeterminations(
    draft.answers,
    await listGrounds(db, todayOf(args.context)),
    inherited,
  ).map((determination) => ({ ...determination, ...determined }));
  const shown = publicPageAtHand(args.context, { framework, steps, content, determinations });
  if (!shown) throw notFound();
  return {
    framework: { id: framework.id, title: framework.title, reference: framework.reference },
    glossary: content.glossary,
    digest: steps.submission.digest,
    version: draft.version,
    personal: personalDetails(
      publishedTexts(content, { approvalComment: steps.approval?.comment ?? "", determinations }),
      await listStaffNames(db),
    ),
    ...shown,
  };
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.framework,
    form: confirmDeterminationsForm(),
    act: ({ service, value, params: { frameworkId }, version, posted }) =>
      determinePublication(service, {
        frameworkId,
        digest: postedDigest(posted),
        draftVersion: version,
        known: value.known,
      }),
    done: ({ frameworkId }) => paths.signOff(frameworkId, "determine"),
    says: "nothing",
  });
}

export default function CheckDeterminationsPage() {
  const { framework, digest, version, personal, page, gaps } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const telling = answer?.telling ?? [];
  return (
    <StepPage framework={framework}>
      <PostForm
        form={confirmDeterminationsForm(tellingOptions(telling))}
        version={version}
        answer={answer}
        hidden={{ digest }}
        before={<StepHeading title={TITLE} framework={framework} />}
      >
        {page.withheldOn !== null && <WarningText>{DUTY_TO_PUBLISH}.</WarningText>}
        {telling.length > 0 && <TellingPlaces frameworkId={framework.id} places={telling} />}
        <PersonalDetails frameworkId={framework.id} details={personal} />
        <PublicPagePreview page={page} gaps={gaps} />
        <h2 className="govuk-heading-l">Your determination</h2>
        <p className="govuk-body">
          It is published like this once it is signed. It then goes to whoever decides, who sees what you
          withhold by its name.
        </p>
        <Button>Determine that this is published</Button>
      </PostForm>
      <p className="govuk-body">
        <a className="govuk-link" href={paths.determinations(framework.id)}>
          Change what is published
        </a>
      </p>
    </StepPage>
  );
}
