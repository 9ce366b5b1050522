import { Fragment, type ReactNode } from "react";
import { Choice, choiceId, GroupedField, type GroupedFieldProps } from "./choice";
import { classNames } from "./class-names";
import type { InputAttributes } from "./text-input";

export type CheckboxItem = { value: string; text: ReactNode; hint?: ReactNode; conditional?: ReactNode };

export type CheckboxesProps = GroupedFieldProps & {
  /** The name when left out. */
  idPrefix?: string;
  name: string;
  items: readonly CheckboxItem[];
  defaultValues?: readonly string[];
  small?: boolean;
  inputProps?: InputAttributes;
};

/** More than these are scrolled through in a box of their own, so that what follows stays in reach. */
const MOST_IN_FULL = 25;

/** What a box brings with it is shown and hidden by the style sheet, as with radios. */
export function Checkboxes({
  name,
  idPrefix = name,
  items,
  defaultValues = [],
  small,
  inputProps,
  ...group
}: CheckboxesProps) {
  return (
    <GroupedField {...group} id={idPrefix}>
      <div
        className={classNames(
          "govuk-checkboxes",
          small && "govuk-checkboxes--small",
          items.length > MOST_IN_FULL && "app-long-choice",
        )}
      >
        {items.map(({ conditional, ...item }, index) => (
          <Fragment key={item.value}>
            <Choice
              {...item}
              type="checkbox"
              id={choiceId(idPrefix, index)}
              name={name}
              checked={defaultValues.includes(item.value)}
              inputProps={inputProps}
            />
            {conditional && <div className="govuk-checkboxes__conditional">{conditional}</div>}
          </Fragment>
        ))}
      </div>
    </GroupedField>
  );
}
