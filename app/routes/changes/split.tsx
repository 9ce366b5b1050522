import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { defineForm } from "~/forms/form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { requirePermission } from "~/routes/eia/eia-at-hand.server";
import { splitChange } from "~/services/split-change.server";
import { ChangeCrumbs } from "~/ui/changes/change-crumbs";
import { PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { loadOneChange } from "./changes-at-hand.server";

const form = defineForm({});

export const handle = pageHandle<typeof loader>({
  title: (data) => `Split a change – ${data.change.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, permission, change, entry } = await loadOneChange(args);
  requirePermission(permission);
  const { id, title, version, isTransfer, previousLines, newLines } = change;
  return {
    framework,
    change: { id, title },
    version,
    hasEntry: entry !== undefined,
    isTransfer,
    lines: [
      ...previousLines.map((line) => ({ id: line.id, text: `${line.service} (previous budget)` })),
      ...newLines.map((line) => ({ id: line.id, text: `${line.service} (new budget)` })),
    ],
  };
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.change,
    form,
    act: ({ service, params: where, version }) => splitChange(service, { ...where, version }),
    done: ({ frameworkId }) => paths.changes(frameworkId),
  });
}

export default function Split() {
  const { framework, change, version, hasEntry, isTransfer, lines } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [first] = lines;
  const kept = [
    ...(hasEntry ? ["what is written in the EIA"] : []),
    ...(isTransfer ? ["the transfer mark"] : []),
  ];
  return (
    <>
      <ChangeCrumbs framework={framework} change={change} />
      <TwoThirds>
        <PostForm
          form={form}
          version={version}
          answer={answer}
          before={<PageHeading title="Split a change" caption={change.title} />}
        >
          <p className="govuk-body">Each of these lines becomes a change of its own:</p>
          <ul className="govuk-list govuk-list--bullet">
            {lines.map(({ id, text }) => (
              <li key={id}>{text}</li>
            ))}
          </ul>
          {kept.length > 0 && first && (
            <p className="govuk-body">
              The first, {first.text}, keeps {kept.join(" and ")}. An author has to look at it again.
            </p>
          )}
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
