import type { Database } from "~db/client.server";
import { findSubmission } from "~db/queries/frameworks.server";
import { acknowledgementsNeeded, effectsTables } from "~/domain/decision/acknowledgements-needed";
import type { ConsultationLink } from "~/domain/eia/consultation";
import { RECORD_PARTS, type RecordPart } from "~/domain/publication/record-parts";
import { contentVersion } from "~/services/sign-off/content-digest.server";
import { acceptAfterwards } from "~/services/sign-off/accept-afterwards.server";
import { addOption } from "~/services/frameworks/add-option.server";
import { acceptCarryForward } from "~/services/actions/accept-carry-forward.server";
import { approveSubmission } from "~/services/sign-off/approve-submission.server";
import { confirmSameService } from "~/services/changes/confirm-same-service.server";
import { determinePublication, type GivenAnswer } from "~/services/sign-off/determine-publication.server";
import { proposeForAction } from "~/services/actions/propose-for-action.server";
import { NO_VERSION } from "~/services/context.server";
import { saveConclusion } from "~/services/eia/save-conclusion.server";
import { saveConsultation } from "~/services/eia/save-consultation.server";
import { saveDecisionRecord } from "~/services/frameworks/save-decision-record.server";
import { saveDimension } from "~/services/eia/save-dimension.server";
import { saveEia } from "~/services/eia/save-eia.server";
import { signDecision } from "~/services/sign-off/sign-decision.server";
import { submitFramework } from "~/services/sign-off/submit-framework.server";
import type { SigningKeys } from "../signing-key.server";
import { DEMO_PASSWORD, type DemoEmail } from "./accounts";
import { BESIDE_THE_NINE } from "./beside-the-nine";
import * as completed from "./completed-example";
import { WHO_READ_IT_ANSWER } from "./example-questions";
import {
  actAs,
  addExampleAction,
  changeIdOf,
  contentOf,
  entryOf,
  giveReasons,
  loadProposal,
  writeAnswer,
} from "./load-example.server";
import { loadConsultation } from "./load-consultation.server";
import { loadGrants } from "./load-grants.server";
import { linkExample, writeSections } from "./load-plan.server";
import { loadResults } from "./load-results.server";
import { RECORD, VICTIM_FIRST } from "./worked-example";

const on = (moment: string) => new Date(`${moment}:00Z`);

/** A copy of the worked example, with every blocker resolved, signed and published by the demonstration's accounts. */
export async function loadCompleted(
  database: Database,
  signer: SigningKeys,
  previousId: number,
): Promise<void> {
  const at = (email: DemoEmail, moment: string) => actAs(database, email, on(moment));
  const drafting = await at("author@opcc.example", "2017-11-13T09:00");
  const frameworkId = await loadProposal(drafting, previousId, completed.COMPLETED_TITLE);
  await loadConsultation(at, frameworkId);
  const author = await at("author@opcc.example", "2018-03-07T08:00");
  await linkExample(author, frameworkId);
  await writeSections(author, frameworkId);
  await answerEverything(author, frameworkId);
  await addMitigatingAction(author, frameworkId);
  await carryActionForward(author, await at("monitoring@opcc.example", "2018-03-07T09:00"), frameworkId);

  const submitter = await at("author@opcc.example", "2018-03-07T10:00");
  await submitFramework(submitter, {
    frameworkId,
    contentVersion: contentVersion(await contentOf(submitter, frameworkId)),
  });
  const digest = (await findSubmission(database.db, frameworkId, "open"))?.submission.digest ?? "";
  await approveSubmission(await at("senior@opcc.example", "2018-03-07T14:00"), {
    frameworkId,
    digest,
    confirmed: true,
    comment: "",
  });
  await acceptAfterwards(await at("monitoring@opcc.example", "2018-03-08T09:30"), {
    frameworkId,
    digest,
    actions: "all",
    reason: completed.ACCEPTED_AFTERWARDS,
  });
  await determinePublication(await at("monitoring@opcc.example", "2018-03-08T10:00"), {
    frameworkId,
    digest,
    answers: Object.fromEntries(RECORD_PARTS.map((part) => [part, PUBLISHED])) as Record<
      RecordPart,
      GivenAnswer
    >,
  });
  const signatory = await at("commissioner@opcc.example", "2018-03-09T10:00");
  const frozen = await contentOf(signatory, frameworkId);
  await signDecision(
    { ...signatory, signer },
    {
      frameworkId,
      digest,
      acknowledgements: acknowledgementsNeeded(frozen).map(({ key }) => key),
      questions: effectsTables(frozen).map(({ changes: [change] }) =>
        change ? (completed.QUESTIONS_ASKED[change.title] ?? "") : "",
      ),
      outcome: "supported_with_conditions",
      conditions: completed.CONDITIONS,
      resolved: completed.RESOLVED,
      reasons: completed.DECISION_REASONS,
      password: DEMO_PASSWORD,
    },
  );
  await loadGrants(at, frameworkId);
  await loadResults(at, frameworkId);
}

const PUBLISHED: GivenAnswer = {
  publish: true,
  items: [],
  chosen: null,
  written: "",
  isQualified: false,
  publicInterest: "",
  withheldUntil: null,
};

type Author = Awaited<ReturnType<typeof actAs>>;

async function answerEverything(author: Author, frameworkId: number): Promise<void> {
  const { fileName, text } = completed.SEPARATE_EIA_COPY;
  const copy = { fileName, bytes: new TextEncoder().encode(text) };
  for (const answer of completed.COMPLETING_ANSWERS) {
    await writeAnswer(author, frameworkId, answer, answer.change === VICTIM_FIRST ? copy : null);
  }
  await askOfSeveral(author, frameworkId);
  for (const title of completed.SPELT_DIFFERENTLY) {
    const changeId = await changeIdOf(author, frameworkId, title);
    const { links } = await contentOf(author, frameworkId);
    const version = links.find(({ id }) => id === changeId)?.version ?? 0;
    await confirmSameService(author, { frameworkId, changeId, version, sameProvider: true });
  }
  await giveReasons(author, frameworkId, completed.FURTHER_REASONS);
  const { eia, headQuestions, record, dimensions } = await contentOf(author, frameworkId);
  for (const { id: dimensionId } of dimensions) {
    await saveDimension(author, { frameworkId, dimensionId, version: 0, ...BESIDE_THE_NINE });
  }
  for (const conclusion of completed.CONCLUSIONS) {
    await saveConclusion(author, { frameworkId, version: 0, ...conclusion });
  }
  const { version, startedOn: _startedOn, confirmedAt: _confirmedAt, ...head } = eia;
  await saveEia(author, {
    ...{ frameworkId, version, ...head, ...completed.COMPLETED_EIA },
    ownAnswers: headQuestions.map(({ key }) => ({ key, answer: WHO_READ_IT_ANSWER })),
  });
  await saveDecisionRecord(author, {
    frameworkId,
    version: record.version,
    ...RECORD,
    ...completed.COMPLETED_RECORD,
  });
  for (const option of completed.OPTIONS) await addOption(author, { frameworkId, ...option });
}

async function askOfSeveral(author: Author, frameworkId: number): Promise<void> {
  const { changes, ...words } = completed.ASKED_OF_SEVERAL;
  const links: ConsultationLink[] = [];
  for (const [title, link] of Object.entries(changes)) {
    const entry = await entryOf(author, frameworkId, await changeIdOf(author, frameworkId, title));
    if (!entry) throw new Error(`${title} is not assessed`);
    links.push({ entryId: entry.id, ...link });
  }
  await saveConsultation(author, {
    frameworkId,
    consultationId: "new",
    version: NO_VERSION,
    ...words,
    links,
  });
}

async function addMitigatingAction(author: Author, frameworkId: number): Promise<void> {
  const entry = await entryOf(author, frameworkId, await changeIdOf(author, frameworkId, completed.C2ARA));
  if (!entry) throw new Error(`${completed.C2ARA} is not assessed`);
  await addExampleAction(author, frameworkId, {
    ...completed.MITIGATING_ACTION,
    entryId: entry.id,
    mitigates: entry.impacts.map(({ id }) => id),
  });
}

async function carryActionForward(author: Author, officer: Author, frameworkId: number): Promise<void> {
  const { proposal, acceptance } = completed.CARRIED_FORWARD;
  const action = async () => {
    const [found] = (await contentOf(author, frameworkId)).actions;
    if (!found) throw new Error("The example has no action");
    return { frameworkId, actionId: found.id, version: found.version };
  };
  await proposeForAction(author, { ...(await action()), kind: "carry_forward", reason: proposal });
  await acceptCarryForward(officer, { ...(await action()), reason: acceptance });
}
