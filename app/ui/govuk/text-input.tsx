import type { ComponentPropsWithRef, HTMLInputTypeAttribute } from "react";
import { classNames } from "./class-names";
import { describedBy } from "./described-by";
import { LabelledField, type LabelledFieldProps } from "./form-group";

export type InputAttributes = ComponentPropsWithRef<"input">;
export type InputWidth = 2 | 3 | 4 | 5 | 10 | 20 | "one-half" | "two-thirds";

export type TextInputProps = LabelledFieldProps & {
  name: string;
  defaultValue?: string;
  type?: HTMLInputTypeAttribute;
  inputMode?: InputAttributes["inputMode"];
  autoComplete?: string;
  spellCheck?: boolean;
  prefix?: string;
  suffix?: string;
  width?: InputWidth;
  maxLength?: number;
  inputProps?: InputAttributes;
};

export function TextInput({
  name,
  defaultValue,
  type = "text",
  inputMode,
  autoComplete,
  spellCheck,
  prefix,
  suffix,
  width,
  maxLength,
  inputProps,
  ...field
}: TextInputProps) {
  const input = (
    <input
      name={name}
      type={type}
      defaultValue={defaultValue}
      inputMode={inputMode}
      autoComplete={autoComplete}
      spellCheck={spellCheck}
      maxLength={maxLength}
      {...inputProps}
      id={field.id}
      className={classNames(
        "govuk-input",
        width && widthClass(width),
        field.error && "govuk-input--error",
        inputProps?.className,
      )}
      aria-describedby={describedBy({ ...field, also: inputProps?.["aria-describedby"] })}
    />
  );
  return (
    <LabelledField {...field}>
      {prefix || suffix ? (
        <div className="govuk-input__wrapper">
          {prefix && <Affix type="prefix" text={prefix} />}
          {input}
          {suffix && <Affix type="suffix" text={suffix} />}
        </div>
      ) : (
        input
      )}
    </LabelledField>
  );
}

function Affix({ type, text }: { type: "prefix" | "suffix"; text: string }) {
  return (
    <div className={`govuk-input__${type}`} aria-hidden="true">
      {text}
    </div>
  );
}

function widthClass(width: InputWidth) {
  return typeof width === "number" ? `govuk-input--width-${width}` : `govuk-!-width-${width}`;
}
