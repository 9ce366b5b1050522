import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { endSession } from "~/auth/session.server";
import { paths } from "~/paths";

/** Its address alone does nothing: signing out is a post. */
export function loader() {
  return redirect(paths.home());
}

export async function action({ context }: ActionFunctionArgs) {
  const cookie = await endSession(context.database.db, context.sessionTokenHash, context.isSecure);
  return redirect(paths.home(), { headers: { "Set-Cookie": cookie } });
}
