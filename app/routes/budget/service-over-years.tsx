import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { decisionsOf, linesOfService } from "~db/queries/service-over-years.server";
import { seesAllFrameworks } from "~/auth/permissions";
import { foundOtherwise, MOST_FRAMEWORKS, serviceOverYears } from "~/domain/budget/service-over-years";
import { DECISION_OUTCOME_LABELS } from "~/domain/decision/decision-record";
import { CHARACTERISTIC_LABELS, DIRECTION_LABELS } from "~/domain/eia/characteristics";
import { countedImpacts } from "~/domain/eia/completeness";
import { ENTRY_KIND_LABELS } from "~/domain/eia/eia";
import { STATE_LABELS } from "~/domain/framework/lifecycle";
import { amountInYear } from "~/domain/publication/amounts-in-words";
import { dateInLondon, formatDate, formatFinancialYear } from "~/domain/shared/calendar-date";
import { formatMoney } from "~/domain/shared/money";
import { params, paths } from "~/paths";
import { forbidden, notFound, readParams, requireFramework } from "~/routes/answer.server";
import { Written } from "~/ui/eia/written";
import { BudgetCrumbs } from "~/ui/frameworks/framework-crumbs";
import { SummaryList } from "~/ui/govuk";
import { PageHeading, TwoThirds } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";

export const handle = pageHandle<typeof loader>({
  title: (data) => `${data.service}, over the years – ${data.framework.title}`,
  isKept: true,
});

export async function loader(args: LoaderFunctionArgs) {
  const { framework, actor } = await requireFramework(args);
  const { lineId } = readParams(params.line, args.params);
  if (!seesAllFrameworks(actor)) throw forbidden("Your roles do not include reading every framework.");
  const { db } = args.context.database;
  const found = await linesOfService(db, lineId);
  if (!found.some((one) => one.lineId === lineId && one.frameworkId === framework.id)) throw notFound();
  const frameworkIds = [...new Set(found.map(({ frameworkId }) => frameworkId))];
  const [contents, decisions] = await Promise.all([
    args.context.contentsOf(frameworkIds),
    decisionsOf(db, frameworkIds),
  ]);
  const decided = new Map(decisions.map((one) => [one.frameworkId, one]));
  const years = serviceOverYears(contents, new Set(found.map((one) => one.lineId)));
  const service = years.flatMap(({ lines }) => lines).find(({ id }) => id === lineId)?.service ?? "";
  return {
    framework: { id: framework.id, title: framework.title, state: framework.state },
    lineId,
    service,
    isCut: frameworkIds.length >= MOST_FRAMEWORKS,
    years: years.map((one, place) => {
      const decision = decided.get(one.frameworkId);
      const before = years[place - 1];
      const isBaseline = decision?.state === "baseline";
      return {
        frameworkId: one.frameworkId,
        title: one.title,
        decision: decision
          ? decision.outcome && decision.signedAt
            ? `${decision.reference ?? ""}: ${DECISION_OUTCOME_LABELS[decision.outcome]}, signed on ${formatDate(dateInLondon(decision.signedAt))}`
            : STATE_LABELS[decision.state]
          : "",
        otherwise: before ? foundOtherwise(before, one) : [],
        lines: one.lines.map((line) => ({
          id: line.id,
          service: line.service,
          provider: line.deliveryOrganisation,
          reach: line.reach,
          amounts: one.years.map((year) => {
            const pence = line.amounts[year];
            return `${formatFinancialYear(year)}: ${pence === undefined ? "not stated" : formatMoney(pence)}`;
          }),
        })),
        changes: isBaseline
          ? []
          : one.changes.map(({ change, entry }) => ({
              title: change.title,
              href: entry
                ? paths.entry(one.frameworkId, change.id)
                : paths.change(one.frameworkId, change.id),
              amounts: change.byYear.map((figures) =>
                amountInYear(
                  {
                    kind: change.kind,
                    previousServices: change.previousLines.map((line) => line.service),
                    newServices: change.newLines.map((line) => line.service),
                  },
                  figures,
                ),
              ),
              answer: entry
                ? ENTRY_KIND_LABELS[entry.kind]
                : change.kind === "unchanged"
                  ? "Unchanged"
                  : "Not assessed",
              impacts: (entry ? countedImpacts(entry) : []).map(
                ({ characteristic, direction, who }) =>
                  `${CHARACTERISTIC_LABELS[characteristic]}: ${DIRECTION_LABELS[direction].toLowerCase()}${who === "" ? "" : `. ${who}`}`,
              ),
            })),
      };
    }),
  };
}

export default function ServiceOverYears() {
  const { framework, lineId, service, isCut, years } = useLoaderData<typeof loader>();
  return (
    <>
      <BudgetCrumbs framework={framework} />
      <TwoThirds>
        <PageHeading title={`${service}, over the years`} caption={framework.title} />
        <p className="govuk-body">
          What each framework says of this service: of the lines that budget changes join with this one, and
          of those that are called the same. The earliest year comes first.
        </p>
        <p className="govuk-body">
          <a className="govuk-link" href={paths.line(framework.id, lineId)}>
            The line as it is now
          </a>
        </p>
        {isCut && (
          <p className="govuk-body">
            There may be earlier ones: the {MOST_FRAMEWORKS} last frameworks are shown.
          </p>
        )}
        {years.map((one) => (
          <section key={one.frameworkId} aria-labelledby={`framework-${one.frameworkId}`}>
            <h2 className="govuk-heading-m" id={`framework-${one.frameworkId}`}>
              <a className="govuk-link" href={paths.framework(one.frameworkId)}>
                {one.title}
              </a>
            </h2>
            <p className="govuk-body">{one.decision}</p>
            {one.otherwise.map((sentence) => (
              <p className="govuk-body" key={sentence}>
                {sentence}
              </p>
            ))}
            <SummaryList
              rows={[
                ...one.lines.map((line) => ({
                  key: `Budget line: ${line.service}`,
                  value: (
                    <>
                      <Written label="Amount" text={line.amounts.join("\n")} />
                      <Written label="Delivered by" text={line.provider} />
                      <Written label="Area" text={line.reach} />
                    </>
                  ),
                })),
                ...one.changes.map((change) => ({
                  key: `Budget change: ${change.title}`,
                  value: (
                    <>
                      <p className="govuk-body">
                        <a className="govuk-link" href={change.href}>
                          {change.answer}
                          <span className="govuk-visually-hidden">
                            {" "}
                            ({change.title}, {one.title})
                          </span>
                        </a>
                      </p>
                      <Written label="Amount" text={change.amounts.join("\n")} />
                      <Written label="Impact" text={change.impacts.join("\n")} />
                    </>
                  ),
                })),
              ]}
            />
          </section>
        ))}
      </TwoThirds>
    </>
  );
}
