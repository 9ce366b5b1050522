import { nameAndCapacity } from "~/domain/account/in-capacity";
import { CHARACTERISTICS, DIRECTIONS } from "~/domain/eia/characteristics";
import type { DocumentBlock, DocumentSection } from "~/domain/publication/document";
import type { PublicRecord, PublishedRecord } from "~/domain/publication/published-record";
import { facet, type WithheldKind } from "~/domain/publication/register-search";
import { abbreviationsSection } from "./document-blocks.view";
import { decisionRecordSection } from "./record-decision.view";
import { appendices } from "./record.view";

/** What of a decision can be found: its names, which count most, then its services and providers, then all texts. */
export interface RegisterEntry {
  names: string;
  services: string;
  /** As they stand on its pages, one a line, without the title: whoever finds it is shown that above them. */
  passages: string;
  facets: string[];
}

/** PostgreSQL keeps the words of no longer text than about a million characters apart. */
const LONGEST = 400_000;

/** Made of what the public may read and nothing else, so that nothing withheld can be found by its words. */
export function registerEntry(found: PublicRecord): RegisterEntry {
  const year = facet.year(found.decidedOn.slice(0, 4));
  if (!found.published) {
    return {
      names: found.reference,
      services: "",
      passages: "",
      facets: [year, facet.withheld("whole")],
    };
  }
  const { record, details } = found;
  const lines = details.published ? [...details.body.lines, ...(details.body.previous?.lines ?? [])] : [];
  const services = lines.flatMap((line) => [line.service, line.deliveryOrganisation, line.priority]);
  const sections = [
    decisionRecordSection(found),
    ...appendices(found),
    ...abbreviationsSection(record.glossary, record.withheld),
  ];
  return {
    names: `${found.reference} ${record.title}`,
    services: unique(services).join("\n").slice(0, LONGEST),
    passages: unique(sections.flatMap(passagesOf))
      .filter((passage) => passage !== inOneLine(record.title))
      .join("\n")
      .slice(0, LONGEST),
    facets: [year, ...facetsOf(found)],
  };
}

function facetsOf(found: PublishedRecord): string[] {
  const { record, details, eia } = found;
  const priorities = details.published
    ? [...details.body.lines, ...details.body.changes].map(({ priority }) => priority)
    : [];
  const impacts = eia.published ? eia.body.entries.flatMap((entry) => entry.impacts) : [];
  const affects = ["" as const, ...CHARACTERISTICS].flatMap((characteristic) =>
    ["" as const, ...DIRECTIONS]
      .filter(
        (direction) =>
          (characteristic !== "" || direction !== "") &&
          impacts.some(
            (impact) =>
              (characteristic === "" || impact.characteristic === characteristic) &&
              (direction === "" || impact.direction === direction),
          ),
      )
      .map((direction) => facet.affects(characteristic, direction)),
  );
  const who = nameAndCapacity(record.signature.name, record.signature.capacity).join(", ");
  return [
    facet.outcome(record.outcome),
    facet.withheld(withheldKind(found)),
    ...(who === "" ? [] : [facet.decidedBy(who)]),
    ...unique(priorities).map(facet.priority),
    ...affects,
  ];
}

function withheldKind({ record, report, details, eia }: PublishedRecord): WithheldKind {
  const items = [
    ...(record.withheld ?? []),
    ...(details.published ? details.body.withheld : []),
    ...(eia.published ? eia.body.withheld : []),
  ];
  const isWhole = [report, details, eia].every((part) => part.published) && items.length === 0;
  return isWhole ? "nothing" : "part";
}

const unique = (texts: readonly string[]) => [...new Set(texts.filter((text) => text.trim() !== ""))];

/** What stands under a section's headings, each cell and line on its own; not the names of columns, which are in every record. */
function passagesOf({ blocks, sections = [] }: DocumentSection): string[] {
  return [...blocks.flatMap(textsOf), ...sections.flatMap(passagesOf)].map(inOneLine);
}

const inOneLine = (text: string) => text.replace(/\s+/gu, " ").trim();

function textsOf(block: DocumentBlock): string[] {
  switch (block.kind) {
    case "text":
      return [block.text];
    case "list":
      return [...block.items];
    case "facts":
      return block.facts.map(({ text }) => text);
    case "table":
      return block.table.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell));
    case "withheld":
      return [`${block.what}: ${block.legalGround}`];
    case "waterfall":
      return [];
  }
}
