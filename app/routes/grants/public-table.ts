import type { LoaderFunctionArgs } from "@remix-run/node";
import { listPublicGrants } from "~db/queries/public-grants.server";
import { grantsExport } from "~/documents/published-grants.view";
import { answerTable } from "~/routes/answer-export.server";

/** All published grants as a table. */
export async function loader(args: LoaderFunctionArgs) {
  const grants = await listPublicGrants(args.context.database.publicDb);
  return answerTable(args, "Published", grantsExport(grants));
}
