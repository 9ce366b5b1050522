import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { BudgetLine } from "~/domain/budget/budget";
import type { BudgetChange } from "~/domain/budget/changes";
import { listed } from "~/domain/shared/listed";
import { splitForm } from "~/forms/changes/change-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";
import { splitChange, type LinesToTakeOut } from "~/services/changes/split-change.server";
import { ChangeCrumbs } from "~/ui/changes/change-crumbs";
import { Fields, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import type { SavedNotice } from "~/ui/saved-notice";
import { changeOfPost, loadOneChange } from "./changes-at-hand.server";

export const handle = pageHandle<typeof loader>({
  title: (data) => `Split a change – ${data.change.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, permission, change, entry } = await loadOneChange(args);
  requirePermission(permission);
  const { id, title, version, isTransfer } = change;
  return {
    framework,
    change: { id, title },
    version,
    hasEntry: entry !== undefined,
    isTransfer,
    hasReason: change.rationale !== "" || change.effectiveOn !== null,
    lines: linesOf(change),
  };
}

/** The lines of a change to choose from. The ids of the two budgets' lines are told apart by their side. */
function linesOf({ previousLines, newLines }: Pick<BudgetChange, "previousLines" | "newLines">) {
  const choices = (lines: readonly BudgetLine[], side: string, hint: string) =>
    lines.map(({ id, service, deliveryOrganisation }) => ({
      value: `${side}-${id}`,
      text: service,
      hint: [hint, deliveryOrganisation].filter(Boolean).join(" · "),
    }));
  return [
    ...choices(previousLines, "previous", "Previous budget"),
    ...choices(newLines, "new", "New budget"),
  ];
}

function takenOut(chosen: readonly string[], together: boolean): LinesToTakeOut {
  const idsOf = (side: string) =>
    chosen
      .filter((value) => value.startsWith(`${side}-`))
      .map((value) => Number(value.slice(side.length + 1)));
  return { previousLineIds: idsOf("previous"), newLineIds: idsOf("new"), together };
}

export async function action(args: ActionFunctionArgs) {
  const form = splitForm(linesOf(await changeOfPost(args)));
  let undo: SavedNotice["undo"] = null;
  return answerPost(args, {
    params: params.change,
    form,
    act: async ({ service, value: { which, lineIds, together }, params: where, version }) => {
      const { frameworkVersion } = await splitChange(service, {
        ...where,
        version,
        takeOut: which === "all" ? null : takenOut(lineIds, together === "one"),
      });
      undo = { ...where, version: frameworkVersion, of: "lines" };
    },
    done: ({ frameworkId }) => paths.changes(frameworkId),
    says: () => undo,
  });
}

export default function Split() {
  const { framework, change, version, hasEntry, isTransfer, hasReason, lines } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const kept = [
    ...(hasEntry ? ["what is written in the EIA"] : []),
    ...(isTransfer ? ["the transfer mark"] : []),
    ...(hasReason ? ["why it is made"] : []),
  ];
  return (
    <>
      <ChangeCrumbs framework={framework} change={change} />
      <TwoThirds>
        <PostForm
          form={splitForm(lines)}
          version={version}
          answer={answer}
          before={<PageHeading title="Split a change" caption={change.title} />}
        >
          {kept.length > 0 && (
            <p className="govuk-body">
              What stays, or the first line where all leave, keeps {listed(kept)}. An author has to look at it
              again.
            </p>
          )}
          <Fields />
          <Button>Split it</Button>
        </PostForm>
        <p className="govuk-body">
          <a className="govuk-link" href={paths.change(framework.id, change.id)}>
            Leave it as it is
          </a>
        </p>
      </TwoThirds>
    </>
  );
}
