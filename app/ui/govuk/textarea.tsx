import type { ComponentPropsWithRef } from "react";
import { classNames } from "./class-names";
import { describedBy } from "./described-by";
import { LabelledField, type LabelledFieldProps } from "./form-group";

export type TextareaAttributes = ComponentPropsWithRef<"textarea">;

export type TextareaProps = LabelledFieldProps & {
  name: string;
  defaultValue?: string;
  rows?: number;
  autoComplete?: string;
  spellCheck?: boolean;
  maxLength?: number;
  inputProps?: TextareaAttributes;
};

export function Textarea({
  name,
  defaultValue,
  rows = 5,
  autoComplete,
  spellCheck,
  maxLength,
  inputProps,
  ...field
}: TextareaProps) {
  return (
    <LabelledField {...field}>
      <textarea
        name={name}
        defaultValue={defaultValue}
        rows={rows}
        autoComplete={autoComplete}
        spellCheck={spellCheck}
        maxLength={maxLength}
        {...inputProps}
        id={field.id}
        className={classNames(
          "govuk-textarea",
          field.error && "govuk-textarea--error",
          inputProps?.className,
        )}
        aria-describedby={describedBy({ ...field, also: inputProps?.["aria-describedby"] })}
      />
    </LabelledField>
  );
}
