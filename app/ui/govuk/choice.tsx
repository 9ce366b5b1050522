import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { describedBy } from "./described-by";
import { Fieldset } from "./fieldset";
import { FormGroup, HintAndError } from "./form-group";
import { Hint } from "./hint";
import { Label, type LabelSize } from "./label";
import type { InputAttributes } from "./text-input";

/** What radios, checkboxes and dates have in common: several inputs under one legend. */
export type GroupedFieldProps = {
  legend: ReactNode;
  legendSize?: LabelSize;
  legendIsHeading?: boolean;
  hint?: ReactNode;
  error?: string;
};

type GroupedFieldShellProps = GroupedFieldProps & { id: string; role?: "group"; children: ReactNode };

export function GroupedField({ id, hint, error, children, ...fieldset }: GroupedFieldShellProps) {
  return (
    <FormGroup error={error}>
      <Fieldset {...fieldset} describedBy={describedBy({ id, hint, error })}>
        <HintAndError id={id} hint={hint} error={error} />
        {children}
      </Fieldset>
    </FormGroup>
  );
}

/** The first choice has the bare id, so that a link from the error summary finds it. */
export function choiceId(idPrefix: string, index: number): string {
  return index === 0 ? idPrefix : `${idPrefix}-${index + 1}`;
}

type ChoiceProps = {
  type: "radio" | "checkbox";
  id: string;
  name: string;
  value: string;
  text: ReactNode;
  hint?: ReactNode;
  checked: boolean;
  inputProps?: InputAttributes;
};

export function Choice({ type, id, name, value, text, hint, checked, inputProps }: ChoiceProps) {
  const block = type === "radio" ? "govuk-radios" : "govuk-checkboxes";
  const hintId = hint ? `${id}-item-hint` : undefined;
  return (
    <div className={`${block}__item`}>
      <input
        name={name}
        {...inputProps}
        type={type}
        id={id}
        value={value}
        defaultChecked={checked}
        className={classNames(`${block}__input`, inputProps?.className)}
        aria-describedby={classNames(inputProps?.["aria-describedby"], hintId) || undefined}
      />
      <Label htmlFor={id} className={`${block}__label`}>
        {text}
      </Label>
      {hintId && (
        <Hint id={hintId} className={`${block}__hint`}>
          {hint}
        </Hint>
      )}
    </div>
  );
}
