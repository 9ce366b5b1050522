import { useParams } from "@remix-run/react";
import { params, paths } from "~/paths";
import { TwoThirds } from "./page";

const TITLES: Record<number, string> = {
  400: "We could not read that",
  401: "You were signed out",
  403: "You may not do this",
  404: "Page not found",
  409: "This cannot be done now",
  413: "That is too large",
};

export function errorTitle(status: number): string {
  return TITLES[status] ?? "Sorry, there is a problem with the service";
}

/** @param reference of a fault of ours: the same reference is in the log beside its cause */
export function ErrorPage({
  status,
  message,
  reference,
}: {
  status: number;
  message: string;
  reference: string;
}) {
  return (
    <TwoThirds>
      <h1 className="govuk-heading-l">{errorTitle(status)}</h1>
      <Explanation status={status} message={message} reference={reference} />
      {status === 409 && <FrameworkLink />}
      <p className="govuk-body">
        <a className="govuk-link" href={paths.home()}>
          Go to the start page
        </a>
      </p>
    </TwoThirds>
  );
}

/** Where the address is beneath a framework: its sign-off says who has it now, and offers to recall it. */
function FrameworkLink() {
  const { frameworkId } = useParams();
  const parsed = params.framework.safeParse({ frameworkId });
  if (!parsed.success) return null;
  return (
    <p className="govuk-body">
      <a className="govuk-link" href={paths.signOff(parsed.data.frameworkId)}>
        Go to its sign-off
      </a>
    </p>
  );
}

function Explanation({ status, message, reference }: { status: number; message: string; reference: string }) {
  if (status === 404) {
    return (
      <p className="govuk-body">
        If you typed or pasted the address, check that it is right and complete. If it is, you may not have
        permission to see what is there.
      </p>
    );
  }
  if (status >= 400 && status < 500) {
    return <p className="govuk-body">{message || "Go back, check what was asked, and try again."}</p>;
  }
  if (status === 503 && message !== "") {
    return <p className="govuk-body">{message} Try again in a moment.</p>;
  }
  return (
    <>
      <p className="govuk-body">Nothing that was saved before is lost. Try again in a moment.</p>
      <p className="govuk-body">
        If it happens again, give your administrator this reference: <strong>{reference}</strong>
      </p>
    </>
  );
}
