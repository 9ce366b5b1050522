import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { countComments, inOrderOfAsking } from "~/domain/comments/comment";
import { pageOf } from "~/domain/shared/paging";
import { paths } from "~/paths";
import { CommentFilter, showing, type Shown } from "~/ui/comments/comment-filter";
import { CommentList } from "~/ui/comments/comment-list";
import { countsInWords } from "~/ui/comments/words";
import { FrameworkCrumbs } from "~/ui/frameworks/framework-crumbs";
import { ButtonLink, Pagination } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { notFound } from "~/routes/answer.server";
import { loadAllComments, loadCommenting } from "./comments-at-hand.server";

const TITLE = "Comments";
const PAGE_SIZE = 25;

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE} – ${data.framework.title}`,
  isKept: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework } = await loadCommenting(args);
  const all = await loadAllComments(args);
  if (!all) throw notFound();
  const { searchParams } = new URL(args.request.url);
  const shown: Shown = showing(searchParams.get("show"));
  const listed = all.comments.filter(
    ({ isOpen, isRequest }) =>
      shown === "all" || (shown === "resolved" ? !isOpen : isOpen && (shown === "open" || isRequest)),
  );
  const asked = Number(searchParams.get("page") ?? "1");
  return {
    framework: { id: framework.id, title: framework.title },
    counts: countComments(all.comments),
    total: all.comments.length,
    shown,
    page: pageOf(inOrderOfAsking(listed), Number.isSafeInteger(asked) ? asked : 1, PAGE_SIZE),
    place: all.place,
    mayAdd: all.mayAdd,
    mayWrite: all.mayWrite,
  };
}

export default function CommentsPage() {
  const { framework, counts, total, shown, page, mayAdd, mayWrite } = useLoaderData<typeof loader>();
  return (
    <>
      <FrameworkCrumbs framework={framework} />
      <TwoThirds>
        <PageHeading title={TITLE} caption={framework.title} />
        <p className="govuk-body-l">{countsInWords(counts)}.</p>
        <p className="govuk-body">
          What officers and authors say to one another while this is written and approved. None of it is ever
          published or sealed. What asks for a change is resolved before this is submitted or signed.
        </p>
        {mayAdd && (
          <ButtonLink href={paths.newComment(framework.id, "whole")}>Comment, or ask for a change</ButtonLink>
        )}
        {total > 0 && <CommentFilter frameworkId={framework.id} shown={shown} />}
        {page.total === 0 ? (
          <p className="govuk-body">
            {total === 0 ? "Nobody has commented yet." : "There are none of these."}
          </p>
        ) : (
          <CommentList frameworkId={framework.id} comments={page.items} mayWrite={mayWrite} isAll />
        )}
        <Pagination
          page={page.number}
          pages={page.pages}
          hrefOf={(number) => paths.comments(framework.id, `show=${shown}&page=${number}`)}
        />
      </TwoThirds>
    </>
  );
}
