import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { hasAnyPerson } from "~db/queries/office.server";
import { deviceAtHand } from "~/auth/known-device.server";
import { signInForm } from "~/forms/account/sign-in-form";
import { localPath, paths } from "~/paths";
import { answerOpenPost } from "~/routes/answer.server";
import { Refusal } from "~/services/refusal";
import { signIn } from "~/services/account/sign-in.server";
import { PostForm, Fields } from "~/ui/form";
import { Button, Details, NotificationBanner } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";

export const handle = pageHandle({ title: () => "Sign in", needsScript: "alone" });

const returnPath = (request: Request) =>
  localPath(new URL(request.url).searchParams.get("returnTo"), paths.home());

/** What was done just before, where something sent the person here. */
const DONE: Readonly<Record<string, string>> = {
  "set-up": "The office is set up. Sign in with your email address and the password that you chose.",
  kept: "You were signed out, so nothing was saved. Sign in: what you wrote is kept for an hour, and you come back to it.",
  password: "Your password has been saved, and you are signed out everywhere. Sign in with the new one.",
};

export async function loader({ context, request }: LoaderFunctionArgs) {
  if (context.actor) throw redirect(returnPath(request));
  if (!(await hasAnyPerson(context.database.db))) throw redirect(paths.setUp());
  const after = new URL(request.url).searchParams.get("after") ?? "";
  return {
    isDemo: context.isDemo,
    done: Object.hasOwn(DONE, after) ? DONE[after] : undefined,
    isGood: after !== "kept",
  };
}

export function action({ context, request }: ActionFunctionArgs) {
  return answerOpenPost(request, signInForm, async ({ email, password }) => {
    const device = await deviceAtHand(request.headers.get("Cookie"), context.isSecure);
    const cookie = await signIn({
      database: context.database,
      now: context.now,
      isSecure: context.isSecure,
      previousSessionId: context.sessionId,
      address: context.clientAddress,
      device,
      email,
      password,
    });
    if (!cookie) {
      throw new Refusal({
        kind: "invalid",
        errors: { email: "The email address and password do not go together. Check both and try again" },
      });
    }
    return redirect(returnPath(request), {
      headers: [
        ["Set-Cookie", cookie],
        ["Set-Cookie", device.setCookie],
      ],
    });
  });
}

export default function SignIn() {
  const { isDemo, done, isGood } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <TwoThirds>
      <PostForm
        form={signInForm}
        answer={answer}
        before={
          <>
            {done && !answer && (
              <NotificationBanner {...(isGood && { type: "success" })}>{done}</NotificationBanner>
            )}
            <PageHeading title="Sign in" />
          </>
        }
      >
        <Fields />
        <Button>Sign in</Button>
      </PostForm>
      <ForgottenPassword />
      {isDemo && <DemoAccounts />}
    </TwoThirds>
  );
}

/** Nothing is sent by email: a colleague who knows the person hands the link over. */
function ForgottenPassword() {
  return (
    <Details summary="I have forgotten my password, or have no account">
      <p className="govuk-body">
        Ask an administrator of your office, in person or by a call in which they know you. They make a
        one-time link with which you choose a new password. Until you use it, the old password still works.
      </p>
      <p className="govuk-body">
        When somebody else made the link, a colleague confirms that you chose the new password yourself. Until
        then you can read and write drafts.
      </p>
    </Details>
  );
}

function DemoAccounts() {
  return (
    <p className="govuk-body">
      In the demonstration, sign in as <code>author@opcc.example</code>, <code>owner@</code>,{" "}
      <code>senior@</code>, <code>monitoring@</code>, <code>commissioner@</code> or <code>admin@</code> (all
      at opcc.example) with the password <code>equality-demo</code>.
    </p>
  );
}
