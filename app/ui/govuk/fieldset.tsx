import { useId, type ReactNode } from "react";
import { classNames } from "./class-names";
import { Hint } from "./hint";
import type { LabelSize } from "./label";

export type FieldsetProps = {
  legend: ReactNode;
  legendSize?: LabelSize;
  legendIsHeading?: boolean;
  hint?: ReactNode;
  describedBy?: string;
  /** `group` where the fieldset holds text inputs: JAWS does not announce its description otherwise. */
  role?: "group";
  children?: ReactNode;
};

export function Fieldset({
  legend,
  legendSize,
  legendIsHeading,
  hint,
  describedBy,
  role,
  children,
}: FieldsetProps) {
  const hintId = useId();
  const describedByIds = classNames(describedBy, hint ? hintId : undefined);
  return (
    <fieldset className="govuk-fieldset" role={role} aria-describedby={describedByIds || undefined}>
      <legend
        className={classNames(
          "govuk-fieldset__legend",
          legendSize && `govuk-fieldset__legend--${legendSize}`,
        )}
      >
        {legendIsHeading ? <h1 className="govuk-fieldset__heading">{legend}</h1> : legend}
      </legend>
      {hint && <Hint id={hintId}>{hint}</Hint>}
      {children}
    </fieldset>
  );
}
