import { classNames } from "./class-names";
import { describedBy } from "./described-by";
import { LabelledField, type LabelledFieldProps } from "./form-group";
import type { InputAttributes } from "./text-input";

export type PasswordInputProps = LabelledFieldProps & {
  name: string;
  autoComplete: "current-password" | "new-password";
  inputProps?: InputAttributes;
};

/** Takes no value: a password is never sent back to the page. The script makes the button that shows it (enhance.client.ts). */
export function PasswordInput({ name, autoComplete, inputProps, ...field }: PasswordInputProps) {
  return (
    <LabelledField {...field} className="govuk-password-input" module="govuk-password-input">
      <div className="govuk-input__wrapper govuk-password-input__wrapper">
        <input
          name={name}
          spellCheck={false}
          autoComplete={autoComplete}
          autoCapitalize="none"
          {...inputProps}
          type="password"
          id={field.id}
          className={classNames(
            "govuk-input govuk-password-input__input govuk-js-password-input-input",
            field.error && "govuk-input--error",
            inputProps?.className,
          )}
          aria-describedby={describedBy({ ...field, also: inputProps?.["aria-describedby"] })}
        />
      </div>
    </LabelledField>
  );
}
