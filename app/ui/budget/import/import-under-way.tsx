import { paths } from "~/paths";
import { ButtonGroup, ButtonLink, InsetText } from "../../govuk";
import { importCaption } from "./import-crumbs";

/** An import that the person has begun and not confirmed. */
export function ImportUnderWay({
  frameworkId,
  fileName,
  begunAt,
}: {
  frameworkId: number;
  fileName: string;
  begunAt: string;
}) {
  return (
    <InsetText>
      <p className="govuk-body app-break-anywhere">
        {importCaption(fileName)}, begun on {begunAt}, waits for you. Nothing of it is in the budget yet.
        Another upload takes its place.
      </p>
      <ButtonGroup>
        <ButtonLink variant="secondary" href={paths.importPreview(frameworkId)}>
          Go on with it
        </ButtonLink>
        <a className="govuk-link" href={paths.dropImport(frameworkId)}>
          Drop it
        </a>
      </ButtonGroup>
    </InsetText>
  );
}
