import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findAccessibilityStatement } from "~db/queries/accessibility.server";
import { getOffice } from "~db/queries/office.server";
import { statementWarnings } from "~/domain/accessibility/statement";
import { accessibilityForm, accessibilityValues } from "~/forms/office/accessibility-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { todayOf } from "~/services/context.server";
import { saveAccessibilityStatement } from "~/services/office/save-accessibility-statement.server";
import { Fields, PostForm } from "~/ui/form";
import { Button, WarningText } from "~/ui/govuk";
import { Crumbs, PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { requireOfficeAct } from "./administration.server";

const TITLE = "The accessibility statement";

export const handle = pageHandle({ title: () => TITLE, needsScript: true });

export async function loader(args: LoaderFunctionArgs) {
  await requireOfficeAct(args, "office.manage");
  const { db } = args.context.database;
  const today = todayOf(args.context);
  const settings = await findAccessibilityStatement(db);
  const { version } = await getOffice(db);
  return {
    today,
    version,
    initial: settings ? accessibilityValues(settings) : {},
    warnings: statementWarnings(settings, today),
  };
}

export async function action(args: ActionFunctionArgs) {
  await requireOfficeAct(args, "office.manage");
  return answerPost(args, {
    params: params.none,
    form: accessibilityForm(todayOf(args.context)),
    act: ({ service, value, version }) => saveAccessibilityStatement(service, { ...value, version }),
    done: () => paths.office(),
  });
}

export default function Accessibility() {
  const { today, version, initial, warnings } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <Crumbs
        items={[
          { text: "Administration", href: paths.admin() },
          { text: "The office", href: paths.office() },
        ]}
      />
      <TwoThirds>
        <PostForm
          form={accessibilityForm(today)}
          initial={initial}
          version={version}
          answer={answer}
          before={
            <>
              <PageHeading title={TITLE} />
              {warnings.map((warning) => (
                <WarningText key={warning}>{warning}</WarningText>
              ))}
              <p className="govuk-body">
                The statement is the office’s own.{" "}
                <a className="govuk-link" href={paths.accessibilityStatement()}>
                  It is published
                </a>{" "}
                with what you say here and with what the software says of itself.
              </p>
            </>
          }
        >
          <Fields />
          <Button>Save</Button>
        </PostForm>
      </TwoThirds>
    </>
  );
}
