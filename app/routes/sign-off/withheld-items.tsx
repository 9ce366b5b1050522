import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findDeterminationDraft } from "~db/queries/determination-draft.server";
import { listGrounds } from "~db/queries/grounds.server";
import { partsWithItems } from "~/domain/publication/determination-draft";
import { RECORD_PART_LABELS } from "~/domain/publication/record-parts";
import { withheldByName } from "~/domain/publication/withheld-by-name";
import { withholdableItems } from "~/domain/publication/withheld-items";
import { withheldItemsAnswer, withheldItemsForm } from "~/forms/sign-off/withheld-items-form";
import { params, paths } from "~/paths";
import { answerPost, notFound, readParams } from "~/routes/answer.server";
import { inheritedOf } from "~/services/sign-off/framework-before.server";
import { todayOf } from "~/services/context.server";
import { chooseWithheldItems } from "~/services/sign-off/choose-withheld-items.server";
import { draftedDeterminations } from "~/services/sign-off/public-page.server";
import { PostForm } from "~/ui/form";
import { pageHandle } from "~/ui/page-handle";
import { FindItems } from "~/ui/sign-off/find-items";
import { StepHeading, StepPage } from "~/ui/sign-off/step-page";
import { GoOn, WithheldItems } from "~/ui/sign-off/withheld-items";
import { loadStep, postedDigest } from "./sign-off-at-hand.server";

const TITLE = "Choose what is withheld";
/** Longer words than any name has are no search. */
const LONGEST_FIND = 100;

export const handle = pageHandle<typeof loader>({
  title: (data) => `${TITLE}: ${RECORD_PART_LABELS[data.part]} – ${data.framework.title}`,
  needsScript: true,
});

/** What is drafted of the part. @throws 404 where all or none of it is to be public */
async function loadItems(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const { part } = readParams(params.withheldItems, args.params);
  const { framework, steps, content } = await loadStep(args, "determine");
  const { db } = args.context.database;
  const draft = await findDeterminationDraft(db, steps.submission.id);
  if (draft?.answers[part].howMuch !== "some") throw notFound();
  const exemptions = await listGrounds(db, todayOf(args.context));
  const inherited = await inheritedOf(db, framework.id, content, todayOf(args.context));
  const determination = draftedDeterminations(draft.answers, exemptions, inherited).find(
    (one) => one.part === part,
  );
  const grounds = new Map(
    (determination?.items ?? []).map(({ kind, id, legalGround = "" }) => [`${kind}:${id}`, legalGround]),
  );
  const named = withholdableItems(part, content).map((item) => ({
    ...item,
    ground: grounds.get(`${item.kind}:${item.id}`) ?? null,
  }));
  return {
    framework,
    part,
    steps,
    draft,
    exemptions,
    items: named.filter(({ ground }) => ground === null),
    withheld: named.flatMap(({ ground, ...item }) => (ground === null ? [] : [{ ...item, ground }])),
    along: determination ? withheldByName(determination, content) : [],
  };
}

export async function loader(args: LoaderFunctionArgs) {
  const { framework, part, steps, draft, exemptions, items, withheld, along } = await loadItems(args);
  const find = (new URL(args.request.url).searchParams.get("find") ?? "").trim().slice(0, LONGEST_FIND);
  const found = items.filter(({ name }) => name.toLowerCase().includes(find.toLowerCase()));
  const parts = partsWithItems(draft.answers);
  return {
    framework: { id: framework.id, title: framework.title, reference: framework.reference },
    part,
    digest: steps.submission.digest,
    version: draft.version,
    exemptions,
    find,
    total: items.length,
    found: found.map(({ kind, id, name }) => ({ kind, id, name })),
    withheld,
    along: along.map(({ name }) => name),
    nextPart: parts[parts.indexOf(part) + 1] ?? null,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { part, exemptions, items, withheld } = await loadItems(args);
  return answerPost(args, {
    params: params.withheldItems,
    // With those that somebody else has withheld meanwhile: that is told as what it is, not as a choice that is none.
    form: withheldItemsForm(part, exemptions, [...items, ...withheld], withheld),
    act: ({ service, value, params: { frameworkId }, version, posted }) =>
      chooseWithheldItems(service, {
        frameworkId,
        digest: postedDigest(posted),
        version,
        part,
        ...withheldItemsAnswer(value),
      }),
    done: ({ frameworkId }) => paths.withheldItems(frameworkId, part),
  });
}

export default function WithheldItemsPage() {
  const data = useLoaderData<typeof loader>();
  const { framework, part, find, found, withheld } = data;
  const answer = useActionData<typeof action>();
  return (
    <StepPage framework={framework}>
      <PostForm
        form={withheldItemsForm(part, data.exemptions, found, withheld)}
        version={data.version}
        answer={answer}
        hidden={{ digest: data.digest }}
        before={
          <>
            <StepHeading title={TITLE} framework={framework} />
            <h2 className="govuk-heading-m">{RECORD_PART_LABELS[part]}</h2>
            <FindItems
              frameworkId={framework.id}
              part={part}
              find={find}
              found={found.length}
              total={data.total}
            />
          </>
        }
      >
        <WithheldItems withheld={withheld.length} along={data.along} found={found.length} />
      </PostForm>
      <GoOn frameworkId={framework.id} nextPart={data.nextPart} isReady={withheld.length > 0} />
    </StepPage>
  );
}
