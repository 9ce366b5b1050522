import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listConsultationsOf } from "~db/queries/public-consultations.server";
import { mayWriteConsultation } from "~/auth/permissions";
import { PHASE_LABELS, phaseOf } from "~/domain/consultation/standing";
import { formatDate } from "~/domain/shared/calendar-date";
import { paths } from "~/paths";
import { FrameworkCrumbs } from "~/ui/frameworks/framework-crumbs";
import { ButtonLink, SummaryList } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { asTitled, loadAsking } from "./consultation-at-hand.server";

const TITLE = "Public consultations";

export const handle = pageHandle<typeof loader>({ title: (data) => `${TITLE} – ${data.framework.title}` });

export async function loader(args: LoaderFunctionArgs) {
  const { framework, actor, standing, today } = await loadAsking(args);
  const consultations = await listConsultationsOf(args.context.database.db, framework.id);
  return {
    framework: asTitled(framework),
    mayBegin: mayWriteConsultation(actor, null, standing).ok,
    consultations: consultations.map((one) => ({
      id: one.id,
      title: one.title,
      phase: PHASE_LABELS[phaseOf(one, today)],
      days:
        one.opensOn === null || one.closesOn === null
          ? ""
          : `, ${formatDate(one.opensOn)} to ${formatDate(one.closesOn)}`,
    })),
  };
}

export default function PublicConsultations() {
  const { framework, mayBegin, consultations } = useLoaderData<typeof loader>();
  return (
    <>
      <FrameworkCrumbs framework={framework} />
      <TwoThirds>
        <PageHeading title={TITLE} caption={framework.title} />
        <p className="govuk-body">
          Ask the public while what is proposed can still change. People answer without an account; what they
          say is read into themes, and each theme is answered before this is submitted.
        </p>
        {consultations.length === 0 ? (
          <p className="govuk-body">Nobody has been asked yet.</p>
        ) : (
          <SummaryList
            rows={consultations.map(({ id, title, phase, days }) => ({
              key: (
                <a className="govuk-link" href={paths.publicConsultation(framework.id, id)}>
                  {title}
                </a>
              ),
              value: `${phase}${days}`,
            }))}
          />
        )}
        {mayBegin && (
          <ButtonLink href={paths.newPublicConsultation(framework.id)}>Prepare a consultation</ButtonLink>
        )}
        <p className="govuk-body">
          What a board or an organisation said at another time is recorded with the{" "}
          <a className="govuk-link" href={paths.consultees(framework.id)}>
            consultees
          </a>
          .
        </p>
      </TwoThirds>
    </>
  );
}
