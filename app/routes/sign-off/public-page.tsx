import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findSubmission } from "~db/queries/frameworks.server";
import { findSignature } from "~db/queries/sign-off.server";
import { paths } from "~/paths";
import { notFound, requireFramework } from "~/routes/answer.server";
import { pageHandle } from "~/ui/page-handle";
import { PublicPagePreview } from "~/ui/sign-off/public-page";
import { StepHeading, StepPage } from "~/ui/sign-off/step-page";
import { publicPageAtHand } from "./public-page-at-hand.server";

const TITLE = "The public page, as it is determined";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.framework.title}`,
});

/** For whoever may read the framework: they read more of it than is on this page. @throws 404 where nothing is determined */
export async function loader(args: LoaderFunctionArgs) {
  const { framework } = await requireFramework(args);
  const { db } = args.context.database;
  const signature = await findSignature(db, framework.id);
  if (signature) throw redirect(paths.decision(signature.referenceKey));
  const [steps, content] = await Promise.all([
    findSubmission(db, framework.id, "open"),
    args.context.contentOf(framework.id),
  ]);
  const shown =
    steps &&
    publicPageAtHand(args.context, { framework, steps, content, determinations: steps.determinations });
  if (!shown) throw notFound();
  return {
    framework: { id: framework.id, title: framework.title, reference: framework.reference },
    glossary: content.glossary,
    ...shown,
  };
}

export default function PublicPage() {
  const { framework, page, gaps } = useLoaderData<typeof loader>();
  return (
    <StepPage framework={framework}>
      <StepHeading title={TITLE} framework={framework} />
      <PublicPagePreview page={page} gaps={gaps} />
    </StepPage>
  );
}
