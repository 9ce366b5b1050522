import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listOpenConsultations } from "~db/queries/open-consultations.server";
import { phaseOf } from "~/domain/consultation/standing";
import { formatDate } from "~/domain/shared/calendar-date";
import { paths } from "~/paths";
import { todayOf } from "~/services/context.server";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";

const DESCRIPTION =
  "What you are asked about the budget before it is decided, and what came of what people said.";

export const handle = pageHandle({
  title: () => "Consultations",
  preview: () => ({ description: DESCRIPTION, type: "website" }),
});

export async function loader({ context }: LoaderFunctionArgs) {
  const today = todayOf(context);
  const found = await listOpenConsultations(context.database.publicDb, today);
  return {
    consultations: found.map((one) => ({
      slug: one.slug,
      title: one.title,
      phase: phaseOf(one, today),
      closes: formatDate(one.closesOn),
    })),
  };
}

export default function OpenConsultations() {
  const { consultations } = useLoaderData<typeof loader>();
  return (
    <TwoThirds>
      <PageHeading title="Consultations" />
      <p className="govuk-body">{DESCRIPTION}</p>
      {consultations.length === 0 ? (
        <p className="govuk-body">Nothing is asked at the moment.</p>
      ) : (
        <ul className="govuk-list">
          {consultations.map(({ slug, title, phase, closes }) => (
            <li key={slug}>
              <a className="govuk-link" href={paths.openConsultation(slug)}>
                {title}
              </a>
              {phase === "open" ? `: open until ${closes}` : `: closed on ${closes}`}
              {phase === "reported" && ", and answered"}
            </li>
          ))}
        </ul>
      )}
    </TwoThirds>
  );
}
