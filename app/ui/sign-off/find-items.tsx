import type { RecordPart } from "~/domain/publication/record-parts";
import { paths } from "~/paths";
import { Button, TextInput } from "../govuk";

interface FindItemsProps {
  frameworkId: number;
  part: RecordPart;
  /** The words looked for; empty for all. */
  find: string;
  /** How many are found, of how many that are published so far. */
  found: number;
  total: number;
}

/** Asks which items of a long part are listed, and says how many there are. */
export function FindItems({ frameworkId, part, find, found, total }: FindItemsProps) {
  return (
    <>
      <form className="app-no-print" method="get" action={paths.withheldItems(frameworkId, part)}>
        <TextInput
          id="find"
          name="find"
          label="Find items"
          hint="A word of the service, the change or the action. Save what you have ticked first"
          width={20}
          defaultValue={find}
        />
        <Button variant="secondary">Find</Button>
      </form>
      <p className="govuk-body">
        {find === "" ? `${total} items are published so far.` : `${found} of ${total} items are found. `}
        {find !== "" && (
          <a className="govuk-link" href={paths.withheldItems(frameworkId, part)}>
            Show all items
          </a>
        )}
      </p>
    </>
  );
}
