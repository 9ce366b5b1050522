import { SHOW_LINES } from "~/forms/changes/change-form";
import { Button, TextInput } from "../govuk";

/**
 * Stands in the form whose lines it filters and is sent with it, so that what is chosen stays chosen.
 */
export function LineFilter({ text }: { text: string }) {
  return (
    <div className="app-filter govuk-!-margin-bottom-6" role="search" aria-label="Lines">
      <TextInput
        id="text"
        name="text"
        label="Words in service or provider"
        hint="Lines that you have chosen are shown in any case."
        defaultValue={text}
      />
      <Button variant="secondary" name={SHOW_LINES} value="yes" formNoValidate>
        Show lines with these words
      </Button>
    </div>
  );
}
