import { Abbreviated } from "../glossary/abbreviated";
import { Button, ButtonGroup } from "../govuk";

export interface NextStep {
  /** As `placeOf` names it. */
  place: string;
  /** What there is to put right there. */
  name: string;
}

/** In the place of a page's next step where nothing is left to put right elsewhere: the page that submits. */
const TO_SUBMIT = "sign-off";

/** The buttons at the foot of a page of the way through: the main one saves and goes on, the other saves. */
export function SaveAndNext({ next, save = "Save" }: { next: NextStep | null; save?: string }) {
  return (
    <ButtonGroup>
      <Button name="onward" value={next?.place ?? TO_SUBMIT}>
        {next ? (
          <>
            {save}, next to put right: <Abbreviated>{next.name}</Abbreviated>
          </>
        ) : (
          `${save}, next: see whether it can be submitted`
        )}
      </Button>
      <Button variant="secondary">{save}</Button>
    </ButtonGroup>
  );
}
