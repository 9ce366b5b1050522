import { describe, expect, it, vi } from "vitest";
import { hashQueue, TooManyHashes, type Turn } from "../../app/auth/hash-queue.server";

/** Work that is done when the test says so, and what was begun so far. */
function held(most = 3) {
  const inTurn = hashQueue({ atOnce: 1, mostWaiting: most });
  const begun: string[] = [];
  const finish: (() => void)[] = [];
  const ask = (turn: Turn, name: string) =>
    inTurn(turn, () => {
      begun.push(name);
      return new Promise<string>((resolve) =>
        finish.push(() => {
          resolve(name);
        }),
      );
    });
  /** Lets the one that is under way finish. */
  const next = async () => {
    await vi.waitFor(() => {
      expect(finish).toHaveLength(1);
    });
    finish.shift()?.();
  };
  return { inTurn, begun, ask, next };
}

describe("the line in front of the hashes", () => {
  it("lets one after the other in, those that are known first", async () => {
    const { ask, begun, next } = held();
    const all = [
      ask("anybody", "first"),
      ask("anybody", "second"),
      ask("known", "third"),
      ask("known", "fourth"),
    ];
    for (const one of [0, 2, 3, 1]) {
      await next();
      await all[one];
    }
    expect(begun).toEqual(["first", "third", "fourth", "second"]);
  });

  it("refuses at once whoever comes beyond its bound, each kind by its own", async () => {
    const { ask, next, begun } = held(2);
    const within = [ask("anybody", "under way")];
    await vi.waitFor(() => {
      expect(begun).toHaveLength(1);
    });
    within.push(ask("anybody", "a"), ask("anybody", "b"));
    await expect(ask("anybody", "c")).rejects.toBeInstanceOf(TooManyHashes);
    within.push(ask("known", "d"), ask("known", "e"));
    await expect(ask("known", "f")).rejects.toBeInstanceOf(TooManyHashes);
    for (const one of [0, 3, 4, 1, 2]) {
      await next();
      await within[one];
    }
    expect(begun).toEqual(["under way", "d", "e", "a", "b"]);
    const again = ask("anybody", "g");
    await next();
    expect(await again).toBe("g");
  });

  it("goes on after work that failed", async () => {
    const { inTurn } = held();
    await expect(inTurn("anybody", () => Promise.reject(new Error("no memory")))).rejects.toThrow(
      "no memory",
    );
    expect(await inTurn("anybody", () => Promise.resolve("done"))).toBe("done");
  });
});
