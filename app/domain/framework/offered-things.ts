import { isResolved } from "../actions/action";
import { targetInWords } from "../actions/due-date";
import { entryAsText } from "../eia/entry-text";
import { formatFinancialYear } from "../shared/calendar-date";
import { formatMoney } from "../shared/money";
import {
  CARRIED_TEXTS,
  type CarriedText,
  type OfferedProject,
  type OfferedThing,
  type PassedOnTheme,
} from "./carried-over";
import type { FrameworkContent } from "./content";
import { sectionState } from "./sections";

/**
 * All that can be carried over, in the order in which it is confirmed: an entry needs the lines that it is about.
 * @param since what was found of an entry since the decision, by its change
 */
export function offeredThings(
  {
    budget,
    eia,
    entries,
    links,
    actions,
    sections,
  }: Pick<FrameworkContent, "budget" | "eia" | "entries" | "links" | "actions" | "sections">,
  themes: readonly PassedOnTheme[],
  projects: readonly OfferedProject[],
  since: ReadonlyMap<number, string>,
): OfferedThing[] {
  const titleOf = new Map(links.map(({ id, title }) => [id, title]));
  const goesOn = new Set(links.filter(({ newLineIds }) => newLineIds.length > 0).map(({ id }) => id));
  return [
    ...budget.lines.map((line): OfferedThing => ({
      kind: "line",
      sourceId: line.id,
      field: "",
      name: line.service,
      says: [
        ...[line.deliveryOrganisation, line.reach].filter((text) => text.trim() !== ""),
        ...budget.years.map((year) => {
          const pence = line.amounts[year];
          return `${formatFinancialYear(year)}: ${pence === undefined ? "not stated" : formatMoney(pence)}`;
        }),
      ].join("\n"),
    })),
    ...(Object.keys(CARRIED_TEXTS) as CarriedText[])
      .filter((field) => eia[field].trim() !== "")
      .map((field): OfferedThing => ({
        kind: "text",
        sourceId: 0,
        field,
        name: CARRIED_TEXTS[field],
        says: eia[field],
      })),
    ...entries
      // What it points to is stored with that framework, a fund is allocated once, and what ended is not assessed again.
      .filter(
        ({ kind, changeId }) => (kind === "assessed" || kind === "screened_out") && goesOn.has(changeId),
      )
      .map((entry): OfferedThing => ({
        kind: "entry",
        sourceId: entry.id,
        field: "",
        name: titleOf.get(entry.changeId) ?? "",
        says: [entryAsText(entry), since.get(entry.changeId) ?? ""]
          .filter((text) => text !== "")
          .join("\n\n"),
      })),
    ...actions
      .filter((action) => !isResolved(action) || action.state === "carried_forward")
      .map((action): OfferedThing => ({
        kind: "action",
        sourceId: action.id,
        field: "",
        name: action.what,
        says: `${action.ownerName}, ${targetInWords(action)}`,
      })),
    ...themes.map(({ id, consultation, title, reply }): OfferedThing => ({
      kind: "theme",
      sourceId: id,
      field: "",
      name: title,
      says: `${consultation}\n${reply}`,
    })),
    ...projects.map(({ id, name, rationale }): OfferedThing => ({
      kind: "project",
      sourceId: id,
      field: "",
      name,
      says: rationale,
    })),
    ...sections
      .filter((section) => sectionState(section) !== "not_begun")
      .map(({ id, heading, text }): OfferedThing => ({
        kind: "section",
        sourceId: id,
        field: "",
        name: heading,
        says: text,
      })),
  ];
}
