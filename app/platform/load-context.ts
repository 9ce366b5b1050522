import type { Database } from "~db/client.server";
import type { OfficeSettings } from "~db/queries/office.server";
import type { Actor } from "~db/queries/people.server";
import type { TypedTexts } from "~/auth/kept-text.server";
import type { FrameworkContent } from "~/domain/framework/content";
import type { SessionLeft } from "~/domain/account/session-left";
import type { SigningKeys } from "./signing-key.server";
import type { Log } from "./log.server";
import type { KeptDocuments } from "./off-thread/kept-documents.server";
import type { OffThread } from "./off-thread/off-thread.server";

/** What every loader and action gets from the server: the database, the clock, and who asks. */
declare module "@remix-run/node" {
  interface AppLoadContext {
    database: Database;
    now: () => Date;
    /** Seals what is signed. */
    signer: SigningKeys;
    /** Does what would hold up everybody else. */
    offThread: OffThread;
    /** Makes documents of what is published, each once. */
    documents: KeptDocuments;
    /** Null when signed out. */
    actor: Actor | null;
    /** The signed-in browser's session, which may end while the request is still being sent. */
    sessionId: number | null;
    /** Where the request comes from, as `clientAddress` finds it; null behind a proxy that is not to be trusted. */
    clientAddress: string | null;
    /** How long the session lasts still; null when signed out. */
    sessionLeft: SessionLeft | null;
    /** A new key for the forms of a page that is shown, marked with whose it is. */
    newFormKey: () => Promise<string>;
    /** A framework's content, as it was when the request came or later; not to be changed. @throws where there is no such framework */
    contentOf: (frameworkId: number) => Promise<FrameworkContent>;
    /** The same of several, in their order. */
    contentsOf: (frameworkIds: readonly number[]) => Promise<FrameworkContent[]>;
    /** What this person typed on a page, with its query, when their session had ended. */
    findKept: (path: string) => Promise<TypedTexts | null>;
    settings: OfficeSettings;
    /** The site's own address, under which a link to it is given to somebody; never taken from the request. */
    origin: string;
    /** Whether cookies are Secure: the site is served over TLS. */
    isSecure: boolean;
    isDemo: boolean;
    /** Sent with an error page and logged with its cause. */
    requestReference: string;
    nonce: string;
    log: Log;
    /**
     * Lets anybody keep this answer who asks each time whether it is still so, ourselves included (`preparedPages`); without it nobody
     * may. The page of somebody signed in bears their name: it is never kept.
     */
    allowKeeping: () => void;
    /** Keeps a page as it was drawn, for this session, until anything at all is another (docs/decisions/0044). */
    keepPage: (html: string) => void;
  }
  interface Future {
    v3_singleFetch: true;
  }
}
