import { Radios } from "./govuk";

/** What somebody is asked where very many come from one place: in place of a picture puzzle, and read aloud like any question. */
export function IsAPerson({ question }: { question: { text: string; options: readonly string[] } }) {
  return (
    <>
      <p className="govuk-body">
        Very many answers came from where you are in the last hour. With this question we tell people from
        programs. Your answer is taken in any case: where this is left out or wrong, somebody looks at it
        first.
      </p>
      <Radios
        legend={question.text}
        legendSize="s"
        name="personAnswer"
        items={question.options.map((option) => ({ value: option, text: option }))}
      />
      <input type="hidden" name="asked" value="yes" />
    </>
  );
}
