import type { ReactNode } from "react";
import type { EiaEntry } from "~/domain/eia/eia";
import { paths } from "~/paths";
import { ButtonLink, Details, InsetText } from "../govuk";
import { ConsulteeList } from "./consultee-list";
import { EntryActions, type EntryAction } from "./entry-actions";
import { ImpactList } from "./impact-list";

interface EntrySectionsProps {
  frameworkId: number;
  entry: Pick<
    EiaEntry,
    | "id"
    | "changeId"
    | "kind"
    | "impacts"
    | "noImpactReason"
    | "consultees"
    | "nobodyConsultedReason"
    | "absorbed"
  >;
  actions: readonly EntryAction[];
  mayWrite: boolean;
}

/** What stands in an entry beneath the way it is answered for. */
export function EntrySections({ frameworkId, entry, actions, mayWrite }: EntrySectionsProps) {
  const counts = entry.kind !== "screened_out";
  return (
    <>
      {(counts || entry.impacts.length > 0) && (
        <Impacts frameworkId={frameworkId} entry={entry} mayWrite={mayWrite && counts} />
      )}
      {(counts || entry.consultees.length > 0) && (
        <Consultees frameworkId={frameworkId} entry={entry} mayWrite={mayWrite && counts} />
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

const KEPT_TO_READ = "Kept to read. The change is screened out, so this does not count.";

type PartProps = Omit<EntrySectionsProps, "actions">;

function Impacts({ frameworkId, entry, mayWrite }: PartProps) {
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
      {kind === "screened_out" && <InsetText>{KEPT_TO_READ}</InsetText>}
      {impacts.length > 0 ? (
        <ImpactList frameworkId={frameworkId} changeId={changeId} impacts={impacts} mayWrite={mayWrite} />
      ) : (
        <p className="govuk-body">
          {noImpactReason
            ? "Nobody is affected, for the reason given above."
            : "No characteristic is assessed yet. Add those that are affected, or say above why nobody is."}
        </p>
      )}
      {mayWrite && noImpactReason === "" && (
        <ButtonLink variant="secondary" href={paths.impact(frameworkId, changeId, "new")}>
          Add a characteristic
        </ButtonLink>
      )}
    </Section>
  );
}

function Consultees({ frameworkId, entry, mayWrite }: PartProps) {
  const { changeId, kind, consultees, nobodyConsultedReason } = entry;
  return (
    <Section id="consultees" title="Consultees">
      {kind === "screened_out" && <InsetText>{KEPT_TO_READ}</InsetText>}
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
            : "Nobody is recorded yet. Add who was consulted, or say above why nobody was."}
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
