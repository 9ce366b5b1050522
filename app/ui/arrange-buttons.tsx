import { ARRANGE } from "~/forms/arrange-form";
import { moveValue } from "~/domain/shared/arrangement";
import { Button, ButtonGroup } from "./govuk";

interface ArrangeButtonsProps {
  id: number;
  name: string;
  /** Whether there is anything on that side past which it can be moved. */
  isFirst: boolean;
  isLast: boolean;
}

/** The buttons that move a row of a list, which stands in a form as a whole. */
export function ArrangeButtons({ id, name, isFirst, isLast }: ArrangeButtonsProps) {
  return (
    <ButtonGroup>
      {!isFirst && (
        <Button variant="secondary" name={ARRANGE} value={moveValue({ id, by: -1 })}>
          Up<span className="govuk-visually-hidden">: move {name} up</span>
        </Button>
      )}
      {!isLast && (
        <Button variant="secondary" name={ARRANGE} value={moveValue({ id, by: 1 })}>
          Down<span className="govuk-visually-hidden">: move {name} down</span>
        </Button>
      )}
    </ButtonGroup>
  );
}
