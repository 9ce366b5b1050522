import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { parseForm, UnreadableText } from "~/forms/form";
import { signInForm } from "~/forms/sign-in-form";
import { localPath, paths } from "~/paths";
import { readPost } from "~/routes/answer.server";
import { signIn } from "~/services/sign-in.server";
import { PostForm, Fields, type FormAnswer } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";

export const handle = pageHandle({ title: () => "Sign in", needsScript: true });

const returnPath = (request: Request) =>
  localPath(new URL(request.url).searchParams.get("returnTo"), paths.home());

export function loader({ context, request }: LoaderFunctionArgs) {
  if (context.actor) throw redirect(returnPath(request));
  return { isDemo: context.isDemo };
}

/** Signing in has no actor yet, so it answers by itself, in the shape every form answers in. */
export async function action({ context, request }: ActionFunctionArgs) {
  const refuse = (errors: FormAnswer["errors"], values: FormAnswer["values"]) =>
    data<FormAnswer>({ errors, values, problem: null, current: null, blockers: [] }, { status: 400 });
  const posted = await readPost(request);
  try {
    const parsed = parseForm(signInForm, posted);
    if (!parsed.ok) return refuse(parsed.errors, parsed.values);
    const cookie = await signIn({
      database: context.database,
      now: context.now,
      isSecure: context.isSecure,
      previousTokenHash: context.sessionTokenHash,
      ...parsed.value,
    });
    if (!cookie) {
      return refuse(
        { email: "The email address and password do not go together. Check both and try again" },
        parsed.values,
      );
    }
    return redirect(returnPath(request), { headers: { "Set-Cookie": cookie } });
  } catch (error) {
    if (error instanceof UnreadableText) return refuse({ email: `${error.message}` }, {});
    throw error;
  }
}

export default function SignIn() {
  const { isDemo } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <TwoThirds>
      <PostForm form={signInForm} answer={answer} before={<PageHeading title="Sign in" />}>
        <Fields />
        <Button>Sign in</Button>
      </PostForm>
      {isDemo && <DemoAccounts />}
    </TwoThirds>
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
