import type { ReactNode } from "react";
import { Choice, choiceId, GroupedField, type GroupedFieldProps } from "./choice";
import { classNames } from "./class-names";
import type { InputAttributes } from "./text-input";

export type CheckboxItem = { value: string; text: ReactNode; hint?: ReactNode };

export type CheckboxesProps = GroupedFieldProps & {
  /** The name when left out. */
  idPrefix?: string;
  name: string;
  items: readonly CheckboxItem[];
  defaultValues?: readonly string[];
  small?: boolean;
  inputProps?: InputAttributes;
};

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
      <div className={classNames("govuk-checkboxes", small && "govuk-checkboxes--small")}>
        {items.map((item, index) => (
          <Choice
            key={item.value}
            {...item}
            type="checkbox"
            id={choiceId(idPrefix, index)}
            name={name}
            checked={defaultValues.includes(item.value)}
            inputProps={inputProps}
          />
        ))}
      </div>
    </GroupedField>
  );
}
