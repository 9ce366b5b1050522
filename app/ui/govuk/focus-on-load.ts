import { useEffect, useRef, type RefObject } from "react";

/**
 * Moves focus to a message the person must not miss: by the `autofocus` attribute when the page
 * arrives as HTML (so also without JavaScript), by the effect when React adds it to an open page.
 * Focus moves when the element mounts; give it a new `key` to move focus to it again.
 * @param options unlessTarget: where the address names a part of the page, the person is led there instead
 */
export function useFocusOnLoad(
  active: boolean,
  { unlessTarget = false }: { unlessTarget?: boolean } = {},
): {
  ref: RefObject<HTMLDivElement>;
  tabIndex?: -1;
  autoFocus?: true;
} {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active && !(unlessTarget && window.location.hash !== "")) ref.current?.focus();
  }, [active, unlessTarget]);
  return active ? { ref, tabIndex: -1, autoFocus: true } : { ref };
}
