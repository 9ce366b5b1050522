import { classNames } from "./class-names";
import { describedBy } from "./described-by";
import { LabelledField, type LabelledFieldProps } from "./form-group";
import type { InputAttributes } from "./text-input";

export type FileUploadProps = LabelledFieldProps & {
  name: string;
  accept?: string;
  inputProps?: InputAttributes;
};

export function FileUpload({ name, accept, inputProps, ...field }: FileUploadProps) {
  return (
    <LabelledField {...field}>
      <input
        name={name}
        accept={accept}
        {...inputProps}
        type="file"
        id={field.id}
        className={classNames(
          "govuk-file-upload",
          field.error && "govuk-file-upload--error",
          inputProps?.className,
        )}
        aria-describedby={describedBy({ ...field, also: inputProps?.["aria-describedby"] })}
      />
    </LabelledField>
  );
}
