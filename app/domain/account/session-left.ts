/** Seconds until a session ends unless it is used, and until it ends in any case: a page's clock may be another than ours. */
export interface SessionLeft {
  idle: number;
  absolute: number;
}

/** By this name a page says it to its scripts. */
export const SESSION_LEFT = "session-left";

export const sessionLeftAsText = ({ idle, absolute }: SessionLeft): string => `${idle} ${absolute}`;

export function readSessionLeft(text: string): SessionLeft {
  const [idle = 0, absolute = 0] = text.split(" ").map(Number);
  return { idle, absolute };
}
