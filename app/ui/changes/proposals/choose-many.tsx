import { useRef, useState, useSyncExternalStore, type ReactNode } from "react";
import { Button, ButtonGroup, Hint, TextInput } from "../../govuk";

/** The server draws the page without what only a script can do. */
const neverChanges = () => () => undefined;

interface ChooseManyProps {
  id: string;
  legend: string;
  hint?: string;
  /** List items, each with one checkbox. */
  children: ReactNode;
}

/**
 * With JavaScript: shows of a list of checkboxes those that have the words typed, and chooses all that are shown. What
 * is chosen is never hidden. Without it the list stands as it is.
 */
export function ChooseMany({ id, legend, hint, children }: ChooseManyProps) {
  const list = useRef<HTMLUListElement>(null);
  const hasScript = useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
  const [status, setStatus] = useState("");
  const words = useRef("");

  const items = () =>
    [...(list.current?.children ?? [])].flatMap((item) => {
      const box = item.querySelector<HTMLInputElement>("input[type=checkbox]");
      return item instanceof HTMLElement && box ? [{ item, box }] : [];
    });
  const tell = () => {
    const all = items();
    const shown = all.filter(({ item }) => !item.hidden).length;
    const chosen = all.filter(({ box }) => box.checked).length;
    setStatus(`${shown} of ${all.length} shown, ${chosen} chosen`);
  };
  const show = (typed: string) => {
    words.current = typed;
    const wanted = typed.toLowerCase().split(/\s+/u);
    for (const { item, box } of items()) {
      const text = item.textContent.toLowerCase();
      item.hidden = !box.checked && !wanted.every((word) => text.includes(word));
    }
    tell();
  };
  const choose = (chosen: boolean) => {
    for (const { item, box } of items()) if (!item.hidden) box.checked = chosen;
    show(words.current);
  };

  return (
    <fieldset className="govuk-fieldset" aria-describedby={hint ? `${id}-hint` : undefined}>
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--m">{legend}</legend>
      {hint && <Hint id={`${id}-hint`}>{hint}</Hint>}
      {hasScript && (
        <>
          <TextInput
            id={`${id}-words`}
            name=""
            label="Of these, show only those with the words"
            autoComplete="off"
            inputProps={{
              onChange: ({ target }) => show(target.value),
              onKeyDown: (event) => {
                if (event.key === "Enter") event.preventDefault();
              },
            }}
          />
          <ButtonGroup>
            <Button type="button" variant="secondary" onClick={() => choose(true)}>
              Choose all shown
            </Button>
            <Button type="button" variant="secondary" onClick={() => choose(false)}>
              Choose none
            </Button>
          </ButtonGroup>
        </>
      )}
      <p className="govuk-body" role="status">
        {status}
      </p>
      <ul ref={list} className="govuk-list govuk-checkboxes" onChange={tell}>
        {children}
      </ul>
    </fieldset>
  );
}
