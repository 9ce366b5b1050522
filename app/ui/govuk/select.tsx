import type { ComponentPropsWithRef } from "react";
import { classNames } from "./class-names";
import { describedBy } from "./described-by";
import { LabelledField, type LabelledFieldProps } from "./form-group";

export type SelectAttributes = ComponentPropsWithRef<"select">;
export type SelectOption = { value: string; text: string };

export type SelectProps = LabelledFieldProps & {
  name: string;
  options: readonly SelectOption[];
  defaultValue?: string;
  inputProps?: SelectAttributes;
};

export function Select({ name, options, defaultValue, inputProps, ...field }: SelectProps) {
  return (
    <LabelledField {...field}>
      <select
        name={name}
        defaultValue={defaultValue}
        {...inputProps}
        id={field.id}
        className={classNames("govuk-select", field.error && "govuk-select--error", inputProps?.className)}
        aria-describedby={describedBy({ ...field, also: inputProps?.["aria-describedby"] })}
      >
        {options.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </LabelledField>
  );
}
