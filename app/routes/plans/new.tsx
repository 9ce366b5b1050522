import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { planForm, readPlan } from "~/forms/plans/plan-forms";
import { params, paths } from "~/paths";
import { requireOfficeAct } from "~/routes/admin/administration.server";
import { answerPost } from "~/routes/answer.server";
import { NO_VERSION } from "~/services/context.server";
import { savePlan } from "~/services/plans/save-plan.server";
import { Fields, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { PlanCrumbs } from "~/ui/plans/plan-crumbs";

const TITLE = "Record a plan";

export const handle = pageHandle({ title: () => TITLE, needsScript: true });

export async function loader(args: LoaderFunctionArgs) {
  await requireOfficeAct(args, "office.manage");
  return null;
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.none,
    form: planForm,
    act: async ({ service, value }) =>
      paths.plan(await savePlan(service, { ...readPlan(value), planId: "new", version: NO_VERSION })),
    done: () => paths.plans(),
  });
}

export default function NewPlan() {
  const answer = useActionData<typeof action>();
  return (
    <>
      <PlanCrumbs />
      <TwoThirds>
        <PostForm form={planForm} answer={answer} before={<PageHeading title={TITLE} />}>
          <Fields />
          <Button>Save</Button>
        </PostForm>
      </TwoThirds>
    </>
  );
}
