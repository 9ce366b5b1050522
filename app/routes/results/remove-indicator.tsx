import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findIndicator } from "~db/queries/results.server";
import { removalForm } from "~/forms/removal-form";
import { params, paths } from "~/paths";
import { answerPost, notFound, readParams } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";
import { removeIndicator } from "~/services/results/remove-indicator.server";
import { InsetText } from "~/ui/govuk";
import { pageHandle } from "~/ui/page-handle";
import { RemovePage } from "~/ui/remove-page";
import { ResultsCrumbs } from "~/ui/results/results-crumbs";
import { asNamed, asTitled, loadMonitoredLine } from "./results-at-hand.server";

const TITLE = "Remove an indicator";

export const handle = pageHandle<typeof loader>({
  title: ({ indicator }) => `${TITLE}: ${indicator.name}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, budgetLine, line, mayWrite } = await loadMonitoredLine(args);
  requirePermission(mayWrite);
  const { indicatorId } = readParams(params.existingIndicator, args.params);
  const indicator = await findIndicator(args.context.database.db, line.lineId, indicatorId);
  if (!indicator) throw notFound();
  const { name, version } = indicator;
  return { framework: asTitled(framework), line: asNamed(budgetLine), indicator: { name, version } };
}

export async function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.existingIndicator,
    form: removalForm,
    act: ({ service, params: place, version }) => removeIndicator(service, { ...place, version }),
    done: ({ frameworkId, lineId }) => paths.lineResults(frameworkId, lineId),
  });
}

export default function RemoveIndicator() {
  const { framework, line, indicator } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <RemovePage
      crumbs={<ResultsCrumbs framework={framework} line={line} />}
      title={TITLE}
      caption={line.name}
      version={indicator.version}
      answer={answer}
      keepAt={paths.lineResults(framework.id, line.id)}
    >
      <InsetText>{indicator.name}</InsetText>
      <p className="govuk-body">It can be removed as long as nothing was returned of it.</p>
    </RemovePage>
  );
}
