import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listConsultations } from "~db/queries/content.server";
import { answersTo } from "~/domain/eia/answer-state";
import { isConsultationAsked } from "~/domain/eia/consultation";
import { hasFindingsOfItsOwn } from "~/domain/eia/eia";
import { entriesToWalk } from "~/domain/eia/progress";
import { changesOf } from "~/domain/framework/content";
import { ENTRIES_ON_PAGE, pageOf } from "~/domain/shared/paging";
import { paths } from "~/paths";
import { ConsulteesByChange, type ConsultedChange } from "~/ui/eia/consultees-by-change";
import { EiaCrumbs } from "~/ui/eia/eia-crumbs";
import { ToPutRightList } from "~/ui/eia/to-put-right";
import { Consultations } from "~/ui/eia/consultations";
import { ButtonLink, Pagination } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { loadEia } from "./eia-at-hand.server";

export const handle = pageHandle<typeof loader>({
  title: (data) => `Consultees – ${data.framework.title}`,
  isKept: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, content, permission, toPutRight } = await loadEia(args);
  const consultations = await listConsultations(args.context.database.db, framework.id);
  const counted = entriesToWalk(answersTo(changesOf(content), content.entries)).flatMap(
    ({ change, entry }) => (entry && hasFindingsOfItsOwn(entry.kind) ? [{ change, entry }] : []),
  );
  const changes = counted.map(({ change, entry }): ConsultedChange & { isAsked: boolean } => ({
    isAsked: isConsultationAsked(entry, change, content.materialityThreshold),
    title: change.title,
    href: paths.entry(framework.id, change.id),
    consultees: entry.consultees,
    nobodyConsultedReason: entry.consultees.length > 0 ? "" : entry.nobodyConsultedReason,
  }));
  const saysSomething = ({ consultees, nobodyConsultedReason }: ConsultedChange) =>
    consultees.length > 0 || nobodyConsultedReason !== "";
  return {
    framework,
    mayWrite: permission.ok,
    consultations: consultations.map(({ id, consultee, links }) => ({
      id,
      consultee,
      changes: links.length,
    })),
    recorded: pageOf(
      changes.filter(saysSomething),
      Math.trunc(Number(new URL(args.request.url).searchParams.get("page"))) || 1,
      ENTRIES_ON_PAGE,
    ),
    missing: changes.filter((change) => change.isAsked && !saysSomething(change)),
    notAsked: changes.filter((change) => !change.isAsked && !saysSomething(change)),
    incomplete: toPutRight(
      ({ rule, putRight }) =>
        rule === "consultees" && putRight.page === "entry" && putRight.field !== "consultees",
    ),
  };
}

export default function ConsulteesPage() {
  const { framework, mayWrite, consultations, recorded, missing, notAsked, incomplete } =
    useLoaderData<typeof loader>();
  return (
    <>
      <EiaCrumbs framework={framework} isTop />
      <TwoThirds>
        <PageHeading title="Consultees" caption={framework.title} />
        <p className="govuk-body">
          What was said about each change, and what came of it. It is written in the change&rsquo;s own{" "}
          <a className="govuk-link" href={paths.eia(framework.id)}>
            EIA entry
          </a>
          , or once for several changes.
        </p>
        {mayWrite && (
          <ButtonLink variant="secondary" href={paths.consultation(framework.id, "new")}>
            Record a consultation on several changes
          </ButtonLink>
        )}
        <p className="govuk-body">
          <a className="govuk-link" href={paths.publicConsultations(framework.id)}>
            {mayWrite ? "Ask the public" : "What the public was asked"}
          </a>
        </p>
        <Consultations frameworkId={framework.id} consultations={consultations} mayWrite={mayWrite} />
        <ToPutRightList title="To put right before submission" items={incomplete} withSubject />
        <ConsulteesByChange recorded={recorded.items} missing={missing} notAsked={notAsked} />
        <Pagination
          page={recorded.number}
          pages={recorded.pages}
          label="Pages of changes"
          hrefOf={(page) => paths.consultees(framework.id, page)}
        />
      </TwoThirds>
    </>
  );
}
