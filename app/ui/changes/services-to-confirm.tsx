import { sameServiceField } from "~/forms/changes/same-service-form";
import { paths } from "~/paths";
import { usePostForm } from "../form/post-form";
import { InsetText, Radios } from "../govuk";
import { Abbreviated } from "../glossary/abbreviated";
import type { DifferenceView } from "./change-view";

interface Service {
  id: number;
  title: string;
  /** What reads differently on the two sides. */
  differences: readonly DifferenceView[];
}

/** Each service with what it was and what it is beside one another, and whether it is the same. */
export function ServicesToConfirm({ services }: { services: readonly Service[] }) {
  return services.map((service) => <ServiceToConfirm key={service.id} service={service} />);
}

function ServiceToConfirm({ service: { id, title, differences } }: { service: Service }) {
  const { form, values, errors } = usePostForm();
  const name = sameServiceField(id);
  const spec = form.fields[name];
  const value = values[name];
  return (
    <section aria-labelledby={`${name}-service`}>
      <h2 className="govuk-heading-m" id={`${name}-service`}>
        <Abbreviated>{title}</Abbreviated>
      </h2>
      <div className="app-side-by-side">
        <Side title="Before" texts={differences.map(({ label, before }) => ({ label, text: before }))} />
        <Side title="Now" texts={differences.map(({ label, now }) => ({ label, text: now }))} />
      </div>
      <Radios
        legend="Is it the same service?"
        legendSize="s"
        name={name}
        error={errors[name]}
        defaultValue={typeof value === "string" ? value : undefined}
        items={spec && "options" in spec ? spec.options : []}
      />
    </section>
  );
}

function Side({ title, texts }: { title: string; texts: readonly { label: string; text: string }[] }) {
  return (
    <div className="app-side-by-side__version">
      <h3 className="govuk-heading-s">{title}</h3>
      {texts.map(({ label, text }) => (
        <p key={label} className="govuk-body app-preserve-lines">
          {label}: <Abbreviated>{text}</Abbreviated>
        </p>
      ))}
    </div>
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
