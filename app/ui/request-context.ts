import { createContext, useContext } from "react";
import type { SessionLeft } from "~/domain/account/session-left";

/** What the server knows of this response and the markup needs; the browser reads it back from the page. */
export interface RequestContextValue {
  nonce: string | undefined;
  /** The reference of an error page, which is in the log beside its cause. */
  reference: string;
  /** Puts "Error: " before the page's title. */
  hasErrors: boolean;
  /** Null where nobody is signed in. */
  sessionLeft: SessionLeft | null;
}

/** What the title of a page begins with whose form could not be taken. */
export const ERROR_TITLE = "Error: ";

const RequestContext = createContext<RequestContextValue>({
  nonce: undefined,
  reference: "",
  hasErrors: false,
  sessionLeft: null,
});

export const RequestContextProvider = RequestContext.Provider;

export function useRequestContext(): RequestContextValue {
  return useContext(RequestContext);
}
