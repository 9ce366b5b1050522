import type { IncomingMessage } from "node:http";
import { describe, expect, it } from "vitest";
import { clientAddress } from "../../app/platform/client-address.server";

const request = (remoteAddress: string, forwarded?: string) =>
  ({ socket: { remoteAddress }, headers: { "x-forwarded-for": forwarded } }) as unknown as IncomingMessage;

describe("the address that failed sign-ins are counted for", () => {
  it.each([
    ["the connection's", "203.0.113.7", undefined, 0, "203.0.113.7"],
    ["the connection's, whatever a browser claims", "203.0.113.7", "198.51.100.1", 0, "203.0.113.7"],
    ["an IPv4 address that is written as an IPv6 one", "::ffff:203.0.113.7", undefined, 0, "203.0.113.7"],
    ["the network of an IPv6 address", "2001:db8:1:2:3:4:5:6", undefined, 0, "2001:db8:1:2"],
    ["the network of a short one", "2001:db8::1", undefined, 0, "2001:db8:0:0"],
    ["what the proxy had it from", "127.0.0.1", "203.0.113.7", 1, "203.0.113.7"],
    ["not what a browser put there before it", "127.0.0.1", "198.51.100.1, 203.0.113.7", 1, "203.0.113.7"],
    [
      "what the outer of two proxies had it from",
      "127.0.0.1",
      "1.2.3.4, 203.0.113.7, 10.0.0.1",
      2,
      "203.0.113.7",
    ],
    ["nobody's where the proxy adds nothing", "127.0.0.1", undefined, 1, null],
    ["nobody's where it is no address", "127.0.0.1", "unknown", 1, null],
  ])("is %s", (_what, connection, forwarded, trustedProxies, address) => {
    const found = clientAddress(request(connection, forwarded), { trustedProxies, isSecure: false });
    expect(found).toBe(address);
  });

  it("is nobody's behind a proxy that nobody said is there, or all would share the proxy's", () => {
    const asked = request("10.0.0.1", "203.0.113.7");
    expect(clientAddress(asked, { trustedProxies: 0, isSecure: true })).toBeNull();
  });
});
