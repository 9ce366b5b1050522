import { paths } from "~/paths";

/** To return it is always at hand. */
export function SendBackLink({ frameworkId }: { frameworkId: number }) {
  return (
    <p className="govuk-body">
      <a className="govuk-link" href={paths.returnToAuthor(frameworkId)}>
        Return it to its authors instead, with a reason
      </a>
    </p>
  );
}
