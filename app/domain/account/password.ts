import { COMMON_PASSWORDS } from "./common-passwords";

/** In characters as people count them. There is no rule about which ones: length is what helps. */
export const MIN_PASSWORD_LENGTH = 12;

const ROWS = ["01234567890123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm"];
const WALKS = ROWS.flatMap((row) => [row, [...row].reverse().join("")]);

/**
 * @param known what anybody would try first for this person: their address and name, the office's name
 * @param commonest more passwords that are tried first, written as COMMON_PASSWORDS are: the server has a longer list
 * than the browser is sent
 * @returns why a new password will not do, in words that can stand beside its field; null where it will
 */
export function passwordFault(
  password: string,
  known: readonly string[] = [],
  commonest: ReadonlySet<string> = COMMON_PASSWORDS,
): string | null {
  if ([...password].length < MIN_PASSWORD_LENGTH) {
    return `Your password must have ${MIN_PASSWORD_LENGTH} characters or more. Three or four words together are easy to remember`;
  }
  const plain = lettersAndFigures(password);
  const stem = withoutFiguresAround(plain);
  if ([COMMON_PASSWORDS, commonest].some((words) => words.has(plain) || words.has(stem))) {
    return "This is one of the passwords that are tried first. Choose one that is harder to guess";
  }
  if (isRepetition(password) || (plain !== "" && WALKS.some((row) => row.includes(plain)))) {
    return "This is a repetition or a row of the keyboard, which is tried first. Choose one that is harder to guess";
  }
  const words = known.flatMap((text) => [text, text.split("@")[0] ?? ""]).map(lettersAndFigures);
  if (words.some((word) => word !== "" && (word === plain || word === stem))) {
    return "This is your name, your email address or the name of the office. Choose one that is harder to guess";
  }
  return null;
}

function lettersAndFigures(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

function withoutFiguresAround(text: string): string {
  return text.replace(/^\d+|\d+$/gu, "");
}

/** The same few characters over and over, such as `abcabcabcabc`. */
function isRepetition(text: string): boolean {
  return /^(.{1,6}?)\1+$/u.test(text.toLowerCase());
}
