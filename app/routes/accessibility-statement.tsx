import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findAccessibilityStatement } from "~db/queries/accessibility.server";
import type { AccessibilitySettings, Enforcement } from "~/domain/accessibility/statement";
import { formatDate } from "~/domain/shared/calendar-date";
import { WarningText } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";

export const handle = pageHandle({
  title: () => "Accessibility statement",
  preview: () => ({ description: "How accessible this service is, and whom to tell.", type: "website" }),
});

export async function loader({ context }: LoaderFunctionArgs) {
  return {
    officeName: context.settings.officeName,
    settings: await findAccessibilityStatement(context.database.db),
  };
}

/**
 * Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018, regulation 8: in accordance with the
 * model accessibility statement, whose prescribed sentences stand here as they are prescribed.
 */
export default function AccessibilityStatement() {
  const { officeName, settings } = useLoaderData<typeof loader>();
  return (
    <TwoThirds>
      <PageHeading title="Accessibility statement" />
      {settings === null && (
        <WarningText>
          This statement is not complete. The office has not said yet how to contact it, or when it tested the
          service.
        </WarningText>
      )}
      <p className="govuk-body">
        This accessibility statement applies to the equality impact assessments service of the following
        office: {officeName}. It covers the public pages and those for which you have to sign in.
      </p>
      <Commitment />
      <HowAccessible />
      <Feedback settings={settings} />
      <EnforcementProcedure enforcement={settings?.enforcement ?? "ehrc"} />
      <TechnicalInformation officeName={officeName} />
      <NonAccessible notAccessible={settings?.notAccessible ?? ""} />
      <Preparation settings={settings} />
    </TwoThirds>
  );
}

function Commitment() {
  return (
    <>
      <p className="govuk-body">
        We want as many people as possible to be able to use it. You should be able to:
      </p>
      <ul className="govuk-list govuk-list--bullet">
        <li>change colours, contrast and fonts in your browser</li>
        <li>enlarge the text up to 400% without text running off the screen</li>
        <li>do everything with a keyboard alone</li>
        <li>do everything with JavaScript switched off</li>
        <li>use it with a screen reader or speech recognition</li>
        <li>print every page</li>
      </ul>
      <p className="govuk-body">
        <a className="govuk-link" href="https://mcmw.abilitynet.org.uk/">
          AbilityNet
        </a>{" "}
        has advice on making your device easier to use if you have a disability.
      </p>
    </>
  );
}

function HowAccessible() {
  return (
    <>
      <h2 className="govuk-heading-m">How accessible this service is</h2>
      <p className="govuk-body">We know of these parts that are not fully accessible:</p>
      <ul className="govuk-list govuk-list--bullet">
        <li>
          some tables of money have many columns: on a narrow screen they scroll sideways inside their own
          frame, with the name of each row in view
        </li>
        <li>
          a stored copy of a separate equality impact assessment is the file as it was given to the office; it
          may not work with a screen reader
        </li>
        <li>
          what people wrote in records is shown as they wrote it, and may contain abbreviations that are not
          explained
        </li>
      </ul>
    </>
  );
}

function Feedback({ settings }: { settings: AccessibilitySettings | null }) {
  return (
    <>
      <h2 className="govuk-heading-m">Feedback and contact information</h2>
      <p className="govuk-body">
        We are always looking to improve the accessibility of this service. If you find any problems not
        listed on this page, think we are not meeting accessibility requirements, or need something from this
        service in another format, such as large print, easy read, audio or braille, contact us. Say which
        page it is about and how you would like us to reply.
      </p>
      {settings !== null && (
        <>
          <ul className="govuk-list govuk-list--bullet">
            <li>
              <a className="govuk-link" href={settings.contactForm} rel="noreferrer">
                Use our contact form
              </a>
              , also to ask for what we left out because it would be a disproportionate burden or is not
              within the scope of the accessibility regulations
            </li>
            <li>phone {settings.phone}</li>
            {settings.email !== "" && (
              <li>
                email{" "}
                <a className="govuk-link" href={`mailto:${settings.email}`}>
                  {settings.email}
                </a>
              </li>
            )}
          </ul>
          <p className="govuk-body">
            We will consider your request and get back to you in {settings.replyTime}.
          </p>
        </>
      )}
    </>
  );
}

function EnforcementProcedure({ enforcement }: { enforcement: Enforcement }) {
  return (
    <>
      <h2 className="govuk-heading-m">Enforcement procedure</h2>
      {enforcement === "ehrc" ? (
        <p className="govuk-body">
          The Equality and Human Rights Commission (EHRC) is responsible for enforcing the Public Sector
          Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018 (the ‘accessibility
          regulations’). If you’re not happy with how we respond to your complaint,{" "}
          <a className="govuk-link" href="https://www.equalityadvisoryservice.com/">
            contact the Equality Advisory and Support Service (EASS)
          </a>
          .
        </p>
      ) : (
        <p className="govuk-body">
          The Equality Commission for Northern Ireland (ECNI) is responsible for enforcing the Public Sector
          Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018 (the ‘accessibility
          regulations’) in Northern Ireland. If you’re not happy with how we respond to your complaint,{" "}
          <a className="govuk-link" href="https://www.equalityni.org/">
            contact the Equality Commission for Northern Ireland
          </a>
          .
        </p>
      )}
    </>
  );
}

function TechnicalInformation({ officeName }: { officeName: string }) {
  return (
    <>
      <h2 className="govuk-heading-m">Technical information about this service’s accessibility</h2>
      <p className="govuk-body">
        {officeName} is committed to making its website accessible, in accordance with the Public Sector
        Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018.
      </p>
      <h3 className="govuk-heading-s">Compliance status</h3>
      <p className="govuk-body">
        This website is partially compliant with the{" "}
        <a className="govuk-link" href="https://www.w3.org/TR/WCAG22/">
          Web Content Accessibility Guidelines version 2.2
        </a>{" "}
        AA standard, due to the non-compliances listed below.
      </p>
    </>
  );
}

function NonAccessible({ notAccessible }: { notAccessible: string }) {
  return (
    <>
      <h2 className="govuk-heading-m">Non-accessible content</h2>
      <p className="govuk-body">The content listed below is non-accessible for the following reasons.</p>
      <h3 className="govuk-heading-s">Non-compliance with the accessibility regulations</h3>
      <p className="govuk-body">
        Stored copies of separate assessments may lack headings, a reading order or a text alternative (WCAG
        2.2 success criteria 1.1.1, 1.3.1 and 1.3.2). What each one found is also entered in the service as
        text.
      </p>
      {notAccessible !== "" && <p className="govuk-body app-preserve-lines">{notAccessible}</p>}
    </>
  );
}

function Preparation({ settings }: { settings: AccessibilitySettings | null }) {
  return (
    <>
      {settings !== null && (
        <>
          <h2 className="govuk-heading-m">What we’re doing to improve accessibility</h2>
          <p className="govuk-body app-preserve-lines">{settings.improvements}</p>
        </>
      )}
      <h2 className="govuk-heading-m">Preparation of this accessibility statement</h2>
      {settings !== null && (
        <>
          <p className="govuk-body">
            This statement was prepared on {formatDate(settings.preparedOn)}. It was last reviewed on{" "}
            {formatDate(settings.reviewedOn)}.
          </p>
          <p className="govuk-body">
            This website was last tested on {formatDate(settings.testedOn)} against the WCAG 2.2 AA standard.
            The test was carried out by: {settings.testedBy}.
          </p>
          <p className="govuk-body app-preserve-lines">{settings.howTested}</p>
        </>
      )}
      <p className="govuk-body">
        Those who make the software test every change to it automatically. The tests:
      </p>
      <ul className="govuk-list govuk-list--bullet">
        <li>
          look for breaches of the WCAG 2.2 A and AA rules with axe in Chromium, on the pages as people see
          them
        </li>
        <li>compare the markup of the components with that of the GOV.UK Design System</li>
        <li>walk through the whole work in Chromium, from the first draft to the published record</li>
      </ul>
      <p className="govuk-body">
        Such tests find only some of the problems. The software has not yet been tested by people who use
        assistive technology, nor with screen readers.
      </p>
    </>
  );
}
