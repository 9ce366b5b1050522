import type { Sureness } from "~/domain/budget/line-similarity";
import { ACCEPT_ALL, SURENESS_LABELS } from "~/forms/changes/proposals-form";
import { Button, ButtonGroup } from "../../govuk";

/** Accepts those chosen, or all that the filter leaves, on whatever page. */
export function AcceptButtons({ matching, sureness }: { matching: number; sureness: Sureness | null }) {
  const kind = sureness === null ? "" : ` ${SURENESS_LABELS[sureness].toLowerCase()}`;
  return (
    <ButtonGroup>
      <Button>Accept the ones chosen</Button>
      {matching > 1 && (
        <Button variant="secondary" {...ACCEPT_ALL}>
          Accept all {matching}
          {kind} proposals
        </Button>
      )}
    </ButtonGroup>
  );
}
