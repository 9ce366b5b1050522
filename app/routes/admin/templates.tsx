import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listTemplateVersions } from "~db/queries/templates.server";
import {
  latestOf,
  TEMPLATE_HOLDS_FOR,
  TEMPLATE_KIND_LABELS,
  TEMPLATE_KINDS,
  type TemplateVersion,
} from "~/domain/templates/template";
import { formatInstant } from "~/domain/shared/calendar-date";
import { paths } from "~/paths";
import { ButtonLink, Table } from "~/ui/govuk";
import { Crumbs, PageHeading } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { requireOfficeAct } from "./administration.server";

const TITLE = "Own questions and guidance";

export const handle = pageHandle({ title: () => TITLE });

export async function loader(args: LoaderFunctionArgs) {
  await requireOfficeAct(args, "office.manage");
  const { db } = args.context.database;
  return {
    kinds: await Promise.all(
      TEMPLATE_KINDS.map(async (kind) => {
        const versions = await listTemplateVersions(db, kind);
        const { inUse, draft } = latestOf(versions);
        return {
          kind,
          draft: draft?.number ?? null,
          versions: versions.map(({ number, questions, ...version }) => ({
            number,
            questions: questions.length,
            state: stateOf(version, number === inUse?.number),
          })),
        };
      }),
    ),
  };
}

function stateOf(
  { inUseSince, usedByName }: Pick<TemplateVersion, "inUseSince" | "usedByName">,
  isCurrent: boolean,
): string {
  if (inUseSince === null) return "Draft";
  const since = `${formatInstant(inUseSince)}, by ${usedByName}`;
  return isCurrent ? `In use since ${since}` : `Put into use on ${since}, and kept by what began with it`;
}

export default function Templates() {
  const { kinds } = useLoaderData<typeof loader>();
  return (
    <>
      <Crumbs
        items={[
          { text: "Administration", href: paths.admin() },
          { text: "The office", href: paths.office() },
        ]}
      />
      <PageHeading title={TITLE} />
      <p className="govuk-body">
        What this office asks besides what every office asks. A version that was put into use is never
        changed: what was begun with it goes on to ask what it asked. You can also{" "}
        <a className="govuk-link" href={paths.office("dimension")}>
          ask for something beside the nine protected characteristics
        </a>
        .
      </p>
      {kinds.map(({ kind, draft, versions }) => (
        <section key={kind} aria-labelledby={kind}>
          <h2 className="govuk-heading-m" id={kind}>
            {TEMPLATE_KIND_LABELS[kind]}
          </h2>
          <p className="govuk-body">{TEMPLATE_HOLDS_FOR[kind]}</p>
          {versions.length === 0 ? (
            <p className="govuk-body">This office asks no questions of its own here.</p>
          ) : (
            <Table
              caption={`Versions: ${TEMPLATE_KIND_LABELS[kind]}`}
              captionSize="s"
              head={["Version", "Questions", "State"].map((text) => ({ text }))}
              rows={versions.map(({ number, questions, state }) => ({
                key: String(number),
                header: (
                  <a className="govuk-link" href={paths.template(kind, number)}>
                    Version {number}
                    <span className="govuk-visually-hidden"> for {TEMPLATE_KIND_LABELS[kind]}</span>
                  </a>
                ),
                cells: [{ content: String(questions) }, { content: state }],
              }))}
            />
          )}
          {draft === null && (
            <ButtonLink variant="secondary" href={paths.beginTemplate(kind)}>
              Begin a version
              <span className="govuk-visually-hidden"> for {TEMPLATE_KIND_LABELS[kind]}</span>
            </ButtonLink>
          )}
        </section>
      ))}
    </>
  );
}
