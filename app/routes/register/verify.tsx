import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findPublishedRecord } from "~db/queries/register.server";
import { recordJson } from "~/documents/record-json.view";
import { dateInLondon } from "~/domain/shared/calendar-date";
import { verifyForm } from "~/forms/register/verify-form";
import { params as schemas, paths } from "~/paths";
import { answerOpenPost } from "~/routes/answer.server";
import { TOO_MUCH_TO_CHECK, type Verification } from "~/services/register/verify-record.server";
import { Fields, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { Crumbs, PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { VerificationResult } from "~/ui/register/verification-result";

export const handle = pageHandle({
  title: () => "Check a record",
  needsScript: "alone",
  preview: () => ({
    description: "Check that a published record of a decision is what was signed.",
    type: "website",
  }),
});

/** Where the address names a record that is published here, it is checked as it is published now. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const asked = schemas.record.safeParse({ reference: new URL(request.url).searchParams.get("record") });
  if (!asked.success) return { checked: null };
  const found = await findPublishedRecord(
    context.database.publicDb,
    asked.data.reference,
    dateInLondon(context.now()),
  );
  if (!found?.seal) return { checked: null };
  const text = JSON.stringify(recordJson(found));
  const keys = await context.signer.publicKeys();
  return { checked: verificationOf(await context.offThread.run("verify-text", { text, keys })) };
}

type Outcome = { is: "done"; value: Verification } | { is: "busy" | "too-much" };

/** @throws Response 503 where too many others are checking one */
function verificationOf(outcome: Outcome): Verification {
  if (outcome.is === "done") return outcome.value;
  if (outcome.is === "too-much") return TOO_MUCH_TO_CHECK;
  throw new Response("Too many records are being checked at the moment. Try again in a minute.", {
    status: 503,
  });
}

export function action({ context, request }: ActionFunctionArgs) {
  return answerOpenPost(request, verifyForm, async (_value, posted) => {
    const { descriptor = 0, size = 0 } = posted.file("record") ?? {};
    const keys = await context.signer.publicKeys();
    return data({
      checked: verificationOf(await context.offThread.run("verify-file", { descriptor, size, keys })),
    });
  });
}

export default function Verify() {
  const loaded = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const checked = answered && "checked" in answered ? answered.checked : answered ? null : loaded.checked;
  return (
    <>
      <Crumbs items={[{ text: "Published decisions", href: paths.decisions() }]} />
      <TwoThirds>
        <PostForm
          form={verifyForm}
          multipart
          answer={answered && "errors" in answered ? answered : undefined}
          before={
            <>
              <PageHeading title="Check a record" />
              {checked && <VerificationResult checked={checked} />}
              <p className="govuk-body">
                Every decision is sealed when it is signed. Here you can check that a record you were given is
                word for word, and figure for figure, what was signed. What is withheld does not stand in the
                way: the rest is proven without it. The file is not kept.
              </p>
            </>
          }
        >
          <Fields />
          <Button>Check the record</Button>
        </PostForm>
        <h2 className="govuk-heading-m">Check it on your own computer</h2>
        <p className="govuk-body">
          You need not take our word for it. The program that checks a record is published with this service,
          and needs no account: <code>npm run verify -- record.json --keys jwks.json</code>. The office’s{" "}
          <a className="govuk-link" href={paths.publicKeys()}>
            public keys
          </a>{" "}
          are here.
        </p>
      </TwoThirds>
    </>
  );
}
