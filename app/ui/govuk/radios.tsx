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
        data-module="govuk-radios"
      >
        {items.map(({ conditional, ...item }, index) => {
          const itemId = choiceId(id, index);
          const checked = item.value === defaultValue;
          const conditionalId = conditional ? `conditional-${itemId}` : undefined;
          return (
            <Fragment key={item.value}>
              <Choice
                {...item}
                type="radio"
                id={itemId}
                name={name}
                checked={checked}
                conditionalId={conditionalId}
                inputProps={inputProps}
              />
              {conditionalId && (
                <div
                  className={classNames(
                    "govuk-radios__conditional",
                    !checked && "govuk-radios__conditional--hidden",
                  )}
                  id={conditionalId}
                >
                  {conditional}
                </div>
              )}
            </Fragment>
          );
        })}
      </div>
    </GroupedField>
  );
}
