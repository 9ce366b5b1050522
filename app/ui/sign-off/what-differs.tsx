import type { DocumentSection } from "~/domain/publication/document";
import { Details } from "../govuk";
import { Document } from "../register/document";

/** For an author: in one sentence how far it differs from what was submitted before, each thing one press away. */
export function WhatDiffers({ section }: { section: DocumentSection }) {
  const { id, heading, blocks } = section;
  const [inShort, ...each] = blocks;
  return (
    <section aria-labelledby={id}>
      <Document sections={[{ id, heading, blocks: inShort ? [inShort] : [] }]} />
      {each.length > 0 && (
        <Details summary="Each thing that differs">
          <Document
            sections={[{ id: `${id}-each`, heading: "Each thing that differs", blocks: each }]}
            level={3}
          />
        </Details>
      )}
    </section>
  );
}
