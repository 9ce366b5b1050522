import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { mayDecideGrant } from "~/auth/permissions";
import { awardGaps } from "~/domain/grants/award";
import { scoreRow } from "~/domain/grants/scoring";
import { formatMoney } from "~/domain/shared/money";
import { decisionForm, decisionValues } from "~/forms/grants/grant-forms";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";
import { decideApplication } from "~/services/grants/decide-application.server";
import { Fields, PostForm } from "~/ui/form";
import { GrantCrumbs } from "~/ui/grants/grant-crumbs";
import { Button, InsetText, SummaryList } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { asNamed, fundAtHand, loadApplication } from "./grants-at-hand.server";

const TITLE = "Award a grant, or refuse it";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.application.organisation}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const at = await loadApplication(args);
  const { actor, round, application, given, declarations } = at;
  requirePermission(mayDecideGrant(actor, { ...at, scorers: at.given.map(({ personId }) => personId) }));
  const atHand = await fundAtHand(args, round);
  const { total, people } = scoreRow(round.criteria, given, declarations);
  const most = round.criteria.reduce((sum, criterion) => sum + criterion.most, 0);
  return {
    ...asNamed(at),
    version: application.version,
    values: decisionValues(application),
    decidedOn: [
      { key: "Applied for", value: formatMoney(application.pence) },
      { key: "For", value: application.purpose },
      {
        key: "Scored",
        value:
          total === null
            ? "By nobody yet"
            : `${total} of ${most}, by ${people === 1 ? "1 person" : `${people} people`}`,
      },
    ],
    gaps: atHand
      ? awardGaps(atHand.fund, { pence: application.pence, assessment: application.assessment })
      : ["The budget line that this round was paid from is not there any more."],
  };
}

export async function action(args: ActionFunctionArgs) {
  await loadApplication(args);
  return answerPost(args, {
    params: params.grantApplication,
    form: decisionForm,
    act: ({ service, value, params: place, version }) =>
      decideApplication(service, {
        ...{ ...value, ...place, version },
        pence: value.pence ?? 0,
      }),
    done: (place) => paths.grantApplication(place),
  });
}

export default function Decide() {
  const { framework, round, application, values, version, decidedOn, gaps } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <GrantCrumbs framework={framework} round={round} application={application} />
      <TwoThirds>
        <PostForm
          form={decisionForm}
          version={version}
          initial={values}
          answer={answer}
          before={<PageHeading title={TITLE} caption={application.organisation} />}
        >
          <SummaryList
            rows={decidedOn.map(({ key, value }) => ({
              key,
              value: <span className="app-preserve-lines">{value}</span>,
            }))}
          />
          {gaps.length > 0 && <InsetText>{gaps.join(" ")}</InsetText>}
          <Fields />
          <Button>Decide</Button>
        </PostForm>
      </TwoThirds>
    </>
  );
}
