/** Text as it is kept: lines end with LF, and what looks the same is the same (Unicode NFC). */
export function normaliseText(text: string): string {
  return text.replace(/\r\n?/gu, "\n").normalize("NFC");
}
