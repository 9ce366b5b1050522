import type { RecordBody } from "~/domain/decision/record-bodies";
import { opinionInWords, type PublishedGround } from "~/domain/publication/ground-further";
import { inOrderOfParts, RECORD_PART_LABELS } from "~/domain/publication/record-parts";
import type { DocumentBlock, DocumentFact } from "~/domain/publication/document";

/**
 * What is published of each ground beside its name (rule 11): why the public interest is in withholding, the qualified person's
 * opinion, and where what is accessible elsewhere is published. Nothing where no ground has more to say, as in earlier records.
 */
export function groundBlocks(determinations: RecordBody["determinations"]): DocumentBlock[] {
  const facts = inOrderOfParts(determinations).flatMap(({ part, grounds = [] }) =>
    grounds.flatMap((ground) =>
      factsOf(ground).map(({ label, ...fact }) => ({
        label: `${RECORD_PART_LABELS[part]}, ${ground.legalGround}: ${label}`,
        ...fact,
      })),
    ),
  );
  return facts.length === 0 ? [] : [{ kind: "facts", facts }];
}

function factsOf({ publicInterest, accessibleAt, opinion }: PublishedGround): DocumentFact[] {
  return [
    ...(publicInterest === undefined
      ? []
      : [{ label: "why the public interest is in withholding it", text: publicInterest }]),
    ...(opinion === undefined
      ? []
      : [{ label: "the qualified person’s opinion", text: opinionInWords(opinion) }]),
    ...(accessibleAt === undefined
      ? []
      : [{ label: "where it is published already", text: accessibleAt, href: accessibleAt }]),
  ];
}
