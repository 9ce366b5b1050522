import { data, redirect, type ActionFunctionArgs, type AppLoadContext } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { findPersonByLink } from "~db/queries/people.server";
import { deviceAtHand } from "~/auth/known-device.server";
import { endSession, forgetSession, hashToken } from "~/auth/session.server";
import { oneTimeCodeForm, setPasswordForm } from "~/forms/account/password-forms";
import { paths } from "~/paths";
import { answerOpenPost } from "~/routes/answer.server";
import { Refusal } from "~/services/refusal";
import { setPassword } from "~/services/account/set-password.server";
import { FromFragment } from "~/ui/account/from-fragment";
import { Field, Fields, PostForm, type FormAnswer } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";

/** The code of a one-time link comes in a post alone, so that no address that is logged has it in it. */
export const handle = pageHandle({ title: () => "Choose your password", needsScript: true });

interface Choosing {
  /** Whose password is to be chosen; null where the code is still to be given. */
  holder: { name: string; email: string } | null;
  code: string;
  answer?: FormAnswer;
}

/** Twice: the code alone leads to the page of its account, and only with a password is the link used up. */
export function action(args: ActionFunctionArgs) {
  return new URL(args.request.url).searchParams.has("choose") ? choose(args) : look(args);
}

async function look({ context, request }: ActionFunctionArgs) {
  const answered = await answerOpenPost(request, oneTimeCodeForm, async ({ code }): Promise<Choosing> => {
    const holder = await holderOf(context, code);
    if (!holder) throw noLonger();
    return { holder, code };
  });
  if (!("data" in answered)) return answered;
  return data<Choosing>({ holder: null, code: "", answer: answered.data }, answered.init ?? {});
}

async function choose({ context, request }: ActionFunctionArgs) {
  const answered = await answerOpenPost(request, setPasswordForm, async ({ code, newPassword }) => {
    const device = await deviceAtHand(request.headers.get("Cookie"), context.isSecure);
    if (!(await setPassword(context, { token: code, newPassword, device }))) throw noLonger();
    // Whoever was signed in here, the next one to sign in is the person whose link it was.
    await endSession(context.database.db, context.sessionId);
    const forget = await forgetSession(context.isSecure);
    return redirect(paths.signInAfter("password"), {
      headers: [
        ["Set-Cookie", forget],
        ["Set-Cookie", device.setCookie],
      ],
    });
  });
  if (!("data" in answered)) return answered;
  const code = String(answered.data.values.code);
  const holder = await holderOf(context, code);
  return data<Choosing>({ holder, code, answer: answered.data }, answered.init ?? {});
}

async function holderOf({ database, now }: AppLoadContext, code: string): Promise<Choosing["holder"]> {
  const holder = await findPersonByLink(database.db, hashToken(code), now());
  return holder && { name: holder.name, email: holder.email };
}

/** One message for a code that was used, one that has run out and one that never was. */
function noLonger(): Refusal {
  return new Refusal({
    kind: "invalid",
    errors: {
      code: "This link or code does not work. It has been used, it is more than 7 days old, or a newer one has replaced it. Ask your administrator for a new link",
    },
  });
}

export default function SetPassword() {
  const { holder, code = "", answer } = useActionData<typeof action>() ?? {};
  return (
    <TwoThirds>
      {holder ? (
        <PostForm
          form={setPasswordForm}
          action={paths.choosePassword()}
          hidden={{ code }}
          answer={answer}
          before={<WhoseItIs {...holder} />}
        >
          <Fields names={["newPassword", "repeatedPassword"]} />
          <Button>Save password</Button>
        </PostForm>
      ) : (
        <PostForm
          form={oneTimeCodeForm}
          action={paths.setPassword()}
          answer={answer}
          before={<WhatIsNeeded />}
        >
          <Field name="code" />
          <FromFragment inputId="code" />
          <Button>Continue</Button>
        </PostForm>
      )}
    </TwoThirds>
  );
}

function WhatIsNeeded() {
  return (
    <>
      <PageHeading title="Choose your password" />
      <p className="govuk-body">
        For this you need the one-time link that your administrator gave you. Have you chosen your password
        already? Then{" "}
        <a className="govuk-link" href={paths.signIn()}>
          sign in
        </a>
        .
      </p>
    </>
  );
}

function WhoseItIs({ name, email }: { name: string; email: string }) {
  return (
    <>
      <PageHeading title="Choose your password" />
      <p className="govuk-body">
        This is for the account of <strong>{name}</strong>, who signs in as{" "}
        <strong className="app-break-anywhere">{email}</strong>. If that is not you, close this page and tell
        your administrator.
      </p>
      <p className="govuk-body">Nobody else sees it, and your link works once.</p>
    </>
  );
}
