import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import {
  getAuditHead,
  listAuditEvents,
  listFrameworksInLog,
  listPeopleInLog,
} from "~db/queries/audit.server";
import { mayReadFrameworks } from "~/auth/permissions";
import { isFiltered } from "~/domain/audit/filter";
import { auditSearch, readAuditQuery } from "~/forms/office/audit-filter-form";
import { paths } from "~/paths";
import { AuditFilterForm } from "~/ui/audit/audit-filter-form";
import { AuditTable } from "~/ui/audit/audit-table";
import { ChainNote } from "~/ui/audit/chain-note";
import { ErrorSummary } from "~/ui/govuk";
import { PageHeading } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { requireOfficeAct } from "./administration.server";

/** On a phone an event is a card: a hundred of them are forty screens. */
const PAGE_SIZE = 25;

export const handle = pageHandle({ title: () => "Audit log" });

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireOfficeAct(args, "audit.read");
  const { db } = args.context.database;
  const query = readAuditQuery(new URL(args.request.url).searchParams);
  const isWrong = Object.keys(query.errors).length > 0;
  const [head, people, frameworks, list] = await Promise.all([
    getAuditHead(db),
    listPeopleInLog(db),
    listFrameworksInLog(db),
    isWrong ? null : listAuditEvents(db, query.filter, { limit: PAGE_SIZE, before: query.before }),
  ]);
  const shown = { head, people, frameworks, list, query, linksFrameworks: mayReadFrameworks(actor) };
  return data(shown, { status: isWrong ? 400 : 200 });
}

export default function AuditLog() {
  const { head, people, frameworks, list, query, linksFrameworks } = useLoaderData<typeof loader>();
  const { filter, errors } = query;
  const problems = Object.entries(errors).map(([name, text]) => ({ href: `#${name}-day`, text }));
  return (
    <>
      {problems.length > 0 && <ErrorSummary errors={problems} />}
      <PageHeading title="Audit log" />
      <p className="govuk-body">
        Everything that was done here: by whom, in which capacity, when. Nothing in it can be changed or
        removed without that showing.
      </p>
      <AuditFilterForm query={query} people={people} frameworks={frameworks} />
      {list && (
        <>
          <p className="govuk-body app-no-print">
            Download {isFiltered(filter) ? "these events" : "the whole log"} as:{" "}
            <a className="govuk-link" href={paths.auditExport("csv", auditSearch(filter))}>
              CSV, to read
            </a>
            ,{" "}
            <a className="govuk-link" href={paths.auditExport("jsonl", auditSearch(filter))}>
              JSON Lines, to verify
            </a>
          </p>
          <AuditTable events={list.events} linksFrameworks={linksFrameworks} />
          <p className="govuk-body app-no-print">
            {query.before !== null && (
              <a className="govuk-link govuk-!-margin-right-4" href={paths.audit(auditSearch(filter))}>
                Newest events
              </a>
            )}
            {list.next !== null && (
              <a className="govuk-link" href={paths.audit(auditSearch(filter, list.next))}>
                Older events
              </a>
            )}
          </p>
        </>
      )}
      <ChainNote head={head} />
    </>
  );
}
