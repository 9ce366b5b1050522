import { InsetText } from "../govuk";

/** Says to everybody that nothing here can change now, and why. */
export function FrozenNote({ frozen }: { frozen: string | null }) {
  return frozen === null ? null : <InsetText>{frozen}</InsetText>;
}
