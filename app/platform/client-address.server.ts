import { isIP } from "node:net";
import type { IncomingMessage } from "node:http";

interface HowServed {
  /** As TRUST_PROXY says. */
  trustedProxies: number;
  /** Over TLS, which only a proxy speaks. */
  isSecure: boolean;
}

/**
 * Whom failed sign-ins are counted for: an IPv4 address, or the network of an IPv6 one, since whoever has one of its
 * addresses has them all. What a browser writes into X-Forwarded-For itself stands before what our own proxies add.
 * @returns null where everybody would seem to come from the one proxy
 */
export function clientAddress(
  request: IncomingMessage,
  { trustedProxies, isSecure }: HowServed,
): string | null {
  const connection = request.socket.remoteAddress ?? "";
  if (trustedProxies === 0) return isSecure ? null : network(connection);
  const forwarded = [request.headers["x-forwarded-for"] ?? []].flat().join(",").split(",");
  return network(forwarded.at(-trustedProxies)?.trim() ?? "");
}

/** @returns null for what is no address */
function network(address: string): string | null {
  const plain = address.replace(/^::ffff:(?=\d+\.)/iu, "");
  if (isIP(plain) === 4) return plain;
  if (isIP(plain) !== 6 || plain.includes("%")) return null;
  const [before = "", after] = new URL(`http://[${plain}]`).hostname.slice(1, -1).split("::");
  const groups = (text: string) => (text === "" ? [] : text.split(":"));
  const [head, tail] = [groups(before), groups(after ?? "")];
  const zeros = after === undefined ? 0 : 8 - head.length - tail.length;
  return [...head, ...Array<string>(zeros).fill("0"), ...tail].slice(0, 4).join(":");
}
