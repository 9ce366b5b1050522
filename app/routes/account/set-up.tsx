import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { hasAnyPerson } from "~db/queries/office.server";
import { OFFICE_NAME_FIELDS, setUpForm } from "~/forms/office/office-form";
import { paths } from "~/paths";
import { answerOpenPost, notFound } from "~/routes/answer.server";
import { setUpOffice } from "~/services/office/set-up-office.server";
import { Fields, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";

export const handle = pageHandle({ title: () => "Set up this service", needsScript: true });

/** The titles that most offices use; the office's own name and its deciding body's title are theirs to say. */
export async function loader({ context }: LoaderFunctionArgs) {
  if (await hasAnyPerson(context.database.db)) throw notFound();
  const { roleTitles } = context.settings;
  return {
    initial: {
      eiaAuthorTitle: roleTitles.eia_author,
      actionOwnerTitle: roleTitles.action_owner,
      seniorOfficerTitle: roleTitles.senior_officer,
      monitoringOfficerTitle: roleTitles.monitoring_officer,
      administratorTitle: roleTitles.administrator,
    },
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  if (await hasAnyPerson(context.database.db)) throw notFound();
  return answerOpenPost(request, setUpForm, async ({ repeatedPassword: _same, ...value }) => {
    await setUpOffice(context, value);
    return redirect(paths.signInAfter("set-up"));
  });
}

export default function SetUp() {
  const { initial } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <TwoThirds>
      <PostForm form={setUpForm} initial={initial} answer={answer} before={<Introduction />}>
        <Fields names={["code"]} />
        <h2 className="govuk-heading-m">Your account</h2>
        <p className="govuk-body">
          You become the administrator: you keep the accounts and these settings. Only another administrator
          can give you a further role.
        </p>
        <Fields names={["name", "email", "newPassword", "repeatedPassword"]} />
        <h2 className="govuk-heading-m">The office</h2>
        <p className="govuk-body">
          These names appear on every page and record. You can change them later, from a date that you choose.
        </p>
        <Fields names={OFFICE_NAME_FIELDS} />
        <Button>Set up</Button>
      </PostForm>
    </TwoThirds>
  );
}

function Introduction() {
  return (
    <>
      <PageHeading title="Set up this service" />
      <p className="govuk-body">
        Nobody has an account yet. The server printed a one-time code in its log when it started. Entering it
        shows that you are the person who installed the service.
      </p>
    </>
  );
}
