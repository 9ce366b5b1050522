import { createContext, useContext } from "react";
import { FRAMEWORK, type DecidedThing } from "~/domain/framework/decided-thing";
import { capitalised } from "~/domain/shared/capitalised";

const DecidedThingContext = createContext<DecidedThing>(FRAMEWORK);

export const DecidedThingProvider = DecidedThingContext.Provider;

/** Where the office's word is not known, as on the page of an error: a framework. */
export const orFramework = (thing: DecidedThing | undefined): DecidedThing => thing ?? FRAMEWORK;

/** "Frameworks": as the navigation names them. */
export const decidedThingsTitle = (thing: DecidedThing | undefined): string =>
  capitalised(orFramework(thing).many);

/** What this office calls what it decides today (rule 23). */
export function useDecidedThing(): DecidedThing {
  return useContext(DecidedThingContext);
}
