import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { mayWriteContent } from "~/auth/permissions";
import { draftRecordSections, emptyParts } from "~/documents/draft-record.view";
import { documentPages, pagesById } from "~/domain/publication/document-pages";
import { isBeforeDecision } from "~/domain/framework/lifecycle";
import { pageOf } from "~/domain/shared/paging";
import type { DocumentSection } from "~/domain/publication/document";
import { paths } from "~/paths";
import { notFound, requireFramework } from "~/routes/answer.server";
import { todayOf } from "~/services/context.server";
import { contentVersion } from "~/services/sign-off/content-digest.server";
import { inheritedOf } from "~/services/sign-off/framework-before.server";
import { DraftReading } from "~/ui/frameworks/draft-reading";
import { FrameworkCrumbs } from "~/ui/frameworks/framework-crumbs";
import { pageHandle } from "~/ui/page-handle";

export const handle = pageHandle<typeof loader>({
  title: ({ framework }) => `Draft, as it will be read – ${framework.title}`,
});

/** The draft as it will be published: for those who may read the framework, until it is decided. */
export async function loader(args: LoaderFunctionArgs) {
  const { framework, actor } = await requireFramework(args);
  if (framework.state === "baseline") throw notFound();
  if (!isBeforeDecision(framework.state)) throw redirect(paths.signOff(framework.id));
  const { db } = args.context.database;
  const { officeName, decidingBodyTitle, decidedThing } = args.context.settings;
  const content = await args.context.contentOf(framework.id);
  const inherited = await inheritedOf(db, framework.id, content, todayOf(args.context));
  const head = { officeName, decidingBodyTitle, decidedThing, reference: framework.reference };
  const sections = draftRecordSections(content, head, inherited);
  return {
    framework: { id: framework.id, title: framework.title },
    glossary: content.glossary,
    title: content.record.title,
    digest: contentVersion(content),
    ...readingPage(sections, new URL(args.request.url).searchParams),
    empty: emptyParts(sections, content),
    mayWrite: mayWriteContent(actor, framework).ok,
    withholds: inherited.length > 0,
  };
}

/** About what is read at a sitting on a tablet, in its pixels. */
const PAGE_SIZE = 6000;

/** The page that the address names by its number or by a section on it; or all of them together, as for print. */
function readingPage(sections: readonly DocumentSection[], search: URLSearchParams) {
  const pages = documentPages(sections, PAGE_SIZE);
  const beginsOn = Object.fromEntries(pagesById(pages));
  const contents = sections.map(({ id, heading }) => ({ id, heading }));
  if (search.get("page") === "all")
    return { sections, at: { page: null, pages: pages.length, contents, beginsOn } };
  const asked = beginsOn[search.get("at") ?? ""] ?? Math.trunc(Number(search.get("page")));
  const { number, items } = pageOf(pages, asked || 1, 1);
  return { sections: items.flat(), at: { page: number, pages: pages.length, contents, beginsOn } };
}

export default function AsPublishedPage() {
  const { framework, ...reading } = useLoaderData<typeof loader>();
  return (
    <>
      <FrameworkCrumbs framework={framework} />
      <DraftReading framework={framework} {...reading} />
    </>
  );
}
