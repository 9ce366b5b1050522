import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { calendarDate, formatDate } from "~/domain/shared/calendar-date";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";

export const handle = pageHandle({
  title: () => "Accessibility statement",
  preview: () => ({ description: "How accessible this service is, and whom to tell.", type: "website" }),
});

export function loader({ context }: LoaderFunctionArgs) {
  return { officeName: context.settings.officeName };
}

/** Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018: what a statement must say. */
export default function AccessibilityStatement() {
  const { officeName } = useLoaderData<typeof loader>();
  return (
    <TwoThirds>
      <PageHeading title="Accessibility statement" />
      <p className="govuk-body">
        This statement applies to the equality impact assessments service of the following office:{" "}
        {officeName}. It covers the public pages and those for which you have to sign in.
      </p>
      <Commitment />
      <HowAccessible />
      <Feedback />
      <Enforcement />
      <TechnicalInformation />
      <Preparation />
    </TwoThirds>
  );
}

function Commitment() {
  return (
    <>
      <h2 className="govuk-heading-m">Our commitment</h2>
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
          tables of money, impacts and actions have many columns: on a narrow screen they scroll sideways
          inside their own frame
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

function Feedback() {
  return (
    <>
      <h2 className="govuk-heading-m">Feedback and contact</h2>
      <p className="govuk-body">
        If you find a problem that is not listed here, or need something from this service in another format,
        such as large print, easy read, audio or braille, contact the office through the details on its own
        website. Say which page it is about and how you would like us to reply.
      </p>
    </>
  );
}

function Enforcement() {
  return (
    <>
      <h2 className="govuk-heading-m">Enforcement procedure</h2>
      <p className="govuk-body">
        The Equality and Human Rights Commission (EHRC) enforces the Public Sector Bodies (Websites and Mobile
        Applications) (No. 2) Accessibility Regulations 2018. If you are not content with how a complaint is
        answered,{" "}
        <a className="govuk-link" href="https://www.equalityadvisoryservice.com/">
          contact the Equality Advisory and Support Service (EASS)
        </a>
        .
      </p>
    </>
  );
}

function TechnicalInformation() {
  return (
    <>
      <h2 className="govuk-heading-m">Technical information about accessibility</h2>
      <p className="govuk-body">
        The office is committed to making this service accessible, in accordance with the Public Sector Bodies
        (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018.
      </p>
      <h3 className="govuk-heading-s">Compliance status</h3>
      <p className="govuk-body">
        This service is partially compliant with the{" "}
        <a className="govuk-link" href="https://www.w3.org/TR/WCAG22/">
          Web Content Accessibility Guidelines version 2.2
        </a>{" "}
        AA standard. It is not called fully compliant, because no independent audit has been made of it.
      </p>
      <h3 className="govuk-heading-s">Content that is not accessible</h3>
      <p className="govuk-body">
        Stored copies of separate assessments may lack headings, a reading order or a text alternative (WCAG
        2.2 success criteria 1.1.1, 1.3.1 and 1.3.2). What each one found is also entered in the service as
        text.
      </p>
    </>
  );
}

function Preparation() {
  return (
    <>
      <h2 className="govuk-heading-m">How we tested this service, and what comes next</h2>
      <p className="govuk-body">Every change to the software is tested automatically. The tests:</p>
      <ul className="govuk-list govuk-list--bullet">
        <li>
          look for breaches of the WCAG 2.2 A and AA rules with axe in Chromium, on the pages as people see
          them
        </li>
        <li>compare the markup of the components with that of the GOV.UK Design System</li>
        <li>walk through the whole work in Chromium, from the first draft to the published record</li>
      </ul>
      <p className="govuk-body">
        Such tests find only some of the problems. The service has not yet been tested by people who use
        assistive technology, nor with screen readers. That, and an independent audit, come next.
      </p>
      <p className="govuk-body">
        This statement was prepared on {formatDate(PREPARED_ON)} by those who made the software, from the
        results of those tests.
      </p>
    </>
  );
}

const PREPARED_ON = calendarDate("2026-11-22");
