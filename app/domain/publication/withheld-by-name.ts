import { begunSections } from "../framework/sections";
import { changesOf, type FrameworkContent } from "../framework/content";
import type { Determination } from "./determinations";
import { withheldOf, type NumberedItem } from "./withheld-items";
import type { Withholding } from "./withholding";

/** Something that the public will not see, as those inside the office call it. */
export interface WithheldByName extends Withholding {
  name: string;
}

/**
 * Everything that is withheld of a part, also what goes with an item because it would tell of it: who decides is told of each by its
 * name, and not of how many there are. Nothing of it is ever public.
 * @returns in the order of the record
 */
export function withheldByName(
  determination: Pick<Determination, "part" | "publish" | "items" | "legalGround" | "inherited">,
  content: FrameworkContent,
): WithheldByName[] {
  const texts = determination.inherited.flatMap(({ kind, name, legalGround, withheldUntil }) =>
    kind === "text" ? [{ name, legalGround, withheldUntil }] : [],
  );
  return [
    ...texts,
    ...withheldOf(determination, content).map(({ legalGround, withheldUntil = null, ...item }) => ({
      name: nameOf(item, content),
      legalGround,
      withheldUntil,
    })),
  ];
}

/** @throws where the record has no such item */
function nameOf({ kind, number }: NumberedItem, content: FrameworkContent): string {
  const at = <Item>(items: readonly Item[]): Item => {
    const item = items[number - 1];
    if (item === undefined) throw new Error(`There is no ${kind} ${number}`);
    return item;
  };
  switch (kind) {
    case "line":
      return `Budget line: ${at(content.budget.lines).service}`;
    case "previous_line":
      return `Line of the previous budget: ${at(content.previous?.lines ?? []).service}`;
    case "change":
      return `Budget change ${number}: ${at(changesOf(content)).title}`;
    case "entry":
      return `Entry of budget change ${number}: ${at(changesOf(content)).title}`;
    case "action":
      return `Action ${number}: ${at(content.actions).what}`;
    case "section":
      return `Section: ${at(begunSections(content.sections)).heading}`;
    case "glossary_term":
      return `Abbreviation: ${at(content.glossary).term}`;
    case "totals":
      return "Totals and funding, from which it could be worked out";
    case "conclusions":
      return "What is concluded of all changes together, which could tell what it found";
    case "previous_budget":
      return "The title of the previous budget";
    default:
      throw new Error(`A ${kind} is not withheld on its own`);
  }
}
