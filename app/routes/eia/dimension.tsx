import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { takesAnswer } from "~/domain/eia/dimensions";
import { placeOf } from "~/domain/framework/next-to-put-right";
import { formatDate } from "~/domain/shared/calendar-date";
import { dimensionForm, dimensionFormValues } from "~/forms/eia/dimension-form";
import { params, paths } from "~/paths";
import { answerPost, notFound, readParams } from "~/routes/answer.server";
import { nextStep } from "~/routes/next-to-put-right.server";
import { requirePermission } from "~/routes/require-permission.server";
import { todayOf } from "~/services/context.server";
import { saveDimension } from "~/services/eia/save-dimension.server";
import { EiaCrumbs } from "~/ui/eia/eia-crumbs";
import { Fields, PostForm } from "~/ui/form";
import { SaveAndNext } from "~/ui/frameworks/save-and-next";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { loadEia } from "./eia-at-hand.server";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${data.dimension.name} – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, content, permission } = await loadEia(args);
  requirePermission(permission);
  const { dimensionId } = readParams(params.dimension, args.params);
  const dimension = content.dimensions.find(({ id }) => id === dimensionId);
  if (!dimension || !takesAnswer(dimension, todayOf(args.context))) throw notFound();
  const { name, kind, legalBasis, validFrom, validUntil, answer } = dimension;
  return {
    framework,
    dimension: { name, kind, legalBasis },
    asked: validUntil
      ? `from ${formatDate(validFrom)} to ${formatDate(validUntil)}`
      : `from ${formatDate(validFrom)} on`,
    answer,
    next: nextStep(content, todayOf(args.context), placeOf({ page: "dimension", dimensionId: dimension.id })),
  };
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.dimension,
    form: dimensionForm,
    act: ({ service, value, params: where, version }) =>
      saveDimension(service, { ...where, ...value, version }),
    done: ({ frameworkId }) => paths.eia(frameworkId),
  });
}

export default function DimensionPage() {
  const { framework, dimension, asked, answer, next } = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  return (
    <>
      <EiaCrumbs framework={framework} />
      <TwoThirds>
        <PostForm
          form={dimensionForm}
          initial={dimensionFormValues(answer)}
          version={answer?.version ?? 0}
          answer={posted}
          before={<PageHeading title={dimension.name} caption={framework.title} />}
        >
          <p className="govuk-body">
            This is none of the nine protected characteristics. The office asks for it {asked}, under:{" "}
            {dimension.legalBasis}.
          </p>
          {dimension.kind === "socio_economic" && (
            <p className="govuk-body">
              Equality Act 2010, section 1, is about decisions of a strategic nature: how far what is decided
              here could reduce the inequalities of outcome that result from socio-economic disadvantage.
            </p>
          )}
          <Fields />
          <SaveAndNext next={next} />
        </PostForm>
      </TwoThirds>
    </>
  );
}
