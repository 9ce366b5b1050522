import type { AppLoadContext } from "@remix-run/node";
import { countEndingContracts, listEndingContracts, listYearsOfEnds } from "~db/queries/contracts.server";
import { getOffice } from "~db/queries/office.server";
import { seesAllFrameworks, type Person } from "~/auth/permissions";
import { monthsAfter } from "~/domain/budget/ending-contract";
import { financialYear } from "~/domain/publication/equality-information";
import { pageOf, ROWS_ON_PAGE } from "~/domain/shared/paging";
import type { CalendarDate } from "~/domain/shared/calendar-date";
import { readContractsQuery } from "~/forms/budget/contracts-query";

/** A page of the contracts that end, in one framework or in all, with the years that can be asked for. */
export async function loadEndingContracts(
  { database: { db } }: Pick<AppLoadContext, "database">,
  request: Request,
  frameworkId?: number,
) {
  const query = readContractsQuery(new URL(request.url).searchParams);
  const asked = { frameworkId, ...(query.year === null ? {} : financialYear(query.year)) };
  const [total, years] = await Promise.all([
    countEndingContracts(db, asked),
    listYearsOfEnds(db, { frameworkId }),
  ]);
  const { items, ...page } = pageOf(Array.from({ length: total }), query.page, ROWS_ON_PAGE);
  const contracts =
    items.length === 0
      ? []
      : await listEndingContracts(db, asked, { size: items.length, offset: page.from - 1 });
  return { query, years, page, contracts };
}

const REMINDED_OF = 5;

/** What an EIA author is reminded of: contracts that end within the office’s months; null where there is none, and for others. */
export async function loadContractsEndingSoon(
  { database: { db } }: Pick<AppLoadContext, "database">,
  person: Person,
  today: CalendarDate,
) {
  if (!seesAllFrameworks(person) || !person.roles.includes("eia_author")) return null;
  const { contractMonths } = await getOffice(db);
  const soon = { from: today, to: monthsAfter(today, contractMonths) };
  const contracts = await listEndingContracts(db, soon, { size: REMINDED_OF });
  return contracts.length === 0 ? null : { months: contractMonths, contracts };
}
