import type { ReactNode } from "react";
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

/** The heading of a step's page, with what it is about: the submission, by its digest. */
export function StepHeading({
  title,
  framework,
  digest,
}: {
  title: string;
  framework: { title: string; reference: string | null };
  digest: string;
}) {
  return (
    <>
      <PageHeading title={title} caption={framework.title} />
      <p className="govuk-body">
        Reference {framework.reference ?? "none"}. The content is frozen. Its digest begins{" "}
        <DigestText digest={digest} />
      </p>
    </>
  );
}
