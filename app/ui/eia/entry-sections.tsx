import type { ReactNode } from "react";
import { CHARACTERISTIC_LABELS, otherCharacteristics } from "~/domain/eia/characteristics";
import { hasFindingsOfItsOwn, WITHOUT_FINDINGS, type EiaEntry } from "~/domain/eia/eia";
import { setAside, setAsideSentence } from "~/domain/eia/screening";
import { listed } from "~/domain/shared/listed";
import { paths } from "~/paths";
import { ButtonLink, Details, InsetText } from "../govuk";
import { ConsulteeList } from "./consultee-list";
import { EntryActions, type EntryAction } from "./entry-actions";
import { EvidenceList } from "./evidence-list";
import { ImpactList, type ListedAction } from "./impact-list";
import { Written } from "./written";

interface EntrySectionsProps {
  frameworkId: number;
  entry: Pick<
    EiaEntry,
    | "id"
    | "changeId"
    | "kind"
    | "screeningReason"
    | "screenedOutOn"
    | "findings"
    | "evidence"
    | "impacts"
    | "noImpactReason"
    | "othersReason"
    | "combinedNote"
    | "consultees"
    | "nobodyConsultedReason"
    | "absorbed"
  >;
  /** Those that belong to the entry. */
  actions: readonly EntryAction[];
  /** Those that mitigate one of its impacts. */
  tied: readonly ListedAction[];
  mayWrite: boolean;
  /** Whether it is asked who was consulted, or why nobody was (rule 28). */
  isConsultationAsked: boolean;
}

/** What stands in an entry beneath the way it is answered for. */
export function EntrySections({
  frameworkId,
  entry,
  actions,
  tied,
  mayWrite,
  isConsultationAsked,
}: EntrySectionsProps) {
  const counts = hasFindingsOfItsOwn(entry.kind);
  return (
    <>
      <SaidOfScreening entry={entry} />
      {(counts || entry.impacts.length > 0) && (
        <Impacts frameworkId={frameworkId} entry={entry} tied={tied} mayWrite={mayWrite && counts} />
      )}
      {(counts || entry.evidence.length > 0) && (
        <EvidenceSection frameworkId={frameworkId} entry={entry} mayWrite={mayWrite && counts} />
      )}
      {(counts || entry.consultees.length > 0) && (
        <Consultees
          frameworkId={frameworkId}
          entry={entry}
          mayWrite={mayWrite && counts}
          isAsked={isConsultationAsked}
        />
      )}
      <Section id="actions" title="Actions">
        <EntryActions frameworkId={frameworkId} actions={actions} />
        {mayWrite && (
          <ButtonLink variant="secondary" href={paths.newAction(frameworkId, entry.id)}>
            Add an action
          </ButtonLink>
        )}
      </Section>
      <Absorbed absorbed={entry.absorbed} />
    </>
  );
}

function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section id={id} aria-labelledby={`${id}-heading`}>
      <h2 className="govuk-heading-m" id={`${id}-heading`}>
        {title}
      </h2>
      {children}
    </section>
  );
}

function KeptToRead({ kind }: Pick<EiaEntry, "kind">) {
  if (hasFindingsOfItsOwn(kind)) return null;
  return (
    <InsetText>{`Kept to read. The change is ${WITHOUT_FINDINGS[kind]}, so this does not count.`}</InsetText>
  );
}

type PartProps = Omit<EntrySectionsProps, "actions" | "tied" | "isConsultationAsked">;

/** Rule 19: what the approver, the decision maker and the public are told of it. */
function SaidOfScreening({ entry }: Pick<PartProps, "entry">) {
  const findings = setAside(entry);
  if (findings.length === 0) return null;
  const { screenedOutOn, screeningReason } = entry;
  return (
    <InsetText>
      <p className="govuk-body">{setAsideSentence({ findings, screenedOutOn }, screeningReason)}</p>
      <p className="govuk-body">
        This is said to whoever approves and decides, who acknowledges it, and to the public.
      </p>
    </InsetText>
  );
}

/** What the findings rest on; the way to it is the same for somebody who does not hold it. */
function EvidenceSection({ frameworkId, entry, mayWrite }: PartProps) {
  const { changeId, kind, evidence } = entry;
  return (
    <Section id="evidence" title="Evidence">
      <KeptToRead kind={kind} />
      {evidence.length > 0 ? (
        <EvidenceList frameworkId={frameworkId} changeId={changeId} evidence={evidence} mayWrite={mayWrite} />
      ) : (
        <p className="govuk-body">
          None is given yet. An impact that is adverse or not yet known needs some, or what is not held and
          why.
        </p>
      )}
      {mayWrite && (
        <ButtonLink variant="secondary" href={paths.evidence(frameworkId, changeId, "new")}>
          Add evidence, or what is not held
        </ButtonLink>
      )}
    </Section>
  );
}

function Impacts({ frameworkId, entry, tied, mayWrite }: PartProps & Pick<EntrySectionsProps, "tied">) {
  const { changeId, kind, impacts, noImpactReason } = entry;
  return (
    <Section
      id="impacts"
      title={
        kind === "separate_eia"
          ? "Findings of the separate EIA, by characteristic"
          : "Protected characteristics"
      }
    >
      <KeptToRead kind={kind} />
      {impacts.length > 0 ? (
        <ImpactList
          frameworkId={frameworkId}
          changeId={changeId}
          impacts={impacts}
          actions={tied}
          mayWrite={mayWrite}
        />
      ) : (
        <p className="govuk-body">
          {noImpactReason
            ? "Nobody is affected, for the reason given above."
            : "No characteristic is assessed yet. Add those that are affected, or say above why nobody is."}
        </p>
      )}
      {impacts.length > 0 && kind !== "screened_out" && <Others entry={entry} />}
      {mayWrite && noImpactReason === "" && (
        <ButtonLink variant="secondary" href={paths.impact(frameworkId, changeId, "new")}>
          Add a characteristic
        </ButtonLink>
      )}
    </Section>
  );
}

/** The characteristics without a row, in one line, and who is hit by more than one. */
function Others({ entry }: Pick<PartProps, "entry">) {
  const { impacts, othersReason, combinedNote } = entry;
  const others = listed(otherCharacteristics(impacts).map((one) => CHARACTERISTIC_LABELS[one].toLowerCase()));
  return (
    <>
      {others !== "" && othersReason === "" && (
        <p className="govuk-body">Nothing is said yet of the others: {others}.</p>
      )}
      {others !== "" && <Written label={`Considered, not affected (${others})`} text={othersReason} />}
      <Written label="Who is hit by more than one of these impacts" text={combinedNote} />
    </>
  );
}

function Consultees({ frameworkId, entry, mayWrite, isAsked }: PartProps & { isAsked: boolean }) {
  const { changeId, kind, consultees, nobodyConsultedReason } = entry;
  return (
    <Section id="consultees" title="Consultees">
      <KeptToRead kind={kind} />
      {consultees.length > 0 ? (
        <ConsulteeList
          frameworkId={frameworkId}
          changeId={changeId}
          consultees={consultees}
          mayWrite={mayWrite}
        />
      ) : (
        <p className="govuk-body">
          {nobodyConsultedReason
            ? "Nobody was consulted, for the reason given above."
            : isAsked
              ? "Nobody is recorded yet. Add who was consulted, or say above why nobody was."
              : "Nobody is recorded. It is not asked of this change; where somebody was consulted, add them."}
        </p>
      )}
      {mayWrite && nobodyConsultedReason === "" && (
        <ButtonLink variant="secondary" href={paths.consultee(frameworkId, changeId, "new")}>
          Add a consultee
        </ButtonLink>
      )}
    </Section>
  );
}

/** Texts of entries whose changes were linked into this one. */
function Absorbed({ absorbed }: Pick<EiaEntry, "absorbed">) {
  if (absorbed.length === 0) return null;
  return (
    <Details summary="What was written about changes that were linked into this one">
      {absorbed.map(({ title, text }, index) => (
        <div key={index}>
          <p className="govuk-body">
            <strong>{title}</strong>
          </p>
          <p className="govuk-body app-preserve-lines">{text}</p>
        </div>
      ))}
    </Details>
  );
}
