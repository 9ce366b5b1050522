import type { EntryMadeStale } from "~/domain/eia/entries-made-stale";
import { ENTRY_KIND_LABELS } from "~/domain/eia/eia";
import { formatFinancialYear } from "~/domain/shared/calendar-date";
import { needsPence } from "~/domain/shared/money";
import type { CheckedForm } from "~/forms/form";
import { paths } from "~/paths";
import { ChangeFigure } from "../changes/change-figure";
import { PostForm, type FormAnswer } from "../form";
import { Button, ButtonGroup } from "../govuk";
import { PageHeading } from "../page";

interface CheckMadeStaleProps {
  form: CheckedForm;
  answer: FormAnswer;
  /** The framework of the line; entries of another one say which. */
  framework: { id: number; title: string };
  /** What the button does, as its first words: "Save". */
  act: string;
}

/** Asks before a line is saved: what was typed goes along, and which entries the person was shown. */
export function CheckMadeStale({ form, answer, framework, act }: CheckMadeStaleProps) {
  const { madeStale, values, madeOn } = answer;
  const typed = Object.entries(values).map(([name, value]) => [name, String(value)] as const);
  const one = madeStale.length === 1;
  return (
    <PostForm
      form={form}
      hidden={{
        ...Object.fromEntries(typed),
        version: madeOn.version ?? "",
        confirmedStaleEntryIds: madeStale.map(({ entryId }) => entryId).join(","),
      }}
      before={
        <>
          <PageHeading
            title={
              one
                ? "This makes 1 entry of the EIA stale"
                : `This makes ${madeStale.length} entries of the EIA stale`
            }
            caption={framework.title}
          />
          <p className="govuk-body">
            Nothing is saved yet. {one ? "The entry was" : "These entries were"} written on figures that this
            moves. {one ? "It keeps its text, but blocks" : "They keep their text, but block"} sign-off until
            an author revises {one ? "it" : "them"}, or confirms that {one ? "it is" : "they are"} still
            right.
          </p>
          <MadeStaleList entries={madeStale} frameworkId={framework.id} />
        </>
      }
    >
      <ButtonGroup>
        <Button>{`${act} and make ${one ? "this entry" : `these ${madeStale.length} entries`} stale`}</Button>
        <Button variant="secondary" name="again" value="yes">
          Go back and change it
        </Button>
      </ButtonGroup>
    </PostForm>
  );
}

/** The entries, each with what moves. They open beside this page, which holds what was typed. */
export function MadeStaleList({
  entries,
  frameworkId,
}: {
  entries: readonly EntryMadeStale[];
  frameworkId: number;
}) {
  return (
    <ul className="govuk-list govuk-list--spaced">
      {entries.map(({ entryId, changeId, title, kind, framework, moved, byYear }) => (
        <li key={entryId}>
          <a
            className="govuk-link"
            href={paths.entry(framework.id, changeId)}
            target="_blank"
            rel="noreferrer"
          >
            {title} (opens in a new tab)
          </a>
          {` – ${ENTRY_KIND_LABELS[kind]}`}
          {framework.id !== frameworkId && `, in ${framework.title}`}
          <ul className="govuk-list govuk-list--bullet">
            {moved.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
            {byYear.map(({ year, from, to }) => (
              <li key={year}>
                The change in {formatFinancialYear(year)} goes from{" "}
                <ChangeFigure pence={from} withPence={needsPence([from, to])} /> to{" "}
                <ChangeFigure pence={to} withPence={needsPence([from, to])} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
