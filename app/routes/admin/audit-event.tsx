import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findAuditEvent } from "~db/queries/audit.server";
import { mayReadFrameworks } from "~/auth/permissions";
import { actWords } from "~/domain/audit/acts";
import { formatInstant } from "~/domain/shared/calendar-date";
import { capitalised } from "~/domain/shared/capitalised";
import { params as schemas, paths } from "~/paths";
import { notFound, readParams } from "~/routes/answer.server";
import { FrameworkName, whoInWords } from "~/ui/audit/audit-table";
import { useDecidedThing } from "~/ui/decided-thing";
import { SummaryList } from "~/ui/govuk";
import { Crumbs, PageHeading } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { requireOfficeAct } from "./administration.server";

export const handle = pageHandle<typeof loader>({ title: ({ event }) => `Event ${event.number}` });

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireOfficeAct(args, "audit.read");
  const { eventNumber } = readParams(schemas.auditEvent, args.params);
  const event = await findAuditEvent(args.context.database.db, eventNumber);
  if (!event) throw notFound();
  const detail = JSON.stringify(JSON.parse(event.detail), null, 2);
  return { event, detail, linksFrameworks: mayReadFrameworks(actor) };
}

export default function AuditEvent() {
  const { event, detail, linksFrameworks } = useLoaderData<typeof loader>();
  const { frameworkId, frameworkTitle } = event;
  const thing = useDecidedThing();
  return (
    <>
      <Crumbs items={[{ text: "Audit log", href: paths.audit() }]} />
      <PageHeading title={actWords(event.act, thing)} caption={`Event ${event.number}`} />
      <SummaryList
        rows={[
          { key: "Who", value: whoInWords(event.personName, event.capacity) },
          { key: "When", value: `${formatInstant(event.atInstant)} (${event.at})` },
          { key: "About", value: event.subject || "Nothing named" },
          ...(frameworkId !== null && frameworkTitle !== null
            ? [
                {
                  key: capitalised(thing.one),
                  value: <FrameworkName id={frameworkId} title={frameworkTitle} isLink={linksFrameworks} />,
                },
              ]
            : []),
          { key: "Act", value: <code>{event.act}</code> },
          { key: "Digest before", value: <Hash of={event.digestBefore} /> },
          { key: "Digest after", value: <Hash of={event.digestAfter} /> },
          { key: "Hash of the event before", value: <Hash of={event.previousHash} /> },
          { key: "Hash", value: <Hash of={event.hash} /> },
        ]}
      />
      <h2 className="govuk-heading-m">Detail</h2>
      <pre className="app-code">{detail}</pre>
    </>
  );
}

function Hash({ of }: { of: string }) {
  return of === "" ? "None" : <code className="app-digest">{of}</code>;
}
