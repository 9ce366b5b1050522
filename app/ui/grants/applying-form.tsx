import { useLocation } from "@remix-run/react";
import type { OwnQuestion } from "~/domain/templates/template";
import { applicationForm } from "~/forms/grants/grant-forms";
import type { RawValues } from "~/forms/form";
import { paths } from "~/paths";
import { Fields, PostForm, type FormAnswer } from "../form";
import { Button, Panel } from "../govuk";
import { IsAPerson } from "../is-a-person";
import { PageHeading } from "../page";

/** What the page shows next. */
export type ApplyingStep =
  | {
      step: "person";
      question: { text: string; options: readonly string[] };
      values: RawValues;
      /** Of the page on which it was written: the same sent twice has one receipt. */
      formKey: string;
    }
  | { step: "received"; number: string };

interface ApplyingFormProps {
  title: string;
  /** The office's own. */
  questions: readonly OwnQuestion[];
  answered: ApplyingStep | FormAnswer | undefined;
}

/** The form of the public. It works without a script, and without an account. */
export function ApplyingForm({ title, questions, answered }: ApplyingFormProps) {
  const { pathname } = useLocation();
  if (answered && "step" in answered) {
    return answered.step === "received" ? (
      <Received number={answered.number} />
    ) : (
      <>
        <PageHeading title="Is a person applying?" caption={title} />
        <form method="post" action={pathname}>
          <input type="hidden" name="formKey" value={answered.formKey} />
          {Object.entries(answered.values).flatMap(([name, value]) =>
            [value]
              .flat()
              .map((text) => <input key={`${name} ${text}`} type="hidden" name={name} value={text} />),
          )}
          <IsAPerson question={answered.question} />
          <Button>Send the application</Button>
        </form>
      </>
    );
  }
  return (
    <PostForm
      form={applicationForm(questions)}
      answer={answered}
      before={<h2 className="govuk-heading-m">Apply</h2>}
    >
      <p className="govuk-body">
        Organisations apply here. Please leave out the names of people whom you work with.
      </p>
      <Fields />
      <Button>Send the application</Button>
    </PostForm>
  );
}

function Received({ number }: { number: string }) {
  return (
    <>
      <Panel title="The application was received">
        Your number
        <br />
        <strong>{number}</strong>
      </Panel>
      <p className="govuk-body">
        Write the number down: it shows that we have your application. You hear from us once it is decided, at
        the contact that you gave.
      </p>
      <p className="govuk-body">
        Grants that are made are published{" "}
        <a className="govuk-link" href={paths.grants()}>
          in a list
        </a>
        . Nothing of your application is.
      </p>
    </>
  );
}
