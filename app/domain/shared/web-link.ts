/** Whether a text is the address of a page, which a browser can follow. */
export function isWebLink(text: string): boolean {
  return /^https?:\/\/[^\s/]+\S*$/iu.test(text.trim()) && URL.canParse(text.trim());
}
