import type { ReactNode } from "react";
import { Details } from "../govuk";
import { PageHeading } from "../page";
import { DigestText } from "./digest-text";
import { SignOffCrumbs } from "../frameworks/framework-crumbs";

interface StepPageProps {
  framework: { id: number; title: string };
  children: ReactNode;
}

/** The page of one step. It takes the whole width: it holds tables of money. */
export function StepPage({ framework, children }: StepPageProps) {
  return (
    <>
      <SignOffCrumbs framework={framework} />
      {children}
    </>
  );
}

/** The heading of a step's page, with what it is about. */
export function StepHeading({
  title,
  framework,
}: {
  title: string;
  framework: { title: string; reference: string | null };
}) {
  return (
    <>
      <PageHeading title={title} caption={framework.title} />
      <p className="govuk-body govuk-!-margin-bottom-3">
        Reference {framework.reference ?? "none"}. What was submitted is frozen.
      </p>
    </>
  );
}

/** By what one knows that it is the same submission: two pages that show the same digest are about the same content. */
export function WhichSubmission({ digest }: { digest: string }) {
  return (
    <Details summary="How to tell that it is what was submitted">
      <p className="govuk-body">
        Everything that is frozen has one digest, which any change to it would change. It begins{" "}
        <DigestText digest={digest} />
      </p>
    </Details>
  );
}
