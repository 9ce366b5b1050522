import type { ReactNode } from "react";
import {
  CHARACTERISTIC_LABELS,
  otherCharacteristics,
  type Characteristic,
} from "~/domain/eia/characteristics";
import { hasFindingsOfItsOwn, WITHOUT_FINDINGS, type EiaEntry } from "~/domain/eia/eia";
import { setAside, setAsideSentence } from "~/domain/eia/screening";
import { listed } from "~/domain/shared/listed";
import type { OwnQuestion } from "~/domain/templates/template";
import { paths } from "~/paths";
import { Field } from "../form";
import { ButtonLink, Details, InsetText } from "../govuk";
import { OfficeGuidance, OwnAnswers, OwnQuestionFields } from "../templates/own-questions";
import { ConsulteeList } from "./consultee-list";
import { EntryActions, type EntryAction } from "./entry-actions";
import {
  ConsulteeInputs,
  EvidenceInputs,
  FieldIf,
  Folded,
  IncompleteImpact,
  KeptReasons,
  NewImpactRows,
} from "./entry-inputs";
import { EvidenceList } from "./evidence-list";
import { ExampleAnswer } from "./example-answer";
import { ImpactList, type ListedAction } from "./impact-list";
import { Missing, type MissingPart } from "./missing";
import { Written } from "./written";

/** An entry as its page shows it; without an id where nobody has answered for the change yet. */
export type ShownEntry = Pick<
  EiaEntry,
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
  | "contradictedReason"
  | "consultees"
  | "nobodyConsultedReason"
  | "ownAnswers"
  | "absorbed"
> & { id: number | null };

/** What a page on which the entry is written adds; its fields are those of `entryForm`. */
export interface EntryWriting {
  missing: readonly MissingPart[];
  /** Characteristics that have no row. */
  free: readonly Characteristic[];
  /** Ids of the impacts that lack something. */
  incomplete: readonly number[];
  /** What the office says of who is affected. */
  guidance: string | undefined;
}

interface EntrySectionsProps {
  frameworkId: number;
  entry: ShownEntry;
  /** Those that belong to the entry. */
  actions: readonly EntryAction[];
  /** Those that mitigate one of its impacts. */
  tied: readonly ListedAction[];
  /** Null for somebody who reads it. */
  writing: EntryWriting | null;
  /** Whether it is asked who was consulted, or why nobody was (rule 28). */
  isConsultationAsked: boolean;
  /** What people who answered a consultation say against it, a sentence or more for each. */
  saidAgainst: readonly string[];
  /** What the office asks of every entry. */
  ownQuestions: readonly OwnQuestion[];
}

/** What stands in an entry beneath the way it is answered for, in the order of thought. */
export function EntrySections({
  frameworkId,
  entry,
  actions,
  tied,
  writing,
  isConsultationAsked,
  saidAgainst,
  ownQuestions,
}: EntrySectionsProps) {
  const counts = hasFindingsOfItsOwn(entry.kind);
  const part = { frameworkId, entry, writing: counts ? writing : null };
  return (
    <>
      <SaidOfScreening entry={entry} />
      {writing && !counts && <KeptReasons />}
      {(counts || entry.impacts.length > 0) && <Impacts {...part} tied={tied} />}
      {entry.id !== null && (
        <Section id="actions" title="Actions">
          <EntryActions frameworkId={frameworkId} actions={actions} />
          {writing && (
            <ButtonLink variant="secondary" href={paths.newAction(frameworkId, entry.id)}>
              Add an action
            </ButtonLink>
          )}
        </Section>
      )}
      {(counts || entry.consultees.length > 0) && <Consultees {...part} isAsked={isConsultationAsked} />}
      {(counts || entry.evidence.length > 0) && <EvidenceSection {...part} />}
      <SaidAgainst entry={entry} said={saidAgainst} writing={writing} />
      <OwnSection entry={entry} questions={ownQuestions} writing={writing} />
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

type PartProps = Pick<EntrySectionsProps, "frameworkId" | "entry" | "writing">;

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
function EvidenceSection({ frameworkId, entry, writing }: PartProps) {
  const { changeId, kind, evidence } = entry;
  const isMissing = writing?.missing.some(({ at }) => at === "evidence") ?? false;
  return (
    <Section id="evidence" title="Evidence">
      <KeptToRead kind={kind} />
      {writing && <Missing parts={writing.missing} at="evidence" />}
      {evidence.length > 0 && (
        <EvidenceList
          frameworkId={frameworkId}
          changeId={changeId}
          evidence={evidence}
          mayWrite={writing !== null}
        />
      )}
      {evidence.length === 0 && !isMissing && (
        <p className="govuk-body">
          None is given yet. An impact that is adverse or not yet known needs some, or what is not held and
          why.
        </p>
      )}
      {writing && (
        <>
          <ExampleAnswer of="evidence" />
          <EvidenceInputs open={isMissing} />
        </>
      )}
    </Section>
  );
}

function Impacts({ frameworkId, entry, tied, writing }: PartProps & Pick<EntrySectionsProps, "tied">) {
  const { id, changeId, kind, impacts, noImpactReason } = entry;
  const incomplete = impacts.filter((impact) => writing?.incomplete.includes(impact.id));
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
      {writing && (
        <>
          <Missing parts={writing.missing} at="impacts" />
          <OfficeGuidance text={writing.guidance} />
          <ExampleAnswer of="impacts" />
        </>
      )}
      {impacts.length > 0 && (
        <ImpactList
          frameworkId={frameworkId}
          changeId={changeId}
          impacts={impacts}
          shown={impacts.filter((impact) => !incomplete.includes(impact))}
          actions={tied}
          mayWrite={writing !== null}
        />
      )}
      {writing &&
        incomplete.map((impact) => (
          <IncompleteImpact
            key={impact.id}
            frameworkId={frameworkId}
            changeId={changeId}
            entryId={id ?? 0}
            impact={impact}
            impacts={impacts}
            actions={tied.filter(({ mitigates }) => mitigates.includes(impact.id))}
            missing={writing.missing}
          />
        ))}
      {impacts.length === 0 && (noImpactReason !== "" || !writing) && (
        <p className="govuk-body">
          {noImpactReason
            ? "Nobody is affected, for the reason given."
            : "No characteristic is assessed yet."}
        </p>
      )}
      {impacts.length > 0 && kind !== "screened_out" && <Others entry={entry} />}
      {writing && <ImpactsToWrite frameworkId={frameworkId} entry={entry} free={writing.free} />}
    </Section>
  );
}

function ImpactsToWrite({
  frameworkId,
  entry,
  free,
}: Pick<PartProps, "frameworkId" | "entry"> & Pick<EntryWriting, "free">) {
  const { id, changeId, impacts, noImpactReason } = entry;
  return (
    <>
      {impacts.length === 0 && noImpactReason === "" ? (
        <NewImpactRows free={free} />
      ) : (
        <Folded summary="Add other characteristics" names={["new_"]}>
          <NewImpactRows free={free} />
        </Folded>
      )}
      {id !== null && (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.impact(frameworkId, changeId, "new")}>
            Add a characteristic on a page of its own
          </a>
          : one text for several, or another row of one that is there.
        </p>
      )}
      {impacts.length === 0 ? (
        <Folded summary="Nobody is affected at all" names={["noImpactReason"]}>
          <Field name="noImpactReason" />
        </Folded>
      ) : (
        <FieldIf name="noImpactReason" when={false} />
      )}
      <FieldIf name="othersReason" when={impacts.length > 0 && otherCharacteristics(impacts).length > 0} />
      <FieldIf name="combinedNote" when={impacts.length > 1} />
    </>
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

function Consultees({ frameworkId, entry, writing, isAsked }: PartProps & { isAsked: boolean }) {
  const { changeId, kind, consultees, nobodyConsultedReason } = entry;
  return (
    <Section id="consultees" title="Consultees">
      <KeptToRead kind={kind} />
      {writing && <Missing parts={writing.missing} at="consultees" />}
      {consultees.length > 0 ? (
        <ConsulteeList
          frameworkId={frameworkId}
          changeId={changeId}
          consultees={consultees}
          mayWrite={writing !== null}
        />
      ) : (
        <p className="govuk-body">
          {nobodyConsultedReason
            ? "Nobody was consulted, for the reason given."
            : isAsked
              ? "Nobody is recorded yet. Say who was consulted, or why nobody was."
              : "Nobody is recorded. It is not asked of this change; where somebody was consulted, add them."}
        </p>
      )}
      {writing && (
        <>
          <ExampleAnswer of="consultees" />
          <ConsulteeInputs />
          {consultees.length === 0 ? (
            <Folded summary="Nobody was consulted" open={isAsked} names={["nobodyConsultedReason"]}>
              <Field name="nobodyConsultedReason" />
            </Folded>
          ) : (
            <FieldIf name="nobodyConsultedReason" when={false} />
          )}
        </>
      )}
    </Section>
  );
}

/** Rule 31: what most people who answered said, where the entry finds nobody worse off, and why it stands all the same. */
function SaidAgainst({
  entry,
  said,
  writing,
}: Pick<PartProps, "entry" | "writing"> & { said: readonly string[] }) {
  if (said.length === 0) return writing ? <FieldIf name="contradictedReason" when={false} /> : null;
  return (
    <Section id="said-against" title="What people said against it">
      {writing && <Missing parts={writing.missing} at="contradictedReason" />}
      {said.map((words) => (
        <p key={words} className="govuk-body">
          {words}
        </p>
      ))}
      {writing ? (
        <Field name="contradictedReason" />
      ) : (
        <Written label="Why it stands" text={entry.contradictedReason} />
      )}
    </Section>
  );
}

/** Rule 42: what the office asks beside all that is asked of every entry, however it is answered for. */
function OwnSection({
  entry,
  questions,
  writing,
}: Pick<PartProps, "entry" | "writing"> & { questions: readonly OwnQuestion[] }) {
  if (questions.length === 0 || (!writing && entry.ownAnswers.length === 0)) return null;
  return (
    <Section id="own-questions" title="What this office asks">
      {writing ? (
        <OwnQuestionFields questions={questions} missing={writing.missing} />
      ) : (
        <OwnAnswers answers={entry.ownAnswers} />
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
