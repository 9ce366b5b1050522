import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { recordPages } from "~/documents/record-pages.view";
import { recordSections } from "~/documents/record.view";
import { publicDocuments } from "~/domain/publication/document-files";
import { params as schemas, paths } from "~/paths";
import { notFound, readParams } from "~/routes/answer.server";
import { Crumbs } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { PublishedDecision } from "~/ui/register/decision";
import { DecisionPart } from "~/ui/register/decision-part";
import { findRecord, glossaryOf, printedElsewhere } from "./record-at-hand.server";

export const handle = pageHandle<typeof loader>({
  title: ({ reference, title, shown }) => `${shown.part?.title ?? title}, decision ${reference}`,
  preview: ({ reference, title, shown }) => ({
    description: `${shown.part?.title ?? "The whole record"}. Of decision ${reference}, ${title}.`,
    type: "article",
  }),
});

/** One page of a record, or the whole of it to print. With the record withheld there is none. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { reference: key, page, place } = readParams(schemas.recordPage, params);
  const asked = place === undefined ? page : `${page}/${place}`;
  const found = await findRecord(context, key);
  if (!found) throw await printedElsewhere(context, `${key}/${asked}`);
  if (!found.published) throw notFound();
  const head = {
    reference: found.reference,
    referenceKey: found.referenceKey,
    title: found.record.title,
    outcome: found.record.outcome,
    glossary: glossaryOf(found),
  };
  if (asked === "whole") {
    context.allowKeeping();
    const documents = publicDocuments(found);
    const decidedThing = found.record.decidedThing ?? "framework";
    return { ...head, shown: { part: null, sections: recordSections(found), documents, decidedThing } };
  }
  const pages = recordPages(found);
  const at = pages.findIndex(({ page }) => page === asked);
  const part = pages[at];
  if (!part) throw notFound();
  context.allowKeeping();
  const linkTo = (place: number) => {
    const other = pages[place];
    return other ? { page: other.page, text: other.title } : null;
  };
  const above = asked.includes("/") ? pages.find(({ page }) => page === asked.split("/")[0]) : undefined;
  return {
    ...head,
    shown: {
      part,
      above: above ? { page: above.page, text: above.title } : null,
      previous: linkTo(at - 1),
      next: linkTo(at + 1),
      sections: [],
    },
  };
}

export default function RecordPageOf() {
  const { reference, referenceKey, title, outcome, shown } = useLoaderData<typeof loader>();
  const crumbs = [
    { text: "Published decisions", href: paths.decisions() },
    { text: `Decision ${reference}`, href: paths.decision(referenceKey) },
  ];
  if (shown.part === null) {
    return (
      <>
        <Crumbs items={crumbs} />
        <PublishedDecision
          reference={reference}
          referenceKey={referenceKey}
          title={title}
          outcome={outcome}
          sections={shown.sections}
          documents={shown.documents}
          decidedThing={shown.decidedThing}
        />
      </>
    );
  }
  const { part, above, previous, next } = shown;
  return (
    <>
      <Crumbs
        items={[
          ...crumbs,
          ...(above ? [{ text: above.text, href: paths.decisionPage(referenceKey, above.page) }] : []),
        ]}
      />
      <DecisionPart
        reference={reference}
        referenceKey={referenceKey}
        part={part}
        previous={previous}
        next={next}
      />
    </>
  );
}
