import { startTransition, StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { RemixBrowser } from "@remix-run/react";
import { ERROR_TITLE, RequestContextProvider } from "~/ui/request-context";

/** Read back from the page as the server drew it, so that both draw the same. */
const request = { nonce: undefined, reference: "", hasErrors: document.title.startsWith(ERROR_TITLE) };

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <RequestContextProvider value={request}>
        <RemixBrowser />
      </RequestContextProvider>
    </StrictMode>,
  );
});
