import { createContext, useContext } from "react";

/** What the server knows of this response and the markup needs; the browser reads it back from the page. */
export interface RequestContextValue {
  nonce: string | undefined;
  /** The reference of an error page, which is in the log beside its cause. */
  reference: string;
  /** Puts "Error: " before the page's title. */
  hasErrors: boolean;
}

/** What the title of a page begins with whose form could not be taken. */
export const ERROR_TITLE = "Error: ";

const RequestContext = createContext<RequestContextValue>({
  nonce: undefined,
  reference: "",
  hasErrors: false,
});

export const RequestContextProvider = RequestContext.Provider;

export function useRequestContext(): RequestContextValue {
  return useContext(RequestContext);
}
