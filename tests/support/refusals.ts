import { Refusal, type RefusalDetail } from "../../app/services/refusal";

/** What a service refused with. Fails where it did not refuse, and passes anything else on as it was thrown. */
export async function refusalOf(attempt: Promise<unknown>): Promise<RefusalDetail> {
  try {
    await attempt;
  } catch (thrown) {
    if (thrown instanceof Refusal) return thrown.detail;
    throw thrown;
  }
  throw new Error("It was not refused");
}
