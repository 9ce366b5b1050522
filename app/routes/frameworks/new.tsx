import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listPossiblePrevious } from "~db/queries/frameworks.server";
import { mayInOffice } from "~/auth/permissions";
import { newFrameworkForm, readNewFramework } from "~/forms/framework-form";
import { params, paths } from "~/paths";
import { answerPost, forbidden, requireActor } from "~/routes/answer.server";
import { createFramework } from "~/services/create-framework.server";
import { Fields, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { Crumbs, PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";

export const handle = pageHandle({ title: () => "Start a framework", needsScript: true });

export async function loader({ context, request }: LoaderFunctionArgs) {
  const permission = mayInOffice(requireActor({ context, request }), "framework.create");
  if (!permission.ok) throw forbidden(permission.refused.message);
  return { possiblePrevious: await listPossiblePrevious(context.database.db) };
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.none,
    form: async ({ context }) => newFrameworkForm(await listPossiblePrevious(context.database.db)),
    act: async ({ service, value }) => {
      const { frameworkId } = await createFramework(service, readNewFramework(value));
      return paths.framework(frameworkId);
    },
    done: paths.frameworks,
  });
}

export default function NewFramework() {
  const { possiblePrevious } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <Crumbs items={[{ text: "Frameworks", href: paths.frameworks() }]} />
      <TwoThirds>
        <PostForm
          form={newFrameworkForm(possiblePrevious)}
          answer={answer}
          before={<PageHeading title="Start a framework" />}
        >
          <Fields />
          <Button>Start</Button>
        </PostForm>
      </TwoThirds>
    </>
  );
}
