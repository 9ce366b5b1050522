import { useEffect, useRef, type RefObject } from "react";

/**
 * Moves focus to a message the person must not miss: by the `autofocus` attribute when the page
 * arrives as HTML (so also without JavaScript), by the effect when React adds it to an open page.
 * Focus moves when the element mounts; give it a new `key` to move focus to it again.
 */
export function useFocusOnLoad(active: boolean): {
  ref: RefObject<HTMLDivElement>;
  tabIndex?: -1;
  autoFocus?: true;
} {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) ref.current?.focus();
  }, [active]);
  return active ? { ref, tabIndex: -1, autoFocus: true } : { ref };
}
