import { organisationIdentifier, REGISTER_LABELS } from "~/domain/grants/application";
import type { GrantPublisher, PublishedGrant } from "~/domain/grants/published-grant";
import { formatDate, type CalendarDate } from "~/domain/shared/calendar-date";
import type { ExportedTable } from "./exported-table.view";

/** Published grants as a table, as they come: what the Specified Information Order asks for of each, and the amount. */
export function grantsExport(grants: readonly PublishedGrant[]): ExportedTable {
  return {
    name: "Grants",
    headings: [
      ...["Awarded on", "Recipient", "Register", "Number", "Title", "Purpose", "Amount (£)"],
      ...["Conditions", "Reasons", "Agreed on", "Round"],
    ],
    rows: grants.map((grant) => [
      formatDate(grant.decidedOn),
      grant.name,
      grant.register === "none" ? "" : REGISTER_LABELS[grant.register],
      grant.number,
      grant.title,
      grant.purpose,
      { pence: grant.pence },
      grant.conditions,
      grant.reasons,
      grant.agreedOn === null ? "" : formatDate(grant.agreedOn),
      grant.roundTitle,
    ]),
  };
}

interface Publishing {
  publisher: GrantPublisher;
  officeName: string;
  /** Of this service. */
  origin: string;
  /** Where the list itself is, and where a round is, behind the origin. */
  listPath: string;
  roundPath: (slug: string) => string;
}

/** The version of the standard that this is written by: https://standard.threesixtygiving.org. */
const VERSION = "1.1";

/** The list in the form of the 360Giving data standard. @throws nothing; of no grants it is not valid, so it is not asked for then */
export function grantsPackage(
  grants: readonly PublishedGrant[],
  { publisher, officeName, origin, listPath, roundPath }: Publishing,
) {
  const office = { id: publisher.identifier, name: officeName };
  return {
    version: VERSION,
    title: `Grants of the ${officeName}`,
    publisher: { identifier: publisher.identifier, name: officeName },
    issued: latest(grants),
    license: "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    downloadURL: origin + listPath,
    grants: grants.map((grant) => ({
      id: `${publisher.prefix}-${grant.id}`,
      title: grant.title,
      description: grant.purpose,
      currency: "GBP",
      amountAwarded: grant.pence / 100,
      awardDate: grant.decidedOn,
      recipientOrganization: [recipient(grant, publisher.prefix)],
      fundingOrganization: [office],
      grantProgramme: [
        { code: grant.roundSlug, title: grant.roundTitle, url: origin + roundPath(grant.roundSlug) },
      ],
      fromOpenCall: "Yes",
      dataSource: origin + listPath,
    })),
  };
}

function recipient(grant: PublishedGrant, prefix: string) {
  const { name, register, number } = grant;
  return {
    id: organisationIdentifier({ name, register, number }, prefix),
    name,
    ...(register === "charity" && { charityNumber: number }),
    ...(register === "company" && { companyNumber: number }),
  };
}

const latest = (grants: readonly PublishedGrant[]): CalendarDate | undefined =>
  grants
    .map(({ publishedOn }) => publishedOn)
    .toSorted()
    .at(-1);
