import { oneAtATime } from "~/services/one-at-a-time.server";

/** A stored copy is in memory only while it is stored. */
export const copiesInTurn = oneAtATime();
