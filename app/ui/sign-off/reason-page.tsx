import type { ReactNode } from "react";
import type { CheckedForm } from "~/forms/form";
import { paths } from "~/paths";
import { Field, PostForm, type FormAnswer } from "../form";
import { Button } from "../govuk";
import { PageHeading, TwoThirds } from "../page";
import { SignOffCrumbs } from "../frameworks/framework-crumbs";

interface ReasonPageProps {
  title: string;
  /** What it leads to, in a sentence or two. */
  consequence: string;
  /** Approvals and determinations that lapse by it, in sentences. */
  lapses: readonly string[];
  button: string;
  framework: { id: number; title: string };
  form: CheckedForm;
  answer: FormAnswer | undefined;
  hidden?: Record<string, string>;
  version?: number;
  /** What goes with the reason. */
  children?: ReactNode;
}

/** A page that asks one thing: the reason for sending back, taking back or withdrawing. */
export function ReasonPage({
  title,
  consequence,
  lapses,
  button,
  framework,
  children,
  ...form
}: ReasonPageProps) {
  return (
    <>
      <SignOffCrumbs framework={framework} />
      <TwoThirds>
        <PostForm {...form} before={<PageHeading title={title} caption={framework.title} />}>
          <p className="govuk-body">{consequence}</p>
          {lapses.map((line) => (
            <p key={line} className="govuk-body">
              {line}
            </p>
          ))}
          {children}
          <Field name="reason" />
          <Button variant="warning">{button}</Button>
        </PostForm>
        <p className="govuk-body">
          <a className="govuk-link" href={paths.signOff(framework.id)}>
            Go back without doing this
          </a>
        </p>
      </TwoThirds>
    </>
  );
}

/** What lapses when a submission ends unsigned. */
export function lapsing(steps: {
  approval: { personName: string } | null;
  determinations: readonly unknown[];
  acceptances: readonly unknown[];
}): string[] {
  return [
    ...(steps.approval ? [`The approval given by ${steps.approval.personName} lapses.`] : []),
    ...(steps.determinations.length > 0 ? ["The determinations of what is published lapse."] : []),
    ...(steps.acceptances.length > 0
      ? ["What was accepted to be done after the decision has to be accepted anew."]
      : []),
  ];
}
