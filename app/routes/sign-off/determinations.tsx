import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findDeterminationDraft } from "~db/queries/determination-draft.server";
import { findEarlierSubmission, findSubmission, type SubmissionSteps } from "~db/queries/frameworks.server";
import { listGrounds } from "~db/queries/grounds.server";
import { listBelowGrade } from "~db/queries/named-people.server";
import type { Actor } from "~db/queries/people.server";
import { leadRows } from "~/documents/decision-lead.view";
import { partPreview } from "~/documents/sign-off.view";
import { capacityOf } from "~/domain/account/delegation";
import type { FrameworkContent } from "~/domain/framework/content";
import type { InheritedItem } from "~/domain/publication/determinations";
import { namedPeople } from "~/domain/publication/named-people";
import { withholdableItems } from "~/domain/publication/withheld-items";
import { RECORD_PARTS } from "~/domain/publication/record-parts";
import {
  determinationAnswers,
  determinationsForm,
  determinationValues,
  publishAllForm,
  type Withholdable,
} from "~/forms/sign-off/determinations-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { loadAllComments } from "~/routes/comments/comments-at-hand.server";
import { todayOf } from "~/services/context.server";
import { inheritedOf } from "~/services/sign-off/framework-before.server";
import { draftDeterminations } from "~/services/sign-off/draft-determinations.server";
import { CommentsHere } from "~/ui/comments/comments-here";
import { Field, PostForm } from "~/ui/form";
import { Button, WarningText } from "~/ui/govuk";
import { pageHandle } from "~/ui/page-handle";
import { Document } from "~/ui/register/document";
import { PartDetermination } from "~/ui/sign-off/part-determination";
import { DecisionLead } from "~/ui/sign-off/decision-lead";
import { SendBackLink } from "~/ui/sign-off/send-back-link";
import { StepHeading, StepPage, WhichSubmission } from "~/ui/sign-off/step-page";
import {
  leadFacts,
  loadStep,
  postedDigest,
  resubmittedSections,
  submittedWarnings,
} from "./sign-off-at-hand.server";

const TITLE = "Determine what is published";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, actor, steps, content } = await loadStep(args, "determine");
  const { db } = args.context.database;
  const people = peopleNamed(args.context, { actor, steps, content });
  const below = await listBelowGrade(
    db,
    people.map(({ id }) => id),
  );
  const inherited = await inheritedOf(db, framework.id, content, todayOf(args.context));
  const draft = await findDeterminationDraft(db, steps.submission.id);
  return {
    framework: { id: framework.id, title: framework.title, reference: framework.reference },
    glossary: content.glossary,
    digest: steps.submission.digest,
    differs: resubmittedSections(await findEarlierSubmission(db, framework.id), steps.submission.leaves),
    comments: await loadAllComments(args),
    version: draft?.version ?? 0,
    people,
    initial: { titlesOnly: below.map(String), ...(draft && determinationValues(draft.answers)) },
    lead: leadRows(leadFacts(steps, content, submittedWarnings(args, steps, content)), {}),
    marking: content.eia.marking,
    exemptions: await listGrounds(db, todayOf(args.context)),
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

/** Whose names the record would print, if this monitoring officer determined it. */
function peopleNamed(
  { settings }: LoaderFunctionArgs["context"],
  { actor, steps, content }: { actor: Actor; steps: SubmissionSteps; content: FrameworkContent },
) {
  const capacity = capacityOf(actor, "monitoring_officer", settings.roleTitles);
  const determined = { personId: actor.personId, personName: actor.name, capacity };
  return namedPeople(content, { ...steps, determined });
}

export async function action(args: ActionFunctionArgs) {
  let inherited: readonly InheritedItem[] = [];
  return answerPost(args, {
    params: params.framework,
    form: async ({ context, actor, params: { frameworkId } }) => {
      const { db } = context.database;
      const content = await context.contentOf(frameworkId);
      const steps = await findSubmission(db, frameworkId, "open");
      inherited = await inheritedOf(db, frameworkId, content, todayOf(context));
      return determinationsForm(
        await listGrounds(db, todayOf(context)),
        withholdableIn(content),
        inherited,
        steps ? peopleNamed(context, { actor, steps, content }) : [],
      );
    },
    act: async ({ service, value, params: { frameworkId }, version, posted }) => {
      const answers = determinationAnswers(value, inherited);
      const digest = postedDigest(posted);
      await draftDeterminations(service, { frameworkId, digest, version, answers });
      const part = RECORD_PARTS.find((name) => answers[name].howMuch === "some");
      return part ? paths.withheldItems(frameworkId, part) : paths.checkDeterminations(frameworkId);
    },
    done: ({ frameworkId }) => paths.checkDeterminations(frameworkId),
  });
}

export default function DeterminationsPage() {
  const data = useLoaderData<typeof loader>();
  const { framework, digest, marking, exemptions, withholdable, inherited, parts, differs, comments } = data;
  const answer = useActionData<typeof action>();
  return (
    <StepPage framework={framework}>
      <PostForm
        form={determinationsForm(exemptions, withholdable, inherited, data.people)}
        initial={data.initial}
        version={data.version}
        answer={answer}
        hidden={{ digest }}
        before={
          <>
            <StepHeading title={TITLE} framework={framework} />
            <DecisionLead rows={data.lead} />
            <p className="govuk-body">
              Each of the four parts is published or withheld on its own, once it is signed. What is withheld
              is still listed publicly, with its legal ground and why the public interest is in withholding
              it. You see the public page before you determine it.
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
            <CommentsHere view={comments} />
            <Document sections={differs} />
          </>
        }
      >
        {parts.map(({ part, preview }) => (
          <PartDetermination
            key={part}
            part={part}
            preview={preview}
            isInherited={inherited.some((item) => item.part === part)}
          />
        ))}
        <h2 className="govuk-heading-m">Names</h2>
        <Field name="titlesOnly" />
        <Button>Save, and go on</Button>
      </PostForm>
      <PostForm
        form={publishAllForm()}
        version={data.version}
        hidden={{ digest }}
        action={paths.publishAll(framework.id)}
      >
        <h2 className="govuk-heading-m">Or publish all four</h2>
        <p className="govuk-body">
          {inherited.length > 0
            ? "All of each part, but for what the decision before this one withholds. You see the public page before you determine it."
            : "All of each part. You see the public page before you determine it."}
        </p>
        <Button variant="secondary">Publish all four parts</Button>
      </PostForm>
      <WhichSubmission digest={digest} />
      <SendBackLink frameworkId={framework.id} />
    </StepPage>
  );
}
