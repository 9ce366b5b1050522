import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { askedWhetherSame, sameServiceKey } from "~/domain/budget/same-service";
import { answersTo } from "~/domain/eia/answer-state";
import { pageOf } from "~/domain/shared/paging";
import { readSamePage, SAME_AT_ONCE, sameServicesForm } from "~/forms/changes/same-service-form";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { requirePermission } from "~/routes/require-permission.server";
import { confirmSameServices } from "~/services/changes/confirm-same-services.server";
import { ChangeCrumbs } from "~/ui/changes/change-crumbs";
import { differencesInWords } from "~/ui/changes/change-view";
import { ServicesToConfirm, SinglyConfirmed } from "~/ui/changes/services-to-confirm";
import { PostForm } from "~/ui/form";
import { Button, NotificationBanner, Pagination } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { loadChanges } from "./changes-at-hand.server";

export const handle = pageHandle<typeof loader>({
  title: (data) => `The same amount, written differently – ${data.framework.title}`,
  needsScript: true,
});

/** In the address after services were confirmed: how many. */
const CONFIRMED = "confirmed";

export async function loader(args: LoaderFunctionArgs) {
  const { framework, permission, content, changes } = await loadChanges(args);
  requirePermission(permission);
  const search = new URL(args.request.url).searchParams;
  const { together, singly } = askedWhetherSame(answersTo(changes, content.entries));
  const page = pageOf(together, readSamePage(search), SAME_AT_ONCE);
  return {
    framework,
    glossary: content.glossary,
    confirmed: Number(search.get(CONFIRMED)) || 0,
    page: {
      ...page,
      items: page.items.map(({ change }) => ({
        key: sameServiceKey(change),
        title: change.title,
        differences: differencesInWords(change),
      })),
    },
    singly: singly.map(({ change }) => ({
      id: change.id,
      title: change.title,
      differences: differencesInWords(change),
    })),
  };
}

export function action(args: ActionFunctionArgs) {
  return answerPost(args, {
    params: params.framework,
    form: sameServicesForm,
    act: async ({ service, value, params: { frameworkId }, version }) => {
      const confirmed = await confirmSameServices(service, { frameworkId, version, keys: value.chosen });
      return paths.sameServices(frameworkId, `${CONFIRMED}=${confirmed}`);
    },
    done: ({ frameworkId }) => paths.sameServices(frameworkId),
  });
}

export default function SameServices() {
  const { framework, confirmed, page, singly } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <ChangeCrumbs framework={framework} />
      <TwoThirds>
        <PostForm
          form={sameServicesForm}
          version={framework.version}
          answer={answer}
          before={
            <>
              {confirmed > 0 && !answer && (
                <NotificationBanner type="success">
                  {confirmed === 1 ? "1 service is confirmed." : `${confirmed} services are confirmed.`}{" "}
                  <a className="govuk-notification-banner__link" href={paths.changes(framework.id)}>
                    See the changes
                  </a>
                </NotificationBanner>
              )}
              <PageHeading title="The same amount, written differently" caption={framework.title} />
              <p className="govuk-body">
                {page.total === 0 && singly.length === 0
                  ? "There is no service left to confirm."
                  : "These services keep their amount and read differently. A service that is narrowed at the same price is a change: assess it."}
              </p>
            </>
          }
        >
          {page.total > 0 && (
            <>
              <p className="govuk-body">
                Tick those that are the same on both sides, spelt differently. You confirm it under your own
                name, for the lines as they are now. To assess one,{" "}
                <a className="govuk-link" href={`${paths.changes(framework.id, "kind=differing")}#list`}>
                  open it in the list of changes
                </a>
                .
              </p>
              <ServicesToConfirm
                services={page.items}
                hint={
                  page.pages > 1
                    ? `Page ${page.number}: ${page.from} to ${page.to} of ${page.total}.`
                    : undefined
                }
              />
              <Button>Confirm those ticked</Button>
            </>
          )}
        </PostForm>
        <Pagination
          page={page.number}
          pages={page.pages}
          hrefOf={(number) => paths.sameServices(framework.id, `page=${number}`)}
        />
        <SinglyConfirmed frameworkId={framework.id} services={singly} />
      </TwoThirds>
    </>
  );
}
