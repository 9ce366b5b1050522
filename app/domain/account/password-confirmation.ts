/**
 * Whoever makes a one-time link sees it, and could open it in place of its holder. So with a password that was chosen by
 * somebody else's link one reads and writes drafts, and nothing else, until another colleague has confirmed that the
 * holder told them in person that they chose it. A link used after that makes it another password, which waits again.
 */
export interface ChosenPassword {
  holderId: number;
  isActive: boolean;
  hasPassword: boolean;
  isConfirmed: boolean;
  /** Of the link by which it was chosen; null where nobody else made one. */
  linkMadeBy: number | null;
}

/** What that means for its holder; which acts these are, `auth/permissions.ts` says. */
export const UNTIL_CONFIRMED =
  "Until then you can read and write drafts. You cannot submit, recall, return, approve, determine, sign or withdraw, complete an action or answer a proposal about one, manage accounts or the office, or read the audit log.";

/** An account, as far as it says who was ever confirmed. */
interface KnownAccount {
  id: number;
  wasEverConfirmed: boolean;
}

export function waitsForConfirmation({ isActive, hasPassword, isConfirmed }: ChosenPassword): boolean {
  return isActive && hasPassword && !isConfirmed;
}

/**
 * Whether nobody but the maker of the link could ever have confirmed it, as at the first account after the one made at
 * set-up: then the maker does. An account that was ever confirmed rules this out for good, also where it is deactivated
 * or waits again, so that no maker can bring it about.
 */
export function isFirstOfAll(
  { holderId, linkMadeBy }: Pick<ChosenPassword, "holderId" | "linkMadeBy">,
  accounts: readonly KnownAccount[],
): boolean {
  return !accounts.some(
    ({ id, wasEverConfirmed }) => wasEverConfirmed && id !== holderId && id !== linkMadeBy,
  );
}
