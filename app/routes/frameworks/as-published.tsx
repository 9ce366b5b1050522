import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { getContent } from "~db/queries/content.server";
import { mayWriteContent } from "~/auth/permissions";
import { draftRecordSections, emptyParts } from "~/documents/draft-record.view";
import { isBeforeDecision } from "~/domain/framework/lifecycle";
import { paths } from "~/paths";
import { notFound, requireFramework } from "~/routes/answer.server";
import { todayOf } from "~/services/context.server";
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
  const content = await getContent(db, framework.id);
  const inherited = await inheritedOf(db, framework.id, content, todayOf(args.context));
  const head = { officeName, decidingBodyTitle, decidedThing, reference: framework.reference };
  const sections = draftRecordSections(content, head, inherited);
  return {
    framework: { id: framework.id, title: framework.title },
    glossary: content.glossary,
    title: content.record.title,
    sections,
    empty: emptyParts(sections, content),
    mayWrite: mayWriteContent(actor, framework).ok,
    withholds: inherited.length > 0,
  };
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
