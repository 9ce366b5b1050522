import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { getBudget } from "~db/queries/content.server";
import { findBaselineWithholding } from "~db/queries/framework-before.server";
import { listGrounds } from "~db/queries/grounds.server";
import { mayWithholdOfBaseline } from "~/auth/permissions";
import { dateValues } from "~/forms/form";
import { readWithheldLines, withheldLinesForm } from "~/forms/frameworks/withheld-lines-form";
import { params, paths } from "~/paths";
import { answerPost, notFound } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";
import { todayOf } from "~/services/context.server";
import { loadStanding } from "~/routes/sign-off/sign-off-at-hand.server";
import { withholdBaselineLines } from "~/services/frameworks/withhold-baseline-lines.server";
import { Fields, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { FrameworkCrumbs } from "~/ui/frameworks/framework-crumbs";

const TITLE = "Lines that are withheld";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.framework.title}`,
  needsScript: true,
});

/** @throws 404 for what is no baseline; 403 for whoever may not determine it */
async function loadBaseline(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const { framework, actor, standing } = await loadStanding(args);
  if (framework.state !== "baseline") throw notFound();
  requirePermission(mayWithholdOfBaseline(actor, standing));
  const { db } = args.context.database;
  const [exemptions, budget, withheld] = await Promise.all([
    listGrounds(db, todayOf(args.context)),
    getBudget(db, framework.id),
    findBaselineWithholding(db, framework.id),
  ]);
  return { framework, exemptions, lines: budget.lines.map(({ id, service }) => ({ id, service })), withheld };
}

export async function loader(args: LoaderFunctionArgs) {
  const { framework, exemptions, lines, withheld } = await loadBaseline(args);
  return {
    framework: { id: framework.id, title: framework.title },
    exemptions,
    lines,
    version: withheld?.version ?? 0,
    initial: withheld
      ? {
          lines: withheld.lineIds.map(String),
          written: withheld.legalGround,
          isQualified: withheld.isQualified ? ["yes"] : [],
          publicInterest: withheld.publicInterest,
          accessibleAt: withheld.further.accessibleAt ?? "",
          opinionBy: withheld.further.opinion?.by ?? "",
          ...dateValues("opinionOn", withheld.further.opinion?.on ?? null),
          opinion: withheld.further.opinion?.text ?? "",
          ...dateValues("withheldUntil", withheld.withheldUntil),
        }
      : {},
  };
}

export async function action(args: ActionFunctionArgs) {
  const { exemptions, lines } = await loadBaseline(args);
  return answerPost(args, {
    params: params.framework,
    form: withheldLinesForm(exemptions, lines),
    act: ({ service, value, params: { frameworkId }, version }) =>
      withholdBaselineLines(service, { frameworkId, version, ...readWithheldLines(value) }),
    done: ({ frameworkId }) => paths.framework(frameworkId),
  });
}

export default function WithheldLines() {
  const { framework, exemptions, lines, version, initial } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <FrameworkCrumbs framework={framework} />
      <TwoThirds>
        <PostForm
          form={withheldLinesForm(exemptions, lines)}
          initial={initial}
          version={version}
          answer={answer}
          before={
            <>
              <PageHeading title={TITLE} caption={framework.title} />
              <p className="govuk-body">
                A baseline is not published itself. Its lines stand in the records of the decisions that are
                compared with it: tick those that are not for everybody.
              </p>
            </>
          }
        >
          <Fields />
          <Button>Save</Button>
        </PostForm>
      </TwoThirds>
    </>
  );
}
