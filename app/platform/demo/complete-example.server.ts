import type { Database } from "~db/client.server";
import { findOpenSubmission } from "~db/queries/frameworks.server";
import { acknowledgementsNeeded } from "~/domain/framework/sign-off-gate";
import { RECORD_PARTS, type RecordPart } from "~/domain/publication/determinations";
import { contentVersion } from "~/services/content-digest.server";
import { acceptCarryForward } from "~/services/accept-carry-forward.server";
import { approveSubmission } from "~/services/approve-submission.server";
import { confirmSameService } from "~/services/confirm-same-service.server";
import { determinePublication, type GivenAnswer } from "~/services/determine-publication.server";
import { proposeForAction } from "~/services/propose-for-action.server";
import { saveDecisionRecord } from "~/services/save-decision-record.server";
import { saveEia } from "~/services/save-eia.server";
import { signDecision } from "~/services/sign-decision.server";
import { submitFramework } from "~/services/submit-framework.server";
import type { Signer } from "../signing-key.server";
import { DEMO_PASSWORD, type DemoEmail } from "./accounts";
import * as completed from "./completed-example";
import { actAs, changeIdOf, contentOf, loadDraft, writeAnswer } from "./load-example.server";
import { RECORD, VICTIM_FIRST } from "./worked-example";

const on = (moment: string) => new Date(`${moment}:00Z`);

/** A copy of the worked example, with every blocker resolved, signed and published by the demonstration's accounts. */
export async function loadCompleted(database: Database, signer: Signer, previousId: number): Promise<void> {
  const at = (email: DemoEmail, moment: string) => actAs(database, email, on(moment));
  const author = await at("author@opcc.example", "2018-03-07T08:00");
  const frameworkId = await loadDraft(author, previousId, completed.COMPLETED_TITLE);
  await answerEverything(author, frameworkId);
  await carryActionForward(author, await at("monitoring@opcc.example", "2018-03-07T09:00"), frameworkId);

  const submitter = await at("author@opcc.example", "2018-03-07T10:00");
  await submitFramework(submitter, {
    frameworkId,
    contentVersion: contentVersion(await contentOf(submitter, frameworkId)),
  });
  const digest = (await findOpenSubmission(database.db, frameworkId))?.submission.digest ?? "";
  await approveSubmission(await at("senior@opcc.example", "2018-03-07T14:00"), {
    frameworkId,
    digest,
    confirmed: true,
    comment: "",
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
  await signDecision(
    { ...signatory, signer },
    {
      frameworkId,
      digest,
      acknowledgements: acknowledgementsNeeded(await contentOf(signatory, frameworkId)).map(({ key }) => key),
      outcome: "supported",
      reasons: completed.DECISION_REASONS,
      password: DEMO_PASSWORD,
    },
  );
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
  for (const title of completed.SPELT_DIFFERENTLY) {
    const changeId = await changeIdOf(author, frameworkId, title);
    const { links } = await contentOf(author, frameworkId);
    const version = links.find(({ id }) => id === changeId)?.version ?? 0;
    await confirmSameService(author, { frameworkId, changeId, version });
  }
  const { eia, record } = await contentOf(author, frameworkId);
  const { version, ...head } = eia;
  await saveEia(author, { frameworkId, version, ...head, ...completed.COMPLETED_EIA });
  await saveDecisionRecord(author, {
    frameworkId,
    version: record.version,
    ...RECORD,
    ...completed.COMPLETED_RECORD,
  });
}

async function carryActionForward(author: Author, officer: Author, frameworkId: number): Promise<void> {
  const only = async () => {
    const [action] = (await contentOf(author, frameworkId)).actions;
    if (!action) throw new Error("The example has no action");
    return { frameworkId, actionId: action.id, version: action.version };
  };
  await proposeForAction(author, {
    ...(await only()),
    kind: "carry_forward",
    reason: completed.CARRY_FORWARD.proposal,
  });
  await acceptCarryForward(officer, { ...(await only()), reason: completed.CARRY_FORWARD.acceptance });
}
