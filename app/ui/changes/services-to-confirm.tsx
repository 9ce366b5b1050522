import { paths } from "~/paths";
import { usePostForm } from "../form/post-form";
import { Checkboxes, InsetText } from "../govuk";
import { Abbreviated } from "../glossary/abbreviated";

interface Service {
  title: string;
  /** In words, what reads differently on the two sides. */
  differences: readonly string[];
}

/** A box for each service, in the form that confirms those ticked. */
export function ServicesToConfirm({
  services,
  hint,
}: {
  services: readonly (Service & { key: string })[];
  hint: string | undefined;
}) {
  const { values, errors } = usePostForm();
  return (
    <Checkboxes
      legend="Which of these are the same?"
      legendSize="m"
      name="chosen"
      hint={hint}
      error={errors.chosen}
      defaultValues={[values.chosen ?? []].flat()}
      items={services.map(({ key, title, differences }) => ({
        value: key,
        text: title,
        hint: <Lines lines={differences} />,
      }))}
    />
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  return lines.map((line) => (
    <span key={line} className="app-preserve-lines">
      {line}
      <br />
    </span>
  ));
}

/** Services whose provider reads differently: a page for each, with a box of its own. */
export function SinglyConfirmed({
  frameworkId,
  services,
}: {
  frameworkId: number;
  services: readonly (Service & { id: number })[];
}) {
  if (services.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">Another provider as written</h2>
      <p className="govuk-body">
        Two names may be one organisation or two. So each of these is confirmed on a page of its own, or
        assessed.
      </p>
      <ul className="govuk-list govuk-list--spaced">
        {services.map(({ id, title, differences }) => (
          <li key={id}>
            <a className="govuk-link" href={paths.confirmSame(frameworkId, id)}>
              <Abbreviated>{title}</Abbreviated>
            </a>
            <br />
            <Lines lines={differences} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** Leads to them, where there are any. */
export function SameServicesNotice({ frameworkId, count }: { frameworkId: number; count: number }) {
  if (count === 0) return null;
  return (
    <InsetText>
      <a className="govuk-link" href={paths.sameServices(frameworkId)}>
        {count === 1
          ? "1 service keeps its amount and reads differently: is it the same?"
          : `${count} services keep their amounts and read differently: which are the same?`}
      </a>
    </InsetText>
  );
}
