import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { hasWords } from "~/domain/budget/open-proposals";
import type { BudgetLine } from "~/domain/budget/budget";
import { pageOf } from "~/domain/shared/paging";
import {
  ACCEPT_ALL,
  PROPOSALS_AT_ONCE,
  proposalsForm,
  proposalsSearch,
} from "~/forms/changes/proposals-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { contentOfPost } from "~/routes/budget/budget-at-hand.server";
import { requirePermission } from "~/routes/require-permission.server";
import { acceptProposals, PROPOSALS_CHANGED } from "~/services/changes/accept-proposals.server";
import { Refusal } from "~/services/refusal";
import { ChangeCrumbs } from "~/ui/changes/change-crumbs";
import { AcceptButtons } from "~/ui/changes/proposals/accept-buttons";
import { ChooseMany } from "~/ui/changes/proposals/choose-many";
import { ProposalCard } from "~/ui/changes/proposals/proposal-card";
import { ProposalFilter } from "~/ui/changes/proposals/proposal-filter";
import { lineToSee, proposalToSee, type YearsShown } from "~/ui/changes/proposals/proposal-view";
import { UnmatchedLines } from "~/ui/changes/proposals/unmatched-lines";
import { PostForm } from "~/ui/form";
import { NotificationBanner, Pagination } from "~/ui/govuk";
import { PageHeading } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { loadChanges } from "./changes-at-hand.server";
import { proposalsIn } from "./proposals-at-hand.server";

export const handle = pageHandle<typeof loader>({
  title: (data) => `Lines that seem to belong together – ${data.framework.title}`,
  needsScript: true,
});

/** In the address after proposals were accepted: how many. */
const ACCEPTED = "accepted";
/** Of the services that ended or are new: the rest is found by its words. */
const LISTED = 25;

export async function loader(args: LoaderFunctionArgs) {
  const { framework, permission, content, changes } = await loadChanges(args);
  requirePermission(permission);
  const { proposals, ended, begun, query, total, digest } = proposalsIn(content, args.request, changes);
  const years = { previous: content.previous?.years.at(-1), new: content.budget.years[0] };
  const page = pageOf(proposals, query.page, PROPOSALS_AT_ONCE);
  return {
    framework,
    accepted: Number(new URL(args.request.url).searchParams.get(ACCEPTED)) || 0,
    query,
    total,
    digest,
    page: { ...page, items: page.items.map((proposal) => proposalToSee(proposal, years)) },
    ended: unmatched(ended, query.text, years, "previous"),
    begun: unmatched(begun, query.text, years, "new"),
  };
}

function unmatched(lines: readonly BudgetLine[], text: string, years: YearsShown, side: keyof YearsShown) {
  const found = lines.filter((line) => hasWords([line], text));
  return {
    all: lines.length,
    found: found.length,
    lines: found.slice(0, LISTED).map((line) => lineToSee(line, years[side])),
  };
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.framework,
    form: proposalsForm,
    act: async ({ service, value, params: { frameworkId }, version, posted }) => {
      const isAll = posted.get(ACCEPT_ALL.name) === ACCEPT_ALL.value;
      const keys = isAll ? await allKeys(args, posted.get("digest")) : value.chosen;
      const accepted = await acceptProposals(service, { frameworkId, version, keys });
      return paths.linkProposals(frameworkId, `${ACCEPTED}=${accepted}`);
    },
    done: ({ frameworkId }) => paths.linkProposals(frameworkId),
    says: "nothing",
  });
}

/** All that the page's address asks for, as long as they are those it was shown with. */
async function allKeys(args: ActionFunctionArgs, seen: unknown): Promise<string[]> {
  const { proposals, digest } = proposalsIn(await contentOfPost(args), args.request);
  if (seen !== digest) throw new Refusal({ kind: "conflict", message: PROPOSALS_CHANGED });
  return proposals.map(({ key }) => key);
}

export default function LinkProposals() {
  const { framework, accepted, query, total, digest, page, ended, begun } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const chosen = new Set([answer?.values.chosen ?? []].flat());
  const hrefOf = (number: number) =>
    paths.linkProposals(framework.id, proposalsSearch({ ...query, page: number }));
  return (
    <>
      <ChangeCrumbs framework={framework} />
      <PostForm
        form={proposalsForm}
        version={framework.version}
        answer={answer}
        hidden={{ digest }}
        before={
          <>
            {accepted > 0 && !answer && (
              <NotificationBanner type="success">
                {accepted === 1 ? "1 proposal accepted." : `${accepted} proposals accepted.`}{" "}
                <a className="govuk-notification-banner__link" href={paths.changes(framework.id)}>
                  See the changes
                </a>
              </NotificationBanner>
            )}
            <PageHeading title="Lines that seem to belong together" caption={framework.title} />
            <p className="govuk-body">
              {total === 0
                ? "No two lines that are still unlinked seem to belong together."
                : "These lines of the two budgets seem to be one service each. Nothing is linked until you accept it, and you can split or relink what you accepted."}
            </p>
            <p className="govuk-body">
              <a className="govuk-link" href={paths.linkLines(framework.id)}>
                Link other lines yourself
              </a>
            </p>
            {total > 0 && <ProposalFilter frameworkId={framework.id} query={query} />}
          </>
        }
      >
        {page.total > 0 && (
          <>
            <ChooseMany
              id="proposals"
              legend={`${page.total} of ${total} ${total === 1 ? "proposal" : "proposals"}`}
              hint={page.pages > 1 ? `Page ${page.number}: ${page.from} to ${page.to}.` : undefined}
            >
              {page.items.map((proposal, index) => (
                <li key={proposal.key}>
                  <ProposalCard proposal={proposal} index={index} checked={chosen.has(proposal.key)} />
                </li>
              ))}
            </ChooseMany>
            <AcceptButtons matching={page.total} sureness={query.sureness} />
          </>
        )}
      </PostForm>
      {total > 0 && page.total === 0 && <p className="govuk-body">No proposal is like that.</p>}
      <Pagination page={page.number} pages={page.pages} hrefOf={hrefOf} />
      <UnmatchedLines title="Ended services" what="ended" side={ended} />
      <UnmatchedLines title="New services" what="new" side={begun} />
    </>
  );
}
