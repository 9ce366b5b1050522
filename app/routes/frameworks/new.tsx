import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listPossiblePrevious } from "~db/queries/frameworks.server";
import { mayInOffice } from "~/auth/permissions";
import { aThing } from "~/domain/framework/decided-thing";
import { newFrameworkForm, readNewFramework } from "~/forms/frameworks/framework-form";
import { params, paths } from "~/paths";
import { answerPost, forbidden, requireActor } from "~/routes/answer.server";
import { createFramework } from "~/services/frameworks/create-framework.server";
import { Fields, PostForm } from "~/ui/form";
import { useDecidedThing } from "~/ui/decided-thing";
import { Button } from "~/ui/govuk";
import { Crumbs, PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";

export const handle = pageHandle<typeof loader>({ title: ({ title }) => title, needsScript: true });

export async function loader({ context, request }: LoaderFunctionArgs) {
  const permission = mayInOffice(await requireActor({ context, request }), "framework.create");
  if (!permission.ok) throw forbidden(permission.refused.message);
  return {
    title: `Start ${aThing(context.settings.decidedThing)}`,
    possiblePrevious: await listPossiblePrevious(context.database.db),
  };
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.none,
    form: async ({ context }) =>
      newFrameworkForm(await listPossiblePrevious(context.database.db), context.settings.decidedThing),
    act: async ({ service, value }) => {
      const { frameworkId } = await createFramework(service, readNewFramework(value));
      return paths.framework(frameworkId);
    },
    done: paths.frameworks,
  });
}

export default function NewFramework() {
  const { possiblePrevious, title } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <Crumbs items={[{ text: "Frameworks", href: paths.frameworks() }]} />
      <TwoThirds>
        <PostForm
          form={newFrameworkForm(possiblePrevious, useDecidedThing())}
          answer={answer}
          before={<PageHeading title={title} />}
        >
          <Fields />
          <Button>Start</Button>
        </PostForm>
      </TwoThirds>
    </>
  );
}
