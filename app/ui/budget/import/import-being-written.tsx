import { BudgetCrumbs } from "../../frameworks/framework-crumbs";
import { PageHeading, TwoThirds } from "../../page";

/** Between two looks at how far an import is. */
export const SECONDS_BETWEEN = 2;

interface ImportBeingWrittenProps {
  framework: { id: number; title: string };
  /** Lines. */
  done: number;
  of: number;
}

/** How far an import is that takes longer than a person waits for a page. */
export function ImportBeingWritten({ framework, done, of }: ImportBeingWrittenProps) {
  const number = (count: number) => count.toLocaleString("en-GB");
  return (
    <>
      <BudgetCrumbs framework={framework} />
      <TwoThirds>
        <PageHeading title="The import is being written" caption={framework.title} />
        <p className="govuk-body" role="status">
          {done < of || of === 0
            ? `${number(done)} of ${number(of)} lines are written.`
            : `All ${number(of)} lines are written. Their changes and their history follow.`}
        </p>
        <p className="govuk-body">
          This page looks again every {SECONDS_BETWEEN} seconds, and leads to the budget when all is there.
          You may close it: the import goes on.
        </p>
      </TwoThirds>
    </>
  );
}
