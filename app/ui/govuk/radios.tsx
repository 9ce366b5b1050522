import { Fragment, type ReactNode } from "react";
import { Choice, choiceId, GroupedField, type GroupedFieldProps } from "./choice";
import { classNames } from "./class-names";
import type { InputAttributes } from "./text-input";

export type RadioItem = { value: string; text: ReactNode; hint?: ReactNode; conditional?: ReactNode };

export type RadiosProps = GroupedFieldProps & {
  /** Prefix of the ids; the name when left out. */
  id?: string;
  name: string;
  items: readonly RadioItem[];
  defaultValue?: string;
  inline?: boolean;
  small?: boolean;
  inputProps?: InputAttributes;
};

/**
 * What a choice brings with it is shown and hidden by the style sheet (see `_layout.scss`), with or without a script:
 * govuk-frontend's own script puts `aria-expanded` on radios, which WAI-ARIA does not allow there.
 */
export function Radios({
  name,
  id = name,
  items,
  defaultValue,
  inline,
  small,
  inputProps,
  ...group
}: RadiosProps) {
  return (
    <GroupedField {...group} id={id}>
      <div
        className={classNames(
          "govuk-radios",
          small && "govuk-radios--small",
          inline && "govuk-radios--inline",
        )}
      >
        {items.map(({ conditional, ...item }, index) => {
          const itemId = choiceId(id, index);
          return (
            <Fragment key={item.value}>
              <Choice
                {...item}
                type="radio"
                id={itemId}
                name={name}
                checked={item.value === defaultValue}
                inputProps={inputProps}
              />
              {conditional && <div className="govuk-radios__conditional">{conditional}</div>}
            </Fragment>
          );
        })}
      </div>
    </GroupedField>
  );
}
