import { inArray, sql } from "drizzle-orm";
import { listCarriedOver } from "~db/queries/carried-over.server";
import { getContent } from "~db/queries/content.server";
import { carriedOver } from "~db/schema";
import {
  carriedAnswerFaults,
  CARRIED_KINDS,
  type CarriedAnswer,
  type CarriedThing,
} from "~/domain/framework/carried-over";
import { recordEvent, requireVersion, type ServiceContext } from "~/services/context.server";
import { writeEia } from "~/services/eia/internal/entry-writing.server";
import { Refusal, refuseFaults } from "~/services/refusal";
import { WRITE_CONFIRMED, type CarryWrite } from "./internal/carried-things.server";

export interface CarriedAnswers {
  frameworkId: number;
  /** The framework's version. */
  version: number;
  /** By the id of a thing and the version in which it was shown. */
  answers: readonly { id: number; version: number; answer: CarriedAnswer }[];
  /** Why those that are left out are left out. */
  reason: string;
}

/**
 * An author's word on things that were carried over: each is confirmed, which makes a draft of this framework of it, or left out with a
 * reason; all that are given or none. What is confirmed is what the one before holds now.
 * @throws Refusal stale; invalid at `reason`; conflict where one was answered meanwhile, or has no place here
 */
export async function answerCarriedOver(context: ServiceContext, input: CarriedAnswers): Promise<void> {
  return writeEia(context, input.frameworkId, async (write) => {
    const { tx, framework } = write;
    requireVersion(framework, input.version, {});
    refuseFaults(
      carriedAnswerFaults(
        input.answers.map(({ answer }) => answer),
        input.reason,
      ),
    );
    const open = new Map(
      (await listCarriedOver(tx, framework.id))
        .filter(({ state }) => state === "to_confirm")
        .map((thing) => [`${thing.id}-${thing.version}`, thing]),
    );
    const chosen = input.answers.map(({ id, version, answer }) => {
      const thing = open.get(`${id}-${version}`);
      if (!thing) throw new Refusal({ kind: "conflict", message: ANSWERED_MEANWHILE });
      return { thing, answer };
    });
    const of = (answer: CarriedAnswer) =>
      chosen.filter((one) => one.answer === answer).map(({ thing }) => thing);
    await confirmAll(write, of("confirm"));
    await leaveOut(write, of("leave_out"), input.reason.trim());
  });
}

async function confirmAll(
  write: Omit<CarryWrite, "previous">,
  things: readonly CarriedThing[],
): Promise<void> {
  const { tx, framework } = write;
  if (things.length === 0 || framework.previousId === null) return;
  const previous = await getContent(tx, framework.previousId);
  let content = write.content;
  for (const kind of CARRIED_KINDS) {
    const own = things.filter((thing) => thing.kind === kind);
    if (own.length === 0) continue;
    await WRITE_CONFIRMED[kind]({ ...write, content, previous }, own);
    // An entry is about the lines that were written before it.
    if (kind === "line") content = await getContent(tx, framework.id);
  }
  await settle(write, things, "confirmed", "");
}

async function leaveOut(
  write: Omit<CarryWrite, "previous">,
  things: readonly CarriedThing[],
  reason: string,
): Promise<void> {
  if (things.length > 0) await settle(write, things, "left_out", reason);
}

async function settle(
  write: Omit<CarryWrite, "previous">,
  things: readonly CarriedThing[],
  state: "confirmed" | "left_out",
  reason: string,
): Promise<void> {
  await write.tx
    .update(carriedOver)
    .set({ state, reason, version: sql`${carriedOver.version} + 1` })
    .where(
      inArray(
        carriedOver.id,
        things.map(({ id }) => id),
      ),
    );
  for (const { id, kind, name, says } of things) {
    recordEvent(write, {
      act: state === "confirmed" ? "framework.confirm-carried" : "framework.leave-out-carried",
      role: "eia_author",
      subject: name,
      before: { kind, says, state: "to_confirm", reason: "" },
      after: { kind, says, state, reason },
      detail: { carriedId: id },
    });
  }
}

const ANSWERED_MEANWHILE =
  "One of these was confirmed or left out while you had this page open. Nothing was saved. Look at the list again, then answer.";
