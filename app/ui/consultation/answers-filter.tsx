import { READING_LABELS, READING_STATES } from "~/domain/consultation/answer";
import { ANY_READING, type AnswersQuery } from "~/forms/consultation/answers-query";
import { Button, Select, TextInput } from "../govuk";

interface AnswersFilterProps {
  action: string;
  query: AnswersQuery;
  themes: readonly { id: number; title: string }[];
}

/** Asks for some of the answers, in the address: what is asked can be kept and passed on, and needs no script. */
export function AnswersFilter({ action, query: { text, reading, theme }, themes }: AnswersFilterProps) {
  return (
    <form
      method="get"
      action={action}
      className="app-no-print"
      role="search"
      aria-label="Search of the answers"
    >
      <TextInput
        id="find-text"
        name="text"
        label="Find answers"
        hint="Words of what was answered, or of an organisation’s name"
        width={20}
        defaultValue={text}
      />
      <div className="app-filter govuk-!-margin-bottom-6">
        <Select
          id="find-reading"
          name="reading"
          label="How far they are read"
          defaultValue={reading ?? ANY_READING}
          options={[
            { value: ANY_READING, text: "All" },
            ...READING_STATES.map((one) => ({ value: one, text: READING_LABELS[one] })),
          ]}
        />
        {themes.length > 0 && (
          <Select
            id="find-theme"
            name="theme"
            label="Theme"
            defaultValue={theme === null ? "" : String(theme)}
            options={[
              { value: "", text: "All" },
              { value: "none", text: "No theme" },
              ...themes.map(({ id, title }) => ({ value: String(id), text: title })),
            ]}
          />
        )}
        <Button variant="secondary">Find</Button>
      </div>
    </form>
  );
}
