import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { monitoringSheet, questionnaireSections } from "~/documents/questionnaire.view";
import { formatDate } from "~/domain/shared/calendar-date";
import { paths } from "~/paths";
import { Crumbs, PageHeading } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { Document } from "~/ui/register/document";
import { loadQuestionnaire } from "./questionnaire-at-hand.server";

export const handle = pageHandle<typeof loader>({
  title: (data) => `Questionnaire in large print – ${data.title}`,
});

export async function loader(args: LoaderFunctionArgs) {
  const source = await loadQuestionnaire(args);
  const { slug, title, closesOn } = source;
  return {
    ...{ slug, title, closesOn },
    sections: questionnaireSections(source),
    sheet: monitoringSheet(source),
  };
}

/** In letters of 18 points at least, on the screen and on paper. */
export default function Questionnaire() {
  const { slug, title, closesOn, sections, sheet } = useLoaderData<typeof loader>();
  return (
    <>
      <Crumbs
        items={[
          { text: "Consultations", href: paths.openConsultations() },
          { text: title, href: paths.openConsultation(slug) },
        ]}
      />
      <div className="app-large-print">
        <PageHeading title={title} />
        <p className="govuk-body">
          Answer as many of the questions as you like.
          {closesOn !== null && ` Answers are taken until the end of ${formatDate(closesOn)}.`}
        </p>
        <p className="govuk-body app-no-print">
          Print this page for a copy on paper, or{" "}
          <a className="govuk-link" href={paths.questionnaireInWord(slug)}>
            save it as a Word document
          </a>
          .
        </p>
        <Document sections={sections} />
        {sheet.length > 0 && (
          <div className="app-large-print__sheet">
            <Document sections={sheet} />
          </div>
        )}
      </div>
    </>
  );
}
