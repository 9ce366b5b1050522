import type { ReactNode } from "react";
import type { DecidedThing } from "~/domain/framework/decided-thing";
import type { DocumentFact, DocumentSection } from "~/domain/publication/document";
import type { Role, WorkflowAct } from "~/domain/framework/lifecycle";
import type { BlockersOfRole } from "~/domain/framework/task-list";
import type { WarningsOfKind } from "~/domain/framework/warnings";
import { carrying, defineForm } from "~/forms/form";
import { useDecidedThing } from "../decided-thing";
import { FormProblems, PostForm, type FormAnswer } from "../form";
import { Button, InsetText, SummaryList, WarningText } from "../govuk";
import { BlockerGroups } from "./blocker-groups";
import { BlockerPages, FindBlockers, type BlockersAsked } from "./find-blockers";
import { WarningList } from "./warning-list";
import { WhatDiffers } from "./what-differs";

/** To submit asks nothing: its page has shown what is frozen by it. */
export const submitForm = carrying(defineForm({}), { contentVersion: 100 });

export interface InDraftingData {
  /** Those on the page. */
  groups: readonly BlockersOfRole[];
  /** Null where all of them stand on one page. */
  asked: BlockersAsked | null;
  warnings: readonly WarningsOfKind[];
  /** From what was submitted before; none where nothing was. */
  differs: readonly DocumentSection[];
  roleTitles: Readonly<Record<Role, string>>;
  mayWrite: boolean;
  maySubmit: boolean;
  /** Why this person may not submit it, though their role could. */
  barred: string | null;
  /** Steps for which nobody eligible is left (rule 10). */
  withoutPerson: readonly { act: WorkflowAct; role: Role }[];
  /** Who acts for the holder of a role today, and by what instrument. */
  deputies: readonly string[];
  /** What will be frozen; null while anything blocks. */
  frozen: { contentVersion: string; facts: readonly DocumentFact[] } | null;
}

interface InDraftingProps extends InDraftingData {
  frameworkId: number;
  head: ReactNode;
  answer: FormAnswer | undefined;
}

/** Before submission: what blocks, by who can put it right; or what will be frozen, and the button that does it. */
export function InDrafting({ frameworkId, head, answer, ...data }: InDraftingProps) {
  const thing = useDecidedThing();
  const { groups, asked, roleTitles, mayWrite, maySubmit, barred, withoutPerson, deputies, frozen } = data;
  const warnings = <WarningList frameworkId={frameworkId} groups={data.warnings} mayWrite={mayWrite} />;
  const differs = data.differs.map((section) => <WhatDiffers key={section.id} section={section} />);
  const top = (
    <>
      {head}
      {withoutPerson.map(({ act, role }) => (
        <WarningText key={act}>{withoutPersonWords(act, roleTitles[role], thing)}</WarningText>
      ))}
      {deputies.map((deputy) => (
        <p key={deputy} className="govuk-body">
          {deputy}.
        </p>
      ))}
    </>
  );
  const toSubmit = frozen && (
    <>
      <h2 className="govuk-heading-m">What will be frozen</h2>
      <SummaryList rows={frozen.facts.map(({ label, text }) => ({ key: label, value: text }))} />
      <p className="govuk-body">
        Until it is signed, recalled or returned, nobody can change any of this. It is given a digest, which
        the approval, the determinations and the signature each name.
      </p>
    </>
  );
  return maySubmit && frozen ? (
    <PostForm
      form={submitForm}
      answer={answer}
      hidden={{ contentVersion: frozen.contentVersion }}
      before={
        <>
          {top}
          {warnings}
          {differs}
          {toSubmit}
        </>
      }
    >
      <Button>Submit</Button>
    </PostForm>
  ) : (
    <>
      {answer && (
        // What blocks stands below, each with its link.
        <FormProblems form={submitForm} errors={{}} sent={{}} answer={{ ...answer, blockers: [] }} />
      )}
      {top}
      {toSubmit}
      {barred && <InsetText>{barred}</InsetText>}
      {asked && <FindBlockers frameworkId={frameworkId} asked={asked} />}
      <BlockerGroups frameworkId={frameworkId} groups={groups} roleTitles={roleTitles} mayWrite={mayWrite} />
      {asked && <BlockerPages frameworkId={frameworkId} asked={asked} />}
      {differs}
      {warnings}
    </>
  );
}

const STEPS = { approve: "approve it", determine: "determine what is published", sign: "decide and sign" };

function withoutPersonWords(act: WorkflowAct, title: string, { one }: DecidedThing): string {
  const step = act in STEPS ? STEPS[act as keyof typeof STEPS] : act;
  return `Nobody may ${step} as ${title}. Whoever wrote content of this ${one} may not, nobody may both approve and sign, and an account that waits for a colleague to confirm it does not count. Ask your administrator to give somebody the role, or to record a deputy.`;
}
