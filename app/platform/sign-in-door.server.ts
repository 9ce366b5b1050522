import type { IncomingMessage } from "node:http";
import type { NextFunction, Request, Response } from "express";
import type { Database } from "~db/client.server";
import { deviceTokenHash, isKnownDevice } from "~/auth/known-device.server";
import { isSignIn } from "~/paths";

/**
 * How many sign-ins of each kind are under way at once, in one process. Whoever comes beyond that is told so before any of our
 * pages is drawn, which costs far more than the sentence. A browser that is known for an account has room of its own.
 */
export const MOST_SIGN_INS = { unknown: 20, fromAddress: 8, known: 50, ofDevice: 5 };

const FULL =
  "Too many people are signing in at this moment, so yours was not looked at. Wait a minute and try again.";
const RETRY_SECONDS = "60";

interface DoorOptions {
  database: Database;
  now: () => Date;
  isSecure: () => boolean;
  /** Null where it is not known. */
  addressOf: (request: IncomingMessage) => string | null;
}

export function signInDoor({ database, now, isSecure, addressOf }: DoorOptions) {
  const unknown = new Crowd(MOST_SIGN_INS.unknown, MOST_SIGN_INS.fromAddress);
  const known = new Crowd(MOST_SIGN_INS.known, MOST_SIGN_INS.ofDevice);

  const enter = async (request: Request): Promise<(() => void) | null> => {
    const asAnybody = unknown.enter(addressOf(request));
    if (asAnybody) return asAnybody;
    const device = await deviceTokenHash(request.headers.cookie ?? null, isSecure());
    // The place is taken before it is looked up, so that no more look than have room.
    const asKnown = device === null ? null : known.enter(device);
    if (device === null || asKnown === null) return null;
    try {
      if (await isKnownDevice(database.db, device, now())) return asKnown;
    } catch (error) {
      asKnown();
      throw error;
    }
    asKnown();
    return null;
  };

  return (request: Request, response: Response, next: NextFunction): void => {
    if (request.method !== "POST" || !isSignIn(request.path)) {
      next();
      return;
    }
    enter(request).then((leave) => {
      if (leave) {
        response.once("close", leave);
        // Whoever left before they were let in closes nothing any more.
        if (response.closed) leave();
        next();
      } else {
        response.status(503).set("Retry-After", RETRY_SECONDS).type("text").send(FULL);
      }
    }, next);
  };
}

/** Those who are within, in all and by what they have in common. */
class Crowd {
  private within = 0;
  private readonly byOrigin = new Map<string, number>();
  private readonly most: number;
  private readonly mostOfOne: number;

  constructor(most: number, mostOfOne: number) {
    this.most = most;
    this.mostOfOne = mostOfOne;
  }

  /** @returns what lets them out, once; null where there is no room */
  enter(origin: string | null): (() => void) | null {
    const ofOne = origin === null ? 0 : (this.byOrigin.get(origin) ?? 0);
    if (this.within >= this.most || ofOne >= this.mostOfOne) return null;
    this.within += 1;
    if (origin !== null) this.byOrigin.set(origin, ofOne + 1);
    let isWithin = true;
    return () => {
      if (!isWithin) return;
      isWithin = false;
      this.within -= 1;
      if (origin === null) return;
      const left = (this.byOrigin.get(origin) ?? 1) - 1;
      if (left === 0) this.byOrigin.delete(origin);
      else this.byOrigin.set(origin, left);
    };
  }
}
