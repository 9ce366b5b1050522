import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listPayments } from "~db/queries/grants.server";
import { mayPayGrant } from "~/auth/permissions";
import { paidAndPlanned } from "~/domain/grants/payment";
import { formatDate, formatInstant } from "~/domain/shared/calendar-date";
import { formatMoney } from "~/domain/shared/money";
import { paymentForm } from "~/forms/grants/grant-forms";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";
import { todayOf } from "~/services/context.server";
import { recordPayment } from "~/services/grants/record-payment.server";
import { Fields, PostForm } from "~/ui/form";
import { GrantCrumbs } from "~/ui/grants/grant-crumbs";
import { PaymentsTables } from "~/ui/grants/payments-tables";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { asNamed, loadAward } from "./grants-at-hand.server";

const TITLE = "Payments made";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.application.organisation}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const at = await loadAward(args);
  const { actor, award } = at;
  requirePermission(mayPayGrant(actor, award));
  const made = await listPayments(args.context.database.db, award.id);
  return {
    ...asNamed(at),
    version: made.length,
    awarded: formatMoney(award.pence),
    planned: award.payments.map(({ on, pence }) => [formatDate(on), formatMoney(pence)] as const),
    made: made.map(({ id, paidOn, pence, reference, note, recordedByName, recordedAt }) => ({
      ...{ id, reference, note, paidOn: formatDate(paidOn), amount: formatMoney(pence) },
      recorded: `${recordedByName}, ${formatInstant(recordedAt)}`,
    })),
    sums: paidAndPlanned({ awardedPence: award.pence, planned: award.payments, made }, todayOf(args.context)),
  };
}

export async function action(args: ActionFunctionArgs) {
  await loadAward(args);
  return answerPost(args, {
    params: params.grantApplication,
    form: paymentForm,
    act: ({ service, value, params: place, version }) =>
      recordPayment(service, { ...place, ...value, version }),
    done: (place) => paths.grantApplication(place, "payments"),
  });
}

export default function Payments() {
  const { framework, round, application, version, awarded, planned, made, sums } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <GrantCrumbs framework={framework} round={round} application={application} />
      <TwoThirds>
        <PostForm
          form={paymentForm}
          version={version}
          answer={answer}
          before={
            <>
              <PageHeading title={TITLE} caption={application.organisation} />
              <PaymentsTables {...{ awarded, planned, made, sums }} />
              <h2 className="govuk-heading-m">Record a payment</h2>
              <p className="govuk-body">
                It stays as it is recorded. To put a mistake right, or for money that came back, record the
                amount with a minus before it.
              </p>
            </>
          }
        >
          <Fields />
          <Button>Record it</Button>
        </PostForm>
      </TwoThirds>
    </>
  );
}
