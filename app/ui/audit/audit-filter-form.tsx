import { ACTS, actWords } from "~/domain/audit/acts";
import { isFiltered } from "~/domain/audit/filter";
import type { DecidedThing } from "~/domain/framework/decided-thing";
import { capitalised } from "~/domain/shared/capitalised";
import { AUDIT_DAYS, type AuditDay, type AuditQuery } from "~/forms/office/audit-filter-form";
import { paths } from "~/paths";
import { useDecidedThing } from "../decided-thing";
import { Button, DateInput, Select } from "../govuk";

interface AuditFilterFormProps {
  query: AuditQuery;
  people: readonly { id: number; name: string }[];
  frameworks: readonly { id: number; title: string }[];
}

const ALL = { value: "", text: "All" };
const DAYS = Object.entries(AUDIT_DAYS) as [AuditDay, string][];
const actOptions = (thing: DecidedThing) =>
  Object.keys(ACTS)
    .map((value) => ({ value, text: actWords(value, thing) }))
    .toSorted((a, b) => a.text.localeCompare(b.text, "en-GB"));

/** Sent in the address, so that a filter can be kept and passed on, and needs no script. */
export function AuditFilterForm({ query, people, frameworks }: AuditFilterFormProps) {
  const { filter, errors, typed } = query;
  const thing = useDecidedThing();
  return (
    <form method="get" action={paths.audit()} className="app-filter app-no-print govuk-!-margin-bottom-6">
      <Select
        id="person"
        name="person"
        label="Who"
        defaultValue={String(filter.personId ?? "")}
        options={[ALL, ...people.map(({ id, name }) => ({ value: String(id), text: name }))]}
      />
      <Select
        id="act"
        name="act"
        label="What"
        defaultValue={filter.act ?? ""}
        options={[ALL, ...actOptions(thing)]}
      />
      <Select
        id="framework"
        name="framework"
        label={capitalised(thing.one)}
        defaultValue={String(filter.frameworkId ?? "")}
        options={[ALL, ...frameworks.map(({ id, title }) => ({ value: String(id), text: title }))]}
      />
      {DAYS.map(([name, label]) => (
        <DateInput
          key={name}
          id={name}
          namePrefix={name}
          legend={label}
          defaultValues={typed[name]}
          error={errors[name]}
        />
      ))}
      <div>
        <Button variant="secondary">Apply</Button>{" "}
        {isFiltered(filter) && (
          <a className="govuk-link govuk-body" href={paths.audit()}>
            Clear the filter
          </a>
        )}
      </div>
    </form>
  );
}
