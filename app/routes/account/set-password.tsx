import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findPersonByLink } from "~db/queries/people.server";
import { endSession, hashToken } from "~/auth/session.server";
import { setPasswordForm } from "~/forms/password-forms";
import { params as schemas, paths } from "~/paths";
import { answerOpenPost, readParams } from "~/routes/answer.server";
import { setPassword } from "~/services/set-password.server";
import { Fields, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";

const USED = "This link no longer works";

export const handle = pageHandle<() => { holder: object | null }>({
  title: ({ holder }) => (holder ? "Choose your password" : USED),
  needsScript: true,
});

/** Only a post uses the link up: programs that look at links before people do must not. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { token } = readParams(schemas.token, params);
  const holder = await findPersonByLink(context.database.db, hashToken(token), context.now());
  if (!holder) return data({ holder: null }, { status: 404 });
  return data({ holder: { name: holder.name, email: holder.email } });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { token } = readParams(schemas.token, params);
  return answerOpenPost(request, setPasswordForm, async ({ newPassword }) => {
    if (!(await setPassword(context, { token, newPassword }))) return redirect(paths.setPassword(token));
    // Whoever was signed in here, the next one to sign in is the person whose link it was.
    const forget = await endSession(context.database.db, context.sessionTokenHash, context.isSecure);
    return redirect(paths.signInAfter("password"), { headers: { "Set-Cookie": forget } });
  });
}

export default function SetPassword() {
  const { holder } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (!holder) return <UsedLink />;
  return (
    <TwoThirds>
      <PostForm
        form={setPasswordForm}
        answer={answer}
        before={
          <>
            <PageHeading title="Choose your password" />
            <p className="govuk-body">
              This is for the account of <strong>{holder.name}</strong>, who signs in as{" "}
              <strong className="app-break-anywhere">{holder.email}</strong>. If that is not you, close this
              page and tell your administrator.
            </p>
            <p className="govuk-body">Nobody else sees it, and this link works once.</p>
          </>
        }
      >
        <Fields />
        <Button>Save password</Button>
      </PostForm>
    </TwoThirds>
  );
}

function UsedLink() {
  return (
    <TwoThirds>
      <PageHeading title={USED} />
      <p className="govuk-body">
        It has been used, it is more than 7 days old, or a newer one has replaced it. If you have already
        chosen your password,{" "}
        <a className="govuk-link" href={paths.signIn()}>
          sign in
        </a>
        . If not, ask your administrator for a new link.
      </p>
    </TwoThirds>
  );
}
