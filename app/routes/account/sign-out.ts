import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { paths } from "~/paths";
import { signOutForm } from "~/forms/account/sign-in-form";
import { forgetAllKept } from "~/auth/kept-text.server";
import { readForm } from "~/routes/read-form.server";
import { Refusal } from "~/services/refusal";
import { signOut, type SignOutInput } from "~/services/account/sign-out.server";

/** @throws 503 where something is still being saved in the session, which then goes on */
async function signOutInTime(input: SignOutInput): Promise<string> {
  try {
    return await signOut(input);
  } catch (error) {
    if (error instanceof Refusal && error.detail.kind === "busy") {
      throw new Response("You are still signed in: something that you sent is still being saved.", {
        status: 503,
      });
    }
    throw error;
  }
}

/** Its address alone does nothing: signing out is a post. */
export function loader() {
  return redirect(paths.home());
}

export async function action({ context, request }: ActionFunctionArgs) {
  const everywhere = await readForm(request, signOutForm, (posted) =>
    Promise.resolve(posted.get("everywhere") === "yes"),
  );
  const cookie = await signOutInTime({
    database: context.database,
    now: context.now,
    isSecure: context.isSecure,
    actor: context.actor,
    sessionId: context.sessionId,
    everywhere,
  });
  const forgotten = await forgetAllKept(context.database.db, {
    header: request.headers.get("Cookie"),
    isSecure: context.isSecure,
  });
  return redirect(paths.home(), {
    headers: [
      ["Set-Cookie", cookie],
      ["Set-Cookie", forgotten],
      ["Clear-Site-Data", '"cache", "storage"'],
    ],
  });
}
