/** Who can confirm an account that waits for it, or what it takes where nobody can. @param holder `you` or a name */
export function whoCanConfirm(names: readonly string[], holder: string): string {
  return names.length > 0
    ? `${names.join(", ")} can confirm it, once ${holder} told them so in person.`
    : "Nobody can confirm it now. It takes a colleague who holds a role, whose own account is confirmed, and who did not make the link.";
}
