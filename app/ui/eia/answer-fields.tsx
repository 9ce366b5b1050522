import type { StoredCopy } from "~/domain/eia/eia";
import { formatFileSize } from "~/domain/eia/stored-copy";
import type { EntryAsks } from "~/forms/eia/entry-form";
import { paths } from "~/paths";
import { Field } from "../form";
import { Details, InsetText } from "../govuk";
import { TwoThirds } from "../page";
import type { ChangeView } from "./change-view";
import { Folded } from "./entry-inputs";
import { ExampleAnswer } from "./example-answer";
import { Missing, type MissingPart } from "./missing";

interface AnswerFieldsProps {
  frameworkId: number;
  change: ChangeView;
  copy: StoredCopy | null;
  missing: readonly MissingPart[];
  asks: EntryAsks;
  /** Entries that one which is not begun can begin from. */
  toCopy: readonly { changeId: number; title: string }[];
  /** The change whose entry stands in the boxes. */
  copiedFrom: string | null;
  /** What the framework before says of the same service. */
  before: { title: string; text: string } | null;
}

/** The names of what belongs to how the change is answered for, in the order in which it is asked. */
const PARTS_OF_THE_ANSWER = [
  "kind",
  "changesRecipients",
  "changesAmount",
  "changesPlace",
  "changesProvider",
  "changesStaff",
  "screenedDespite",
  "screeningReason",
  "separateEia",
  "allocation",
];

/** Whether the change matters to anybody, and how it is answered for: with what helps to write it. */
export function AnswerFields({ frameworkId, change, copy, missing, asks, ...helps }: AnswerFieldsProps) {
  return (
    <TwoThirds>
      <ExampleAnswer of="kind" />
      <WrittenBefore frameworkId={frameworkId} changeId={change.id} {...helps} />
      {PARTS_OF_THE_ANSWER.map((part) => (
        <Missing key={part} parts={missing} at={part} />
      ))}
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
      {asks.alsoFor.length > 0 && (
        <Folded
          summary={
            change.kind === "transfer"
              ? "Use this for other transfers too"
              : "Use this for other changes too that nobody has answered for"
          }
          open={change.kind === "transfer"}
          names={["alsoFor"]}
        >
          <Field name="alsoFor" />
        </Folded>
      )}
    </TwoThirds>
  );
}

function WrittenBefore({
  frameworkId,
  changeId,
  toCopy,
  copiedFrom,
  before,
}: Pick<AnswerFieldsProps, "frameworkId" | "toCopy" | "copiedFrom" | "before"> & { changeId: number }) {
  return (
    <>
      {copiedFrom !== null && (
        <InsetText>
          Copied from “{copiedFrom}”. Nothing is saved yet: read it through for this change, then save.
        </InsetText>
      )}
      {before && (
        <Details summary={<>What the framework before says of the same service</>}>
          <p className="govuk-body">
            <strong>{before.title}</strong>
          </p>
          <p className="govuk-body app-preserve-lines">{before.text}</p>
        </Details>
      )}
      {toCopy.length > 0 && (
        <Details summary="Copy from another entry">
          <ul className="govuk-list">
            {toCopy.map(({ changeId: from, title }) => (
              <li key={from}>
                <a className="govuk-link" href={paths.entry(frameworkId, changeId, from)}>
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </Details>
      )}
    </>
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
