import { paths } from "~/paths";
import { Button, TextInput } from "../govuk";

/**
 * Stands in the form whose lines it filters: the form is sent in the address, so that what is chosen stays chosen.
 */
export function LineFilter({ frameworkId, text }: { frameworkId: number; text: string }) {
  return (
    <div className="app-filter govuk-!-margin-bottom-6" role="search" aria-label="Lines">
      <TextInput
        id="text"
        name="text"
        label="Words in service or provider"
        hint="Lines that you have chosen are shown in any case."
        defaultValue={text}
      />
      <Button variant="secondary" formMethod="get" formAction={paths.linkLines(frameworkId)} formNoValidate>
        Show lines with these words
      </Button>
    </div>
  );
}
