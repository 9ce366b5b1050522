import { StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { RemixBrowser } from "@remix-run/react";
import { readSessionLeft, SESSION_LEFT } from "~/domain/account/session-left";
import { TypedBefore } from "~/ui/form/typed-before";
import { ERROR_TITLE, RequestContextProvider } from "~/ui/request-context";

const left = document.querySelector<HTMLMetaElement>(`meta[name=${SESSION_LEFT}]`)?.content;

/** Read back from the page as the server drew it, so that both draw the same. */
const request = {
  nonce: undefined,
  reference: "",
  hasErrors: document.title.startsWith(ERROR_TITLE),
  sessionLeft: left === undefined ? null : readSessionLeft(left),
};

// In no transition, which would be done a slice at a time with what is typed in between lost.
hydrateRoot(
  document,
  <StrictMode>
    <TypedBefore>
      <RequestContextProvider value={request}>
        <RemixBrowser />
      </RequestContextProvider>
    </TypedBefore>
  </StrictMode>,
);
