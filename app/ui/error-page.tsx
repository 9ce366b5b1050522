import { paths } from "~/paths";
import { TwoThirds } from "./page";

const TITLES: Record<number, string> = {
  400: "We could not read that",
  403: "You may not do this",
  404: "Page not found",
  409: "This cannot be done now",
  413: "That is too large",
};

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
  const title = TITLES[status] ?? "Sorry, there is a problem with the service";
  return (
    <TwoThirds>
      <h1 className="govuk-heading-l">{title}</h1>
      <Explanation status={status} message={message} reference={reference} />
      <p className="govuk-body">
        <a className="govuk-link" href={paths.home()}>
          Go to the start page
        </a>
      </p>
    </TwoThirds>
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
  return (
    <>
      <p className="govuk-body">Nothing that was saved before is lost. Try again in a moment.</p>
      <p className="govuk-body">
        If it happens again, give your administrator this reference: <strong>{reference}</strong>
      </p>
    </>
  );
}
