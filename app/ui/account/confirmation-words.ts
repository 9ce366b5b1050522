const A_COLLEAGUE = "one who holds a role, whose own account is confirmed, and who did not make the link";

/** Who can confirm an account that waits for it, or what it takes where nobody can. @param holder `you` or a name */
export function whoCanConfirm(names: readonly string[], holder: string): string {
  return names.length > 0
    ? `${names.join(", ")} can confirm it, once ${holder} told them so in person.`
    : `Nobody can confirm it now. It takes a colleague: ${A_COLLEAGUE}.`;
}

/**
 * Who confirms an account once its holder has chosen a password by a link, to whoever makes that link: what stands after
 * "until" or "once".
 * @param makerConfirms nobody else could (`isFirstOfAll`)
 */
export function whoWillConfirm(name: string, makerConfirms: boolean): string {
  const chose = `confirmed that ${name} chose the password`;
  return makerConfirms
    ? `you have ${chose}: no other account was ever confirmed, so this once it is you`
    : `a colleague has ${chose}: ${A_COLLEAGUE}`;
}
