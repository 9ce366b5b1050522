import type { Db } from "~db/client.server";
import { findRecordElsewhere, listFiguresWithin } from "~db/queries/published-elsewhere.server";
import type { FrameworkContent } from "~/domain/framework/content";
import { placeBefore, publicLinesBefore } from "~/domain/publication/published-elsewhere";
import type { SignatureTexts, StepTexts } from "~/domain/publication/published-texts";
import {
  placesOf,
  searchFor,
  tellingPlaces,
  unknownPlaces,
  type TellingPlace,
} from "~/domain/publication/telling-places";
import { Refusal } from "~/services/refusal";
import { readNewFigures } from "./published-figures.server";
import type { Step } from "./sign-off-step.server";

/**
 * Every place from which an amount that is to be withheld follows: in the record's own texts, and in what the register
 * publishes already. The framework itself is not signed yet.
 */
export async function listTellingPlaces(
  tx: Db,
  content: FrameworkContent,
  steps: StepTexts,
): Promise<TellingPlace[]> {
  if (searchFor(content, steps.determinations).isEmpty) return [];
  const before = content.previous ? await findRecordElsewhere(tx, content.previous.frameworkId) : null;
  const publicBefore = publicLinesBefore(content, before);
  const places = tellingPlaces(content, steps, withoutInherited(publicBefore, steps));
  if (before)
    places.push(...[placeBefore(content, steps.determinations, before)].filter((one) => one !== null));
  const search = searchFor(content, steps.determinations, publicBefore);
  if (search.isEmpty) return places;
  await readNewFigures(tx);
  return [...places, ...placesOf(await listFiguresWithin(tx, search.reaches), search)];
}

/** A line that is withheld here because the record before still withholds it is no secret only once that publishes it. */
function withoutInherited(publicBefore: ReadonlySet<number>, { determinations }: StepTexts): Set<number> {
  const inherited = determinations.flatMap((given) =>
    given.inherited.flatMap(({ kind, id }) => (kind === "previous_line" ? [id] : [])),
  );
  return new Set([...publicBefore].filter((id) => !inherited.includes(id)));
}

/**
 * Those that the monitoring officer has not said to know: what was published elsewhere since the determinations, and what whoever
 * signs writes.
 * @throws Refusal invalid at the fields in which it is told: whoever signs can leave it out
 */
export async function tellingAtSignature(
  { tx, steps }: Step,
  content: FrameworkContent,
  signature: SignatureTexts,
): Promise<TellingPlace[]> {
  const places = await listTellingPlaces(tx, content, {
    approvalComment: steps.approval?.comment ?? "",
    signature,
    determinations: steps.determinations,
  });
  const unknown = unknownPlaces(
    places,
    steps.determinations.flatMap(({ known }) => known),
  );
  // Of several in one field the first is named.
  const errors = unknown
    .toReversed()
    .flatMap(({ at, figure }) =>
      at.page === "decision-form"
        ? [
            [
              at.field,
              `This will be published, and “${figure}” in it tells an amount that is withheld. Leave it out`,
            ] as const,
          ]
        : [],
    );
  if (errors.length > 0) throw new Refusal({ kind: "invalid", errors: Object.fromEntries(errors) });
  return unknown;
}
