import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listStaffNames } from "~db/queries/named-people.server";
import { mayPublishGrant } from "~/auth/permissions";
import type { GrantAward } from "~/domain/grants/award";
import { PERSONAL_DETAIL_KINDS, personalDetails } from "~/domain/publication/personal-details";
import { formatMoney } from "~/domain/shared/money";
import { confirmForm } from "~/forms/grants/grant-forms";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";
import { publishGrant } from "~/services/grants/publish-grant.server";
import { PostForm } from "~/ui/form";
import { GrantCrumbs } from "~/ui/grants/grant-crumbs";
import { Button, SummaryList, WarningText } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { asNamed, loadAward } from "./grants-at-hand.server";
import type { ApplicationAtHand } from "./grants-at-hand.server";

/** What may be about a person in the texts that are published: a warning, as before a determination. */
async function personalWarnings(
  { context }: LoaderFunctionArgs,
  { award }: ApplicationAtHand & { award: GrantAward },
) {
  const { name, title, purpose, conditions, reasons } = award;
  const texts = Object.entries({
    Recipient: name,
    Title: title,
    Purpose: purpose,
    Conditions: conditions,
    Reasons: reasons,
  });
  const found = personalDetails(
    texts.map(([where, text]) => ({ id: `grant.${where}`, where, text, at: { page: "sign-off" as const } })),
    await listStaffNames(context.database.db),
  );
  return found.map(({ kind, where, found: what }) => `${PERSONAL_DETAIL_KINDS[kind]} in “${where}”: ${what}`);
}

const TITLE = "Publish the grant";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.application.organisation}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const at = await loadAward(args);
  const { actor } = at;
  requirePermission(mayPublishGrant(actor, at.award));
  return {
    ...asNamed(at),
    version: at.award.version,
    published: {
      ...{ name: at.award.name, title: at.award.title, purpose: at.award.purpose },
      ...{ conditions: at.award.conditions, reasons: at.award.reasons, amount: formatMoney(at.award.pence) },
    },
    warnings: await personalWarnings(args, at),
  };
}

export async function action(args: ActionFunctionArgs) {
  await loadAward(args);
  return answerPost(args, {
    params: params.grantApplication,
    form: confirmForm,
    act: ({ service, params: place, version }) => publishGrant(service, { ...place, version }),
    done: (place) => paths.grantApplication(place),
  });
}

export default function Publish() {
  const { framework, round, application, version, published, warnings } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <GrantCrumbs framework={framework} round={round} application={application} />
      <TwoThirds>
        <PostForm
          form={confirmForm}
          version={version}
          answer={answer}
          before={<PageHeading title={TITLE} caption={application.organisation} />}
        >
          <p className="govuk-body">
            From now on anybody reads this, in the list of its month, as a table and as data. Nothing else of
            the application is published.
          </p>
          {warnings.map((warning) => (
            <WarningText key={warning}>{warning}</WarningText>
          ))}
          <SummaryList
            rows={[
              { key: "Recipient", value: published.name },
              { key: "Title", value: published.title },
              { key: "Amount", value: published.amount },
              { key: "Purpose", value: published.purpose },
              { key: "Conditions", value: published.conditions || "None" },
              { key: "Reasons", value: published.reasons },
            ]}
          />
          <Button>Publish it</Button>
        </PostForm>
      </TwoThirds>
    </>
  );
}
