import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listConsultations } from "~db/queries/content.server";
import { linkFault } from "~/domain/eia/consultation";
import { changesOf, type FrameworkContent } from "~/domain/framework/content";
import {
  consultationForm,
  consultationFormValues,
  readConsultation,
  type ConsultableChange,
} from "~/forms/eia/consultation-form";
import { params, paths } from "~/paths";
import { answerPost, notFound, readParams } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";
import { saveConsultation } from "~/services/eia/save-consultation.server";
import { EiaCrumbs } from "~/ui/eia/eia-crumbs";
import { Fields, PostForm } from "~/ui/form";
import { Button } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { loadEia } from "./eia-at-hand.server";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${data.title} – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, content, permission } = await loadEia(args);
  requirePermission(permission);
  const { consultationId } = readParams(params.consultation, args.params);
  const consultations = await listConsultations(args.context.database.db, framework.id);
  const consultation = consultations.find(({ id }) => id === consultationId);
  if (consultationId !== "new" && !consultation) throw notFound();
  return {
    framework,
    changes: consultable(content, consultation?.links.map(({ entryId }) => entryId) ?? []),
    title: consultation
      ? `Consultation: ${consultation.consultee}`
      : "Record a consultation on several changes",
    consultation: consultation ?? null,
  };
}

/** Those that it may be about, and those that it is said to be about already. */
function consultable(content: FrameworkContent, linked: readonly number[]): ConsultableChange[] {
  const entryOf = new Map(content.entries.map((entry) => [entry.changeId, entry]));
  return changesOf(content).flatMap(({ id, title }) => {
    const entry = entryOf.get(id);
    return entry && (linked.includes(entry.id) || linkFault(entry) === null)
      ? [{ entryId: entry.id, title }]
      : [];
  });
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.consultation,
    // Every entry that is there: the service says what is wrong with one that was screened out meanwhile.
    form: async ({ params: { frameworkId }, context }) => {
      const content = await context.contentOf(frameworkId);
      return consultationForm(
        consultable(
          content,
          content.entries.map(({ id }) => id),
        ),
      );
    },
    act: async ({ service, value, params: where, version }) => {
      await saveConsultation(service, { ...where, ...readConsultation(value), version });
    },
    done: ({ frameworkId }) => paths.consultees(frameworkId),
  });
}

export default function ConsultationPage() {
  const { framework, changes, title, consultation } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <EiaCrumbs framework={framework} />
      <TwoThirds>
        <PostForm
          form={consultationForm(changes)}
          initial={consultation ? consultationFormValues(consultation) : {}}
          {...(consultation ? { version: consultation.version } : {})}
          answer={answer}
          before={<PageHeading title={title} caption={framework.title} />}
        >
          <p className="govuk-body">
            It is recorded once, and stands in the entry of each change that you tick, with what it changed
            there. A change that is screened out, that nobody has answered for, or that says why nobody was
            consulted, is not in the list.
          </p>
          {changes.length === 0 ? (
            <p className="govuk-body">
              There is no such change yet.{" "}
              <a className="govuk-link" href={paths.eia(framework.id)}>
                Answer for a change first
              </a>
            </p>
          ) : (
            <>
              <Fields />
              <Button>Save</Button>
            </>
          )}
        </PostForm>
        {consultation && (
          <p className="govuk-body">
            <a className="govuk-link" href={paths.removeConsultation(framework.id, consultation.id)}>
              Remove this consultation
            </a>
          </p>
        )}
      </TwoThirds>
    </>
  );
}
