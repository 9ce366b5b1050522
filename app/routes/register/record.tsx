import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findPublishedRecord } from "~db/queries/register.server";
import { decidedSentence } from "~/domain/decision/decision-in-words";
import { recordSections } from "~/documents/record.view";
import { dateInLondon } from "~/domain/shared/calendar-date";
import { params as schemas, paths } from "~/paths";
import { notFound, readParams } from "~/routes/answer.server";
import { Crumbs } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { PublishedDecision, WithheldDecision } from "~/ui/register/decision";
import { KEPT_SECONDS } from "./keeping";

export const handle = pageHandle<typeof loader>({
  title: ({ reference, published }) =>
    published ? `${published.title}, decision ${reference}` : `Decision ${reference}`,
  preview: ({ reference, published }) => ({
    description: published?.inShort ?? `Decision ${reference}. Its record is withheld.`,
    type: "article",
  }),
});

/** The record as the page may show it: the bodies themselves stay on the server. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { reference: key } = readParams(schemas.record, params);
  const found = await findPublishedRecord(context.database.publicDb, key, dateInLondon(context.now()));
  if (!found) throw notFound();
  context.allowKeeping(KEPT_SECONDS);
  const { reference, referenceKey, decidedOn } = found;
  return {
    reference,
    referenceKey,
    decidedOn,
    glossary: found.published ? (found.record.glossary ?? []) : [],
    published: found.published
      ? {
          title: found.record.title,
          outcome: found.record.outcome,
          sections: recordSections(found),
          inShort: decidedSentence(found.record),
        }
      : null,
    legalGround: found.published ? "" : found.legalGround,
  };
}

export default function DecisionPage() {
  const { reference, referenceKey, decidedOn, published, legalGround } = useLoaderData<typeof loader>();
  return (
    <>
      <Crumbs items={[{ text: "Published decisions", href: paths.decisions() }]} />
      {published ? (
        <PublishedDecision reference={reference} referenceKey={referenceKey} {...published} />
      ) : (
        <WithheldDecision reference={reference} decidedOn={decidedOn} legalGround={legalGround} />
      )}
    </>
  );
}
