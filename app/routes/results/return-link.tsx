import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { periodInWords } from "~/domain/results/period";
import { formatDate } from "~/domain/shared/calendar-date";
import { defineForm } from "~/forms/form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";
import { makeReturnLink, type MadeReturnLink } from "~/services/results/make-return-link.server";
import { PostForm } from "~/ui/form";
import { Button, InsetText, Panel } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { ResultsCrumbs } from "~/ui/results/results-crumbs";
import { asNamed, asTitled, loadPeriod } from "./results-at-hand.server";

const TITLE = "Make a private link";
const form = defineForm({});

export const handle = pageHandle<typeof loader>({
  title: ({ line, period }) => `${TITLE} – ${line.name}, ${period.name}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, budgetLine, period, mayWrite } = await loadPeriod(args);
  requirePermission(mayWrite);
  return {
    framework: asTitled(framework),
    line: asNamed(budgetLine),
    period: { endsOn: period.endsOn, name: periodInWords(period) },
  };
}

/** Answers with the link instead of leading on: it is stored as a hash only, so no later page could show it. */
export async function action(args: ActionFunctionArgs) {
  const { mayWrite } = await loadPeriod(args);
  requirePermission(mayWrite);
  const made: MadeReturnLink[] = [];
  const answer = await answerPost(args, {
    params: params.lineReturn,
    form,
    act: async ({ service, params: place }) => {
      made.push(await makeReturnLink(service, place));
    },
    done: ({ frameworkId, lineId, periodEndsOn }) => paths.lineReturn(frameworkId, lineId, periodEndsOn),
    says: "nothing",
  });
  const [link] = made;
  if (!link) return answer;
  const address = `${args.context.origin}${paths.enterReturn(link.token)}`;
  return { link: { address, worksUntil: formatDate(link.worksUntil) } };
}

export default function ReturnLink() {
  const { framework, line, period } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <ResultsCrumbs framework={framework} line={line} />
      <TwoThirds>
        {answer && "link" in answer ? (
          <>
            <Panel title="A private link is made">It is shown only now</Panel>
            <p className="govuk-body">
              Send this link to whoever returns the results of {line.name}. It works until{" "}
              {answer.link.worksUntil}, without an account. Whoever has it reads and enters this line’s return
              for {period.name}, and nothing else.
            </p>
            <InsetText>
              <code className="app-break-anywhere">{answer.link.address}</code>
            </InsetText>
            <p className="govuk-body">
              <a className="govuk-link" href={paths.lineReturn(framework.id, line.id, period.endsOn)}>
                Go to the return
              </a>
            </p>
          </>
        ) : (
          <PostForm
            form={form}
            answer={answer}
            before={<PageHeading title={TITLE} caption={`${line.name}, ${period.name}`} />}
          >
            <p className="govuk-body">
              With it the provider enters this one return without an account, and corrects it. A link that was
              made for it before stops working.
            </p>
            <Button>Make the link</Button>
          </PostForm>
        )}
      </TwoThirds>
    </>
  );
}
