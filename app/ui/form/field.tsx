import { partsInError, type Field as FieldSpec, type RawValues, type TextField } from "~/forms/form";
import {
  Checkboxes,
  DateInput,
  FileUpload,
  InsetText,
  PasswordInput,
  Radios,
  Select,
  Textarea,
  TextInput,
} from "../govuk";
import { usePostForm } from "./post-form";
import { readsTheSame } from "./saved-meanwhile";

interface Looks {
  /** The label is the page's heading: a page that asks one thing. */
  labelIsHeading?: boolean;
  labelSize?: "s" | "m" | "l";
  /** A label or hint of the moment, in place of the form's own. */
  label?: string;
  hint?: string;
}

/** Draws a field of the form it stands in: its label, hint, error and what was typed. */
export function Field({ name, ...looks }: Looks & { name: string }) {
  const { form, values, sent, errors, current } = usePostForm();
  const spec = form.fields[name];
  if (!spec) throw new Error(`The form has no field ${name}`);
  const saved = current?.[name];
  return (
    <>
      {saved !== undefined && !readsTheSame(name, spec, values, saved) && (
        <InsetText>
          <strong>Saved meanwhile by somebody else – {spec.label}:</strong>{" "}
          <span className="app-preserve-lines">{saved || "(empty)"}</span>
        </InsetText>
      )}
      <Control name={name} spec={spec} values={values} sent={sent} error={errors[name]} looks={looks} />
    </>
  );
}

/** All fields in their order; those that a choice reveals stand beneath that choice. */
export function Fields({ names }: { names?: readonly string[] }) {
  const { form } = usePostForm();
  const revealed = new Set(
    Object.values(form.fields).flatMap((field) =>
      "options" in field ? field.options.flatMap((option) => option.reveals ?? []) : [],
    ),
  );
  return (names ?? Object.keys(form.fields))
    .filter((name) => !revealed.has(name) && !isEmptyGroup(form.fields[name]))
    .map((name) => <Field key={name} name={name} />);
}

/** Of boxes to tick there may be none at the moment. */
function isEmptyGroup(field: FieldSpec | undefined): boolean {
  return field?.kind === "checkboxes" && field.options.length === 0;
}

interface ControlProps {
  name: string;
  spec: FieldSpec;
  values: RawValues;
  /** What stood in the fields when the errors were found. */
  sent: RawValues;
  error: string | undefined;
  looks: Looks;
}

const one = (values: RawValues, name: string): string | undefined => {
  const value = values[name];
  return typeof value === "string" ? value : value?.[0];
};

function Control({ name, spec, values, sent, error, looks }: ControlProps) {
  const common = {
    id: name,
    name,
    error,
    hint: looks.hint ?? spec.hint,
    ...(looks.labelSize ? { labelSize: looks.labelSize } : {}),
    ...(looks.labelIsHeading ? { labelIsHeading: true } : {}),
  };
  const group = {
    error,
    hint: looks.hint ?? spec.hint,
    legend: looks.label ?? spec.label,
    legendSize: looks.labelSize ?? ("s" as const),
    ...(looks.labelIsHeading ? { legendIsHeading: true } : {}),
  };
  const label = looks.label ?? spec.label;
  switch (spec.kind) {
    case "date":
      return (
        <DateInput
          {...group}
          id={name}
          namePrefix={name}
          errorParts={partsInError(name, spec, sent)}
          defaultValues={{
            day: one(values, `${name}-day`),
            month: one(values, `${name}-month`),
            year: one(values, `${name}-year`),
          }}
        />
      );
    case "radios":
      return (
        <Radios
          {...group}
          id={name}
          name={name}
          defaultValue={one(values, name)}
          items={spec.options.map(({ reveals, ...option }) => ({
            ...option,
            ...(reveals ? { conditional: <RevealedFields names={reveals} /> } : {}),
          }))}
        />
      );
    case "checkboxes":
      return (
        <Checkboxes
          {...group}
          idPrefix={name}
          name={name}
          defaultValues={[values[name] ?? []].flat()}
          items={spec.options.map(({ reveals, ...option }) => ({
            ...option,
            ...(reveals ? { conditional: <RevealedFields names={reveals} /> } : {}),
          }))}
        />
      );
    case "select":
      return <Select {...common} label={label} defaultValue={one(values, name)} options={spec.options} />;
    case "file":
      return <FileUpload {...common} label={label} accept={spec.accept} />;
    case "password":
      return (
        <PasswordInput
          {...common}
          label={label}
          autoComplete={spec.autoComplete === "new-password" ? "new-password" : "current-password"}
        />
      );
    case "textarea":
      return <Textarea {...common} label={label} rows={spec.rows ?? 4} defaultValue={one(values, name)} />;
    default:
      return <OneLine spec={spec} common={{ ...common, label, defaultValue: one(values, name) }} />;
  }
}

function RevealedFields({ names }: { names: readonly string[] }) {
  return names.map((name) => <Field key={name} name={name} />);
}

function OneLine({
  spec,
  common,
}: {
  spec: TextField<unknown>;
  common: { id: string; name: string; label: string; defaultValue: string | undefined };
}) {
  const kind = {
    money: { prefix: "£", inputMode: "decimal" as const, spellCheck: false },
    email: { type: "email", spellCheck: false },
  }[spec.kind as "money" | "email"];
  return <TextInput {...common} {...kind} width={spec.width} autoComplete={spec.autoComplete} />;
}
