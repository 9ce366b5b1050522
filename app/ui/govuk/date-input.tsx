import { GroupedField, type GroupedFieldProps } from "./choice";
import { classNames } from "./class-names";
import { Label } from "./label";
import type { InputAttributes } from "./text-input";

export type DatePart = "day" | "month" | "year";

export type DateInputProps = GroupedFieldProps & {
  id: string;
  namePrefix: string;
  defaultValues?: Partial<Record<DatePart, string>>;
  /** The parts to mark when there is an error; all three when left out. */
  errorParts?: readonly DatePart[];
  /** Per part, since each part is an input with its own name. */
  inputProps?: Partial<Record<DatePart, InputAttributes>>;
};

const PARTS = [
  { part: "day", label: "Day", width: 2 },
  { part: "month", label: "Month", width: 2 },
  { part: "year", label: "Year", width: 4 },
] as const;

export function DateInput({
  id,
  namePrefix,
  defaultValues,
  errorParts = ["day", "month", "year"],
  inputProps,
  ...group
}: DateInputProps) {
  return (
    <GroupedField {...group} id={id} role="group">
      <div className="govuk-date-input" id={id}>
        {PARTS.map(({ part, label, width }) => {
          const attributes = inputProps?.[part];
          const partId = `${id}-${part}`;
          return (
            <div key={part} className="govuk-date-input__item">
              <div className="govuk-form-group">
                <Label htmlFor={partId} className="govuk-date-input__label">
                  {label}
                </Label>
                <input
                  name={`${namePrefix}-${part}`}
                  type="text"
                  inputMode="numeric"
                  defaultValue={defaultValues?.[part]}
                  {...attributes}
                  id={partId}
                  className={classNames(
                    `govuk-input govuk-date-input__input govuk-input--width-${width}`,
                    group.error && errorParts.includes(part) && "govuk-input--error",
                    attributes?.className,
                  )}
                />
              </div>
            </div>
          );
        })}
      </div>
    </GroupedField>
  );
}
