import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { ErrorMessage } from "./error-message";
import { Hint } from "./hint";
import { Label, type LabelSize } from "./label";

type FormGroupProps = { error?: string; className?: string; module?: string; children: ReactNode };

export function FormGroup({ error, className, module, children }: FormGroupProps) {
  return (
    <div
      className={classNames("govuk-form-group", error && "govuk-form-group--error", className)}
      data-module={module}
    >
      {children}
    </div>
  );
}

type HintAndErrorProps = { id: string; hint?: ReactNode; error?: string };

export function HintAndError({ id, hint, error }: HintAndErrorProps) {
  return (
    <>
      {hint && <Hint id={`${id}-hint`}>{hint}</Hint>}
      {error && <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage>}
    </>
  );
}

/** What every control with one label has in common. */
export type LabelledFieldProps = {
  id: string;
  label: ReactNode;
  labelSize?: LabelSize;
  labelIsHeading?: boolean;
  hint?: ReactNode;
  error?: string;
};

type LabelledFieldShellProps = LabelledFieldProps & Omit<FormGroupProps, "error">;

export function LabelledField({
  id,
  label,
  labelSize,
  labelIsHeading,
  hint,
  error,
  className,
  module,
  children,
}: LabelledFieldShellProps) {
  return (
    <FormGroup error={error} className={className} module={module}>
      <Label htmlFor={id} size={labelSize} isHeading={labelIsHeading}>
        {label}
      </Label>
      <HintAndError id={id} hint={hint} error={error} />
      {children}
    </FormGroup>
  );
}
