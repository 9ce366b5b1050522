import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { decidedSentence } from "~/domain/decision/decision-in-words";
import { recordOverview, recordPages } from "~/documents/record-pages.view";
import { publicDocuments } from "~/domain/publication/document-files";
import { paths } from "~/paths";
import { Crumbs } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { WithheldDecision } from "~/ui/register/decision";
import { DecisionOverview } from "~/ui/register/decision-overview";
import { glossaryOf, requireRecord } from "./record-at-hand.server";

export const handle = pageHandle<typeof loader>({
  title: ({ reference, published }) =>
    published ? `${published.title}, decision ${reference}` : `Decision ${reference}`,
  preview: ({ reference, published }) => ({
    description: published?.inShort ?? `Decision ${reference}. Its record is withheld.`,
    type: "article",
  }),
});

/** The first screen of a record: the bodies themselves stay on the server. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const found = await requireRecord(context, params);
  context.allowKeeping();
  const { reference, referenceKey, decidedOn } = found;
  return {
    reference,
    referenceKey,
    decidedOn,
    origin: context.origin,
    glossary: found.published ? glossaryOf(found) : [],
    published: found.published
      ? {
          title: found.record.title,
          outcome: found.record.outcome,
          officeName: found.record.officeName,
          documents: publicDocuments(found),
          decidedThing: found.record.decidedThing ?? "framework",
          inShort: decidedSentence(found.record),
          supersededBy: found.supersededBy ?? [],
          rows: recordOverview(found),
          // A page of which there are several is reached from the one above it.
          pages: recordPages(found).flatMap(({ page, title }) =>
            page.includes("/") ? [] : [{ page, text: title }],
          ),
        }
      : null,
    legalGround: found.published ? "" : found.legalGround,
    withdrawnOn: found.published ? null : (found.withdrawnOn ?? null),
  };
}

export default function DecisionPage() {
  const { reference, referenceKey, decidedOn, origin, published, legalGround, withdrawnOn } =
    useLoaderData<typeof loader>();
  return (
    <>
      <Crumbs items={[{ text: "Published decisions", href: paths.decisions() }]} />
      {published ? (
        <DecisionOverview
          reference={reference}
          referenceKey={referenceKey}
          decidedOn={decidedOn}
          origin={origin}
          {...published}
        />
      ) : (
        <WithheldDecision
          reference={reference}
          decidedOn={decidedOn}
          legalGround={legalGround}
          withdrawnOn={withdrawnOn}
        />
      )}
    </>
  );
}
