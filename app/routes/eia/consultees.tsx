import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { answersTo } from "~/domain/eia/answer-state";
import { entriesToWalk } from "~/domain/eia/progress";
import { changesOf } from "~/domain/framework/content";
import { paths } from "~/paths";
import { ConsulteesByChange, type ConsultedChange } from "~/ui/eia/consultees-by-change";
import { EiaCrumbs } from "~/ui/eia/eia-crumbs";
import { ToPutRightList } from "~/ui/eia/to-put-right";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { loadEia } from "./eia-at-hand.server";

export const handle = pageHandle<typeof loader>({ title: (data) => `Consultees – ${data.framework.title}` });

export async function loader(args: LoaderFunctionArgs) {
  const { framework, content, toPutRight } = await loadEia(args);
  const counted = entriesToWalk(answersTo(changesOf(content), content.entries)).flatMap(
    ({ change, entry }) => (entry && entry.kind !== "screened_out" ? [{ change, entry }] : []),
  );
  const changes = counted.map(({ change, entry }): ConsultedChange => ({
    title: change.title,
    href: paths.entry(framework.id, change.id),
    consultees: entry.consultees,
    nobodyConsultedReason: entry.consultees.length > 0 ? "" : entry.nobodyConsultedReason,
  }));
  const saysSomething = ({ consultees, nobodyConsultedReason }: ConsultedChange) =>
    consultees.length > 0 || nobodyConsultedReason !== "";
  return {
    framework,
    recorded: changes.filter(saysSomething),
    missing: changes.filter((change) => !saysSomething(change)),
    incomplete: toPutRight(
      ({ rule, putRight }) =>
        rule === "consultees" && putRight.page === "entry" && putRight.field !== "consultees",
    ),
  };
}

export default function ConsulteesPage() {
  const { framework, recorded, missing, incomplete } = useLoaderData<typeof loader>();
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
          .
        </p>
        <ToPutRightList title="To put right before submission" items={incomplete} withSubject />
        <ConsulteesByChange recorded={recorded} missing={missing} />
      </TwoThirds>
    </>
  );
}
