import { data, redirect, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { paths } from "~/paths";
import { findRunningImport } from "~/services/budget/import/run-import.server";
import { Refusal } from "~/services/refusal";
import { BudgetCrumbs } from "~/ui/frameworks/framework-crumbs";
import { ImportBeingWritten, SECONDS_BETWEEN } from "~/ui/budget/import/import-being-written";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { loadFramework } from "~/routes/budget/budget-at-hand.server";
import { requirePermission } from "~/routes/require-permission.server";

interface Loaded {
  framework: { id: number; title: string };
  done: number;
  of: number;
  /** Why nothing was written; null while it is being written. */
  refused: string | null;
}

export const handle = pageHandle<() => Promise<Loaded>>({
  title: (loaded) => `Importing – ${loaded.framework.title}`,
});

/** The page asks for itself again until all is written: without JavaScript, and without anything to press. */
export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export async function loader(args: LoaderFunctionArgs) {
  const { framework, actor, permission } = await loadFramework(args);
  requirePermission(permission);
  const running = findRunningImport(framework.id, actor.personId);
  if (!running) throw redirect(paths.importBudget(framework.id));
  const { outcome, done, of } = running;
  if (outcome === "written") throw redirect(paths.budget(framework.id));
  const refused = outcome === "running" ? null : whyRefused(outcome.failed);
  const loaded: Loaded = { framework: { id: framework.id, title: framework.title }, done, of, refused };
  return data(loaded, { headers: refused === null ? { Refresh: String(SECONDS_BETWEEN) } : {} });
}

function whyRefused(failed: unknown): string {
  if (failed instanceof Refusal) return failed.message;
  throw failed;
}

export default function ImportProgress() {
  const { framework, done, of, refused } = useLoaderData<typeof loader>();
  if (refused === null) return <ImportBeingWritten framework={framework} done={done} of={of} />;
  return (
    <>
      <BudgetCrumbs framework={framework} />
      <TwoThirds>
        <PageHeading title="Nothing was imported" caption={framework.title} />
        <p className="govuk-body">{refused}</p>
        <p className="govuk-body">
          <a className="govuk-link" href={paths.importPreview(framework.id)}>
            Check the import again
          </a>
        </p>
      </TwoThirds>
    </>
  );
}
