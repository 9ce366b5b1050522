import type { ReactNode } from "react";
import { ACTION_STATE_LABELS, type ActionState } from "~/domain/actions/action";
import { targetInWords, targetOf, type DueDate } from "~/domain/actions/due-date";
import { amountInWords, sumInWords } from "~/domain/budget/not-stated";
import type { YearAmounts } from "~/domain/budget/year-amounts";
import type { Provider, YearOfFramework } from "~/domain/budget/providers";
import { DECISION_OUTCOME_LABELS, type DecisionOutcome } from "~/domain/decision/decision-record";
import {
  CHARACTERISTIC_LABELS,
  DIRECTION_LABELS,
  type Characteristic,
  type Direction,
} from "~/domain/eia/characteristics";
import { ENTRY_KIND_LABELS, type EntryKind } from "~/domain/eia/eia";
import { formatFinancialYear, formatInstant } from "~/domain/shared/calendar-date";
import type { Page } from "~/domain/shared/paging";
import { paths, type ProviderPages } from "~/paths";
import { shortened } from "../actions/words";
import { Pagination, Table } from "../govuk";

/** What every framework says of a provider. */
export interface ShownProvider {
  provider: Provider;
  pages: ProviderPages;
  years: readonly YearOfFramework[];
  lines: Page<{
    id: number;
    service: string;
    deliveryOrganisation: string;
    frameworkId: number;
    framework: string;
    years: readonly number[];
    amounts: YearAmounts;
  }>;
  changes: Page<{
    id: number;
    title: string;
    frameworkId: number;
    framework: string;
    entryKind: EntryKind | null;
    impacts: readonly { characteristic: Characteristic; direction: Direction }[];
  }>;
  actions: Page<
    {
      id: number;
      what: string;
      frameworkId: number;
      framework: string;
      ownerName: string;
      state: ActionState;
    } & DueDate
  >;
  decisions: readonly {
    frameworkId: number;
    framework: string;
    reference: string;
    outcome: DecisionOutcome;
    signedAt: Date;
  }[];
}

export function ProviderParts({ provider, pages, years, lines, changes, actions, decisions }: ShownProvider) {
  const part = (which: keyof ProviderPages) => ({
    hrefOf: (page: number) => `${paths.provider(provider.name, { ...pages, [which]: page })}#${which}`,
    which,
  });
  return (
    <>
      <Table
        caption="Amounts by framework and year"
        captionSize="m"
        head={[
          { text: "Framework" },
          { text: "Year" },
          { text: "Lines", numeric: true },
          { text: "Amount", numeric: true },
        ]}
        rows={years.map(({ frameworkId, framework, year, lines: count, pence, isAtLeast }) => ({
          key: `${frameworkId} ${year}`,
          header: <FrameworkLink id={frameworkId} title={framework} />,
          cells: [
            { content: formatFinancialYear(year) },
            { content: count.toLocaleString("en-GB"), numeric: true },
            { content: sumInWords(pence, isAtLeast), numeric: true },
          ],
        }))}
      />
      <Part {...part("lines")} page={lines} title="Lines of budgets">
        <Table
          caption="Lines of budgets"
          captionSize="m"
          head={[{ text: "Service" }, { text: "Framework" }, { text: "Amounts" }]}
          rows={lines.items.map(({ id, service, deliveryOrganisation, frameworkId, framework, ...line }) => ({
            key: String(id),
            header: (
              <>
                <a className="govuk-link" href={paths.line(frameworkId, id)}>
                  {shortened(service)}
                </a>
                {deliveryOrganisation !== provider.name && (
                  <>
                    <br />
                    {deliveryOrganisation}
                  </>
                )}
              </>
            ),
            cells: [
              { content: framework },
              {
                content: (
                  <ul className="govuk-list govuk-!-margin-bottom-0">
                    {line.years.map((year) => (
                      <li key={year}>
                        {formatFinancialYear(year)}: {amountInWords(line.amounts[year])}
                      </li>
                    ))}
                  </ul>
                ),
              },
            ],
          }))}
        />
      </Part>
      <Part {...part("changes")} page={changes} title="Changes and what they do to people">
        <Table
          caption="Changes and what they do to people"
          captionSize="m"
          head={[{ text: "Change" }, { text: "Framework" }, { text: "Answer in the EIA" }]}
          rows={changes.items.map(({ id, title, frameworkId, framework, entryKind, impacts }) => ({
            key: String(id),
            header: (
              <a className="govuk-link" href={paths.entry(frameworkId, id)}>
                {shortened(title)}
              </a>
            ),
            cells: [
              { content: framework },
              {
                content: (
                  <>
                    {entryKind === null ? "None" : ENTRY_KIND_LABELS[entryKind]}
                    {impacts.length > 0 && (
                      <ul className="govuk-list govuk-!-margin-bottom-0">
                        {impacts.map(({ characteristic, direction }, place) => (
                          <li key={place}>
                            {CHARACTERISTIC_LABELS[characteristic]}:{" "}
                            {DIRECTION_LABELS[direction].toLowerCase()}
                          </li>
                        ))}
                      </ul>
                    )}
                  </>
                ),
              },
            ],
          }))}
        />
      </Part>
      <Part {...part("actions")} page={actions} title="Actions">
        <Table
          caption="Actions"
          captionSize="m"
          head={[{ text: "Action" }, { text: "Framework" }, { text: "Whose" }, { text: "State" }]}
          rows={actions.items.map(({ id, what, frameworkId, framework, ownerName, state, ...due }) => ({
            key: String(id),
            header: (
              <a className="govuk-link" href={paths.action(frameworkId, id)}>
                {shortened(what)}
              </a>
            ),
            cells: [
              { content: framework },
              { content: ownerName },
              { content: `${ACTION_STATE_LABELS[state]}, due ${targetInWords(targetOf(due))}` },
            ],
          }))}
        />
      </Part>
      {decisions.length > 0 && (
        <Table
          caption="Decisions"
          captionSize="m"
          head={[{ text: "Framework" }, { text: "Reference" }, { text: "Decision" }, { text: "Signed" }]}
          rows={decisions.map(({ frameworkId, framework, reference, outcome, signedAt }) => ({
            key: reference,
            header: <FrameworkLink id={frameworkId} title={framework} />,
            cells: [
              { content: reference },
              { content: DECISION_OUTCOME_LABELS[outcome] },
              { content: formatInstant(signedAt) },
            ],
          }))}
        />
      )}
    </>
  );
}

interface PartProps {
  which: keyof ProviderPages;
  title: string;
  page: Page<unknown>;
  hrefOf: (page: number) => string;
  children: ReactNode;
}

/** One list, with the way through it; nothing where it is empty. */
function Part({ which, title, page, hrefOf, children }: PartProps) {
  if (page.total === 0) return null;
  return (
    <div id={which}>
      {children}
      <Pagination page={page.number} pages={page.pages} hrefOf={hrefOf} label={title} />
    </div>
  );
}

function FrameworkLink({ id, title }: { id: number; title: string }) {
  return (
    <a className="govuk-link" href={paths.framework(id)}>
      {title}
    </a>
  );
}
