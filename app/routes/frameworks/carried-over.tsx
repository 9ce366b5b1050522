import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listCarriedOver } from "~db/queries/carried-over.server";
import { CARRIED_KIND_LABELS, notYetConfirmed } from "~/domain/framework/carried-over";
import { pageOf } from "~/domain/shared/paging";
import {
  CARRIED_AT_ONCE,
  carriedKey,
  carriedOverForm,
  readCarriedAnswers,
} from "~/forms/frameworks/carried-over-form";
import { readPageNumber } from "~/forms/list-query";
import { params, paths } from "~/paths";
import { answerPost } from "~/routes/answer.server";
import { authorsFramework } from "~/routes/budget/budget-at-hand.server";
import { loadEia } from "~/routes/eia/eia-at-hand.server";
import { nextStep } from "~/routes/next-to-put-right.server";
import { todayOf } from "~/services/context.server";
import { answerCarriedOver } from "~/services/frameworks/answer-carried-over.server";
import { PostForm } from "~/ui/form";
import { CarriedThings } from "~/ui/frameworks/carried-things";
import { SaveAndNext } from "~/ui/frameworks/save-and-next";
import { ButtonLink, Pagination, Table } from "~/ui/govuk";
import { Crumbs, PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";

export const handle = pageHandle<typeof loader>({
  title: (data) => `Carried over – ${data.framework.title}`,
  needsScript: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, content, permission, version } = await loadEia(args);
  const things = await listCarriedOver(args.context.database.db, framework.id);
  const open = things.filter(({ state }) => state === "to_confirm");
  const number = readPageNumber(new URL(args.request.url).searchParams);
  const page = pageOf(open, number, CARRIED_AT_ONCE);
  return {
    framework,
    version,
    from: content.previous?.title ?? null,
    mayWrite: permission.ok,
    seen: page.items.map(carriedKey).join(" "),
    page: {
      ...page,
      items: page.items.map(({ id, kind, name, says }) => ({
        id,
        name,
        says,
        kind: CARRIED_KIND_LABELS[kind],
      })),
    },
    answered: things
      .filter(({ state }) => state !== "to_confirm")
      .map(({ id, kind, name, state, reason }) => ({
        id,
        kind: CARRIED_KIND_LABELS[kind],
        name,
        state,
        reason,
      })),
    next:
      page.pages > 1
        ? { place: "carried-over", name: "more that was carried over" }
        : nextStep(content, todayOf(args.context), "carried-over"),
  };
}

export async function action(args: ActionFunctionArgs) {
  const framework = await authorsFramework(args);
  const things = await listCarriedOver(args.context.database.db, framework.id);
  return answerPost(args, {
    params: params.framework,
    form: carriedOverForm(things),
    act: ({ service, value, params: { frameworkId }, version, posted }) => {
      const seen = posted.get("seen");
      return answerCarriedOver(service, {
        frameworkId,
        version,
        answers: readCarriedAnswers(value, typeof seen === "string" ? seen : ""),
        reason: value.reason,
      });
    },
    done: ({ frameworkId }) => paths.carriedOver(frameworkId),
  });
}

const STATES = { confirmed: "Confirmed", left_out: "Left out", to_confirm: "To be confirmed" } as const;

export default function CarriedOver() {
  const { framework, version, from, mayWrite, seen, page, answered, next } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const heading = <PageHeading title="Carried over from the one before" caption={framework.title} />;
  return (
    <>
      <Crumbs
        items={[
          { text: "Frameworks", href: paths.frameworks() },
          { text: framework.title, href: paths.framework(framework.id) },
        ]}
      />
      <TwoThirds>
        {heading}
        <p className="govuk-body">
          {from === null
            ? "It is compared with nothing, so there is nothing to carry over."
            : answered.length + page.total === 0
              ? `Nothing was carried over from ${from} yet. What you carry over is listed here, and nothing of it counts until somebody confirms it.`
              : `What is listed here was carried over from ${from}, and is to be confirmed. It is no part of this one until somebody confirms it: then it is a draft, to be put right where it stands. What nobody has confirmed, or left out with a reason, keeps this one from being submitted.`}
        </p>
        {mayWrite && from !== null && (
          <ButtonLink variant="secondary" href={paths.offerCarriedOver(framework.id)}>
            {answered.length + page.total === 0 ? "Carry over" : "Carry over what is new there"}
          </ButtonLink>
        )}
        {page.total > 0 && (
          <p className="govuk-body">
            {page.from} to {page.to} of {page.total} to be confirmed
          </p>
        )}
      </TwoThirds>
      {page.total > 0 &&
        (mayWrite ? (
          <PostForm form={carriedOverForm(page.items)} version={version} hidden={{ seen }} answer={answer}>
            <TwoThirds>
              <CarriedThings things={page.items} from={from ?? ""} />
              <SaveAndNext next={next} />
            </TwoThirds>
          </PostForm>
        ) : (
          <TwoThirds>
            <p className="govuk-body">{notYetConfirmed(from ?? "")}:</p>
            <ul className="govuk-list govuk-list--bullet">
              {page.items.map(({ id, kind, name }) => (
                <li key={id}>
                  {kind}: {name}
                </li>
              ))}
            </ul>
          </TwoThirds>
        ))}
      <Pagination
        page={page.number}
        pages={page.pages}
        hrefOf={(number) => paths.carriedOver(framework.id, number)}
      />
      {answered.length > 0 && (
        <Table
          caption="Answered"
          captionSize="m"
          firstCellIsHeader
          cards
          head={[{ text: "What" }, { text: "Kind" }, { text: "Answer" }]}
          rows={answered.map(({ id, name, kind, state, reason }) => ({
            key: String(id),
            header: name,
            cells: [
              { content: kind },
              { content: reason === "" ? STATES[state] : `${STATES[state]}: ${reason}` },
            ],
          }))}
        />
      )}
    </>
  );
}
