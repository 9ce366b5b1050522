import type { LoaderFunctionArgs } from "@remix-run/node";
import { getOffice } from "~db/queries/office.server";
import { listPublicGrants } from "~db/queries/public-grants.server";
import { grantsPackage } from "~/documents/published-grants.view";
import { canPublish360 } from "~/domain/grants/published-grant";
import { paths } from "~/paths";
import { notFound } from "~/routes/answer.server";
import { openData } from "~/routes/register/open-data.server";

/** Published grants in the 360Giving form. @throws 404 while there are none, or the office has no identifier and prefix */
export async function loader({ context }: LoaderFunctionArgs) {
  const { db, publicDb } = context.database;
  const [office, grants] = await Promise.all([getOffice(db), listPublicGrants(publicDb)]);
  const publisher = { identifier: office.organisationIdentifier, prefix: office.grantPrefix };
  if (!canPublish360(publisher) || grants.length === 0) throw notFound();
  const whole = grantsPackage(grants, {
    publisher,
    officeName: context.settings.officeName,
    origin: context.origin,
    listPath: paths.grantsPackage(),
    roundPath: paths.publicGrantRound,
  });
  return openData(JSON.stringify(whole, null, 2), "application/json");
}
