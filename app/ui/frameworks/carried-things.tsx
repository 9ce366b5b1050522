import { notYetConfirmed } from "~/domain/framework/carried-over";
import { carriedField } from "~/forms/frameworks/carried-over-form";
import { Written } from "../eia/written";
import { Field } from "../form";
import { usePostForm } from "../form/post-form";
import { Radios } from "../govuk";

interface Thing {
  id: number;
  /** Of what kind it is, in words. */
  kind: string;
  name: string;
  says: string;
}

/** Each thing with what it said, and whether it is confirmed or left out. */
export function CarriedThings({ things, from }: { things: readonly Thing[]; from: string }) {
  return (
    <>
      {things.map((thing) => (
        <CarriedThingField key={thing.id} thing={thing} from={from} />
      ))}
      <Field name="reason" />
    </>
  );
}

function CarriedThingField({ thing: { id, kind, name, says }, from }: { thing: Thing; from: string }) {
  const { form, values, errors } = usePostForm();
  const field = carriedField(id);
  const spec = form.fields[field];
  const value = values[field];
  return (
    <section aria-labelledby={`${field}-name`}>
      <h2 className="govuk-heading-s" id={`${field}-name`}>
        {kind}: {name}
      </h2>
      <Written label={notYetConfirmed(from)} text={says} />
      <Radios
        legend="Take it over?"
        legendSize="s"
        name={field}
        error={errors[field]}
        defaultValue={typeof value === "string" ? value : undefined}
        items={spec && "options" in spec ? spec.options : []}
      />
    </section>
  );
}
