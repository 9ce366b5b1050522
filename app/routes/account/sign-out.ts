import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { paths } from "~/paths";
import { readPost } from "~/routes/answer.server";
import { signOut } from "~/services/sign-out.server";

/** Its address alone does nothing: signing out is a post. */
export function loader() {
  return redirect(paths.home());
}

export async function action({ context, request }: ActionFunctionArgs) {
  const posted = await readPost(request);
  const cookie = await signOut({
    database: context.database,
    now: context.now,
    isSecure: context.isSecure,
    actor: context.actor,
    tokenHash: context.sessionTokenHash,
    everywhere: posted.get("everywhere") === "yes",
  });
  return redirect(paths.home(), {
    headers: { "Set-Cookie": cookie, "Clear-Site-Data": '"cache", "storage"' },
  });
}
