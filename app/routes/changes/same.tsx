import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { askedWhetherSame, hasOtherProvider, sameServiceKey } from "~/domain/budget/same-service";
import { answersTo } from "~/domain/eia/answer-state";
import { changesOf, type FrameworkContent } from "~/domain/framework/content";
import { pageOf } from "~/domain/shared/paging";
import {
  readSameAnswers,
  readSameQuery,
  SAME_AT_ONCE,
  sameServicesForm,
} from "~/forms/changes/same-service-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { contentOfPost } from "~/routes/budget/budget-at-hand.server";
import { nextStep } from "~/routes/next-to-put-right.server";
import { requirePermission } from "~/routes/require-permission.server";
import { answerSameServices } from "~/services/changes/answer-same-services.server";
import { todayOf } from "~/services/context.server";
import { ChangeCrumbs } from "~/ui/changes/change-crumbs";
import { differencesSideBySide } from "~/ui/changes/change-view";
import { ServicesToConfirm } from "~/ui/changes/services-to-confirm";
import { PostForm } from "~/ui/form";
import { SaveAndNext } from "~/ui/frameworks/save-and-next";
import { Pagination } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { loadChanges } from "./changes-at-hand.server";

export const handle = pageHandle<typeof loader>({
  title: (data) => `The same amount, written differently – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, permission, content } = await loadChanges(args);
  requirePermission(permission);
  const { page: number, changeId } = readSameQuery(new URL(args.request.url).searchParams);
  const asked = askedIn(content);
  const at = asked.findIndex(({ change }) => change.id === changeId);
  const page = pageOf(asked, at < 0 ? number : Math.floor(at / SAME_AT_ONCE) + 1, SAME_AT_ONCE);
  return {
    framework,
    glossary: content.glossary,
    // There are more of them on another page: those come before anything else.
    next:
      page.pages > 1
        ? { place: "same", name: "more that are written differently" }
        : nextStep(content, todayOf(args.context), "same"),
    seen: page.items.map(({ change }) => sameServiceKey(change)).join(" "),
    page: {
      ...page,
      items: page.items.map(({ change }) => ({
        id: change.id,
        title: change.title,
        otherProvider: hasOtherProvider(change),
        differences: differencesSideBySide(change),
      })),
    },
  };
}

function askedIn(content: FrameworkContent) {
  return askedWhetherSame(answersTo(changesOf(content), content.entries));
}

export async function action(args: ActionFunctionArgs) {
  const asked = askedIn(await contentOfPost(args));
  return answerPost(args, {
    params: params.framework,
    form: sameServicesForm(
      asked.map(({ change }) => ({
        id: change.id,
        title: change.title,
        otherProvider: hasOtherProvider(change),
      })),
    ),
    act: async ({ service, value, params: { frameworkId }, version, posted }) => {
      const seen = posted.get("seen");
      await answerSameServices(service, {
        frameworkId,
        version,
        answers: readSameAnswers(value, typeof seen === "string" ? seen : ""),
      });
    },
    done: ({ frameworkId }) => paths.sameServices(frameworkId),
  });
}

export default function SameServices() {
  const { framework, page, seen, next } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <ChangeCrumbs framework={framework} />
      <PostForm
        form={sameServicesForm(page.items)}
        version={framework.version}
        hidden={{ seen }}
        answer={answer}
        before={
          <TwoThirds>
            <PageHeading title="The same amount, written differently" caption={framework.title} />
            <p className="govuk-body">
              {page.total === 0
                ? "There is no service left to confirm."
                : "These services keep their amount and read differently. A service that is narrowed, moved or given to somebody else at the same price is a change: say no, and it is assessed. A yes is given under your own name, for the lines as they are now."}
            </p>
            {page.total === 0 && (
              <p className="govuk-body">
                <a className="govuk-link" href={paths.changes(framework.id)}>
                  See all changes
                </a>
              </p>
            )}
            {page.pages > 1 && (
              <p className="govuk-body">
                {page.from} to {page.to} of {page.total}
              </p>
            )}
          </TwoThirds>
        }
      >
        {page.total > 0 && (
          <>
            <ServicesToConfirm services={page.items} />
            <SaveAndNext next={next} />
          </>
        )}
      </PostForm>
      <Pagination
        page={page.number}
        pages={page.pages}
        hrefOf={(number) => paths.sameServices(framework.id, `page=${number}`)}
      />
    </>
  );
}
