import { useEffect, type ReactNode } from "react";
import {
  isRouteErrorResponse,
  Links,
  Outlet,
  Scripts,
  useLoaderData,
  useLocation,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import { data, type LinksFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { mayInOffice, mayReadFrameworks } from "~/auth/permissions";
import { SESSION_LEFT, sessionLeftAsText } from "~/domain/account/session-left";
import { pageOf, paths } from "~/paths";
import { takeNotice } from "~/routes/saved-notice.server";
import styles from "~/styles/app.scss?url";
import { Button, Footer, Header, ServiceNavigation, SkipLink, Tag } from "~/ui/govuk";
import { SIGNED_OUT_STATUS, SignedOutPage, type SignedOutData } from "~/ui/account/signed-out";
import { Abbreviations } from "~/ui/glossary/abbreviated";
import { decidedThingsTitle, DecidedThingProvider, orFramework } from "~/ui/decided-thing";
import type { GlossaryData, PageHandle, PagePreview } from "~/ui/page-handle";
import { ERROR_TITLE, useRequestContext } from "~/ui/request-context";
import { ErrorPage, errorTitle } from "~/ui/error-page";
import { SavedNoticeBanner } from "~/ui/saved-notice";

/** Where the script of pages without React lies: the build says it (vite.config.ts). */
declare const SCRIPT_ALONE: string;

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: styles },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { actor, settings, isDemo } = context;
  // Not with the answer to a post, which is the form again: nothing was saved.
  const taken = actor && request.method === "GET" ? await takeNotice(request, context) : null;
  const shown = {
    officeName: settings.officeName,
    decidedThing: settings.decidedThing,
    isDemo,
    origin: context.origin,
    /** A new key for the forms of each page that is shown: a second post with it is a repeat. */
    formKey: await context.newFormKey(),
    /** What was typed here when the session had ended, to be put back into its form. */
    kept: await context.findKept(pageOf(request.url)),
    person: actor && {
      id: actor.personId,
      name: actor.name,
      isConfirmed: actor.isConfirmed,
      readsFrameworks: mayReadFrameworks(actor),
      managesAccounts: mayInOffice(actor, "accounts.manage").ok,
    },
    saved: taken?.notice ?? null,
  };
  return data(shown, taken ? { headers: { "Set-Cookie": taken.setCookie } } : {});
}

type RootData = Awaited<ReturnType<typeof loader>>["data"];

export function Layout({ children }: { children: ReactNode }) {
  const data = useRouteLoaderData<typeof loader>("root");
  const { nonce, hasErrors, sessionLeft } = useRequestContext();
  const matches = useMatches();
  const error = useRouteError();
  const leaf = matches.at(-1);
  const handle = leaf?.handle as PageHandle | undefined;
  const pageTitle = error ? titleOfError(error) : handle?.title(leaf?.data);
  const preview = error ? undefined : handle?.preview?.(leaf?.data);
  const feed = error ? undefined : handle?.feed?.(leaf?.data);
  const script = !error && handle?.needsScript;
  const needsScript = script === true;
  return (
    <html lang="en-GB" className="govuk-template govuk-template--rebranded">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <title>
          {(hasErrors && !error ? ERROR_TITLE : "") +
            [...new Set([pageTitle ?? "Page", SERVICE_NAME, data?.officeName ?? SERVICE_NAME])].join(" – ")}
        </title>
        {!preview && <meta name="description" content={ABOUT} />}
        {preview && data && (
          <Preview
            title={pageTitle ?? SERVICE_NAME}
            siteName={data.officeName}
            origin={data.origin}
            {...preview}
          />
        )}
        {feed && <link rel="alternate" type="application/atom+xml" href={feed} />}
        {needsScript && sessionLeft && <meta name={SESSION_LEFT} content={sessionLeftAsText(sessionLeft)} />}
        <Links />
      </head>
      <body className="govuk-template__body" suppressHydrationWarning>
        <SkipLink />
        <SiteHeader data={data} />
        <div className="govuk-width-container">
          <main id="main-content" className="govuk-main-wrapper" tabIndex={-1}>
            <DecidedThingProvider value={orFramework(data?.decidedThing)}>{children}</DecidedThingProvider>
          </main>
        </div>
        <footer className="govuk-template__footer">
          <Footer>
            <a className="govuk-link" href={paths.decisions()}>
              Published decisions
            </a>{" "}
            <a className="govuk-link" href={paths.openConsultations()}>
              Consultations
            </a>{" "}
            <a className="govuk-link" href={paths.publicationScheme()}>
              What is published here
            </a>{" "}
            <a className="govuk-link" href={paths.accessibilityStatement()}>
              Accessibility statement
            </a>
          </Footer>
        </footer>
        {needsScript && <Scripts nonce={nonce} />}
        {script === "alone" && <script type="module" nonce={nonce} src={SCRIPT_ALONE} />}
      </body>
    </html>
  );
}

/** What a link to a public page shows where it is shared. */
function Preview({
  title,
  siteName,
  origin,
  description,
  type,
}: PagePreview & { title: string; siteName: string; origin: string }) {
  const { pathname } = useLocation();
  const properties = {
    "og:title": title,
    "og:description": description,
    "og:type": type,
    "og:url": origin + pathname,
    "og:site_name": siteName,
    "og:locale": "en_GB",
  };
  return (
    <>
      <meta name="description" content={description} />
      {Object.entries(properties).map(([property, content]) => (
        <meta key={property} property={property} content={content} />
      ))}
    </>
  );
}

const SERVICE_NAME = "Equality impact assessments";
/** Of a page that says nothing of itself where its address is shared. */
const ABOUT = "What a public budget changes, whom it affects, and what was decided about it.";

function titleOfError(error: unknown): string {
  return errorTitle(isRouteErrorResponse(error) ? error.status : 500);
}

function SiteHeader({ data }: { data: RootData | undefined }) {
  const { pathname } = useLocation();
  const item = (text: string, href: string) => ({
    text,
    href,
    current: pathname === href || pathname.startsWith(`${href}/`),
  });
  const person = data?.person;
  return (
    <header className="govuk-template__header">
      <Header officeName={data?.officeName ?? ""} homeHref={paths.home()} menuLabel="Menu" />
      <ServiceNavigation
        serviceName={SERVICE_NAME}
        serviceHref={paths.home()}
        items={[
          ...(person?.readsFrameworks
            ? [
                item(decidedThingsTitle(data?.decidedThing), paths.frameworks()),
                item("My actions", paths.myActions()),
              ]
            : []),
          item("Published decisions", paths.decisions()),
          ...(person?.managesAccounts ? [item("Administration", paths.admin())] : []),
          ...(person
            ? [item("Your account", paths.account())]
            : [item("Consultations", paths.openConsultations()), item("Sign in", paths.signIn())]),
        ]}
        end={person ? <SignOut name={person.name} /> : undefined}
      />
      {person && !person.isConfirmed && <WaitsToBeConfirmed />}
      {data?.isDemo && (
        <div className="govuk-width-container app-no-print">
          <p className="govuk-body-s app-demo-note">
            <Tag>Demonstration</Tag> Its figures come from published documents; its decisions are
            illustrative.
          </p>
        </div>
      )}
    </header>
  );
}

/** On every page, so that nobody looks in vain for what is not offered to them yet. */
function WaitsToBeConfirmed() {
  return (
    <div className="govuk-width-container app-no-print">
      <p className="govuk-body-s app-demo-note">
        <Tag colour="yellow">Waits to be confirmed</Tag> You can read and write drafts. For everything else a
        colleague must first confirm your account:{" "}
        <a className="govuk-link" href={paths.account()}>
          who can, and what it is for
        </a>
        .
      </p>
    </div>
  );
}

function SignOut({ name }: { name: string }) {
  return (
    <form method="post" action={paths.signOut()} className="app-sign-out app-no-print">
      {/* lynx asks for the address instead of posting to it where a form has no field. */}
      <input type="hidden" name="everywhere" value="no" />
      <span className="govuk-body-s">{name}</span> <Button variant="secondary">Sign out</Button>
    </form>
  );
}

const NO_TERMS: NonNullable<GlossaryData["glossary"]> = [];

export default function App() {
  const { formKey, person, saved } = useLoaderData<typeof loader>();
  const { sessionLeft } = useRequestContext();
  const page = useMatches().at(-1)?.data as GlossaryData | undefined;
  const account = person?.id;
  useEffect(() => {
    void import("~/ui/govuk/enhance.client").then(({ enhanceGovuk }) => {
      enhanceGovuk();
    });
    void import("~/ui/form/progress.client").then(({ showProgress }) => {
      showProgress();
    });
    if (account === undefined || sessionLeft === null) return;
    void import("~/ui/form/writing.client").then(({ keepWriting }) => {
      keepWriting(account, sessionLeft);
    });
  }, [formKey, account, sessionLeft]);
  return (
    <Abbreviations terms={page?.glossary ?? NO_TERMS}>
      {saved && <SavedNoticeBanner notice={saved} />}
      <Outlet />
    </Abbreviations>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  const { reference } = useRequestContext();
  if (isRouteErrorResponse(error)) {
    if (error.status === SIGNED_OUT_STATUS) return <SignedOutPage {...(error.data as SignedOutData)} />;
    const message = typeof error.data === "string" ? error.data : "";
    return <ErrorPage status={error.status} message={message} reference={reference} />;
  }
  return <ErrorPage status={500} message="" reference={reference} />;
}
