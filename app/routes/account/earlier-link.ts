import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { params as schemas, paths } from "~/paths";
import { readParams } from "~/routes/answer.server";

/** Links of a release before this one had their code in the path. The last of them ran out seven days after it. */
export function loader({ params }: LoaderFunctionArgs) {
  return redirect(paths.setPassword(readParams(schemas.token, params).token));
}
