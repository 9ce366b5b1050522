import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { exportFileName } from "~/documents/exported-table.view";
import { isBeforeDecision } from "~/domain/framework/lifecycle";
import { paths } from "~/paths";
import { notFound, requireFramework } from "~/routes/answer.server";
import { documentAnswer, documentAsked } from "~/routes/answer-document.server";
import { todayOf } from "~/services/context.server";
import { contentVersion } from "~/services/sign-off/content-digest.server";
import { inheritedOf } from "~/services/sign-off/framework-before.server";

/** The draft as a file, marked as one: for those who may read the framework, until it is decided. */
export async function loader(args: LoaderFunctionArgs) {
  const { context } = args;
  const { framework } = await requireFramework(args);
  const { name, format } = documentAsked(args.request.url);
  if (framework.state === "baseline" || format === "xlsx") throw notFound();
  if (!isBeforeDecision(framework.state)) throw redirect(paths.signOff(framework.id));
  const { db } = context.database;
  const { officeName, decidingBodyTitle, decidedThing } = context.settings;
  const content = await context.contentOf(framework.id);
  const made = await context.offThread.run("make-draft", {
    name,
    format,
    content,
    head: { officeName, decidingBodyTitle, decidedThing, reference: framework.reference },
    inherited: await inheritedOf(db, framework.id, content, todayOf(context)),
    digest: contentVersion(content),
    at: context.now().toISOString(),
    readHref: `${context.origin}${paths.asPublished(framework.id)}`,
  });
  return documentAnswer(made, {
    name,
    format,
    before: exportFileName(framework.title, { name: "draft" }),
  });
}
