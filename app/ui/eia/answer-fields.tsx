import type { StoredCopy } from "~/domain/eia/eia";
import { formatFileSize } from "~/domain/eia/stored-copy";
import { paths } from "~/paths";
import { Field } from "../form";
import { Button, ButtonGroup } from "../govuk";
import { TwoThirds } from "../page";

interface AnswerFieldsProps {
  frameworkId: number;
  copy: StoredCopy | null;
  /** A reason that would contradict what is recorded is asked for only where one was typed. */
  asks: Record<"noImpactReason" | "othersReason" | "combinedNote" | "nobodyConsultedReason", boolean>;
}

/** How the change is answered for: the fields and the buttons of the entry's own form. */
export function AnswerFields({ frameworkId, copy, asks }: AnswerFieldsProps) {
  return (
    <TwoThirds>
      <div id="separateEia">
        <div id="allocation">
          <Field name="kind" />
        </div>
      </div>
      {copy && (
        <p className="govuk-body">
          Stored copy of the separate EIA: <StoredCopyLink frameworkId={frameworkId} copy={copy} />. Another
          file that you choose takes its place.
        </p>
      )}
      {asks.noImpactReason && <Field name="noImpactReason" />}
      {asks.othersReason && <Field name="othersReason" />}
      {asks.combinedNote && <Field name="combinedNote" />}
      {asks.nobodyConsultedReason && <Field name="nobodyConsultedReason" />}
      <ButtonGroup>
        <Button>Save</Button>
        <Button variant="secondary" name="next" value="yes">
          Save and go to the next
        </Button>
      </ButtonGroup>
    </TwoThirds>
  );
}

export function StoredCopyLink({ frameworkId, copy }: { frameworkId: number; copy: StoredCopy }) {
  return (
    <>
      <a className="govuk-link" href={paths.storedCopy(frameworkId, copy.id)}>
        {copy.fileName}
      </a>{" "}
      ({formatFileSize(copy.byteLength)})
    </>
  );
}
