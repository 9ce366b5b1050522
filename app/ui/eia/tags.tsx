import { ANSWER_STATE_LABELS, type AnswerState } from "~/domain/eia/answer-state";
import { DIRECTION_LABELS, type Direction } from "~/domain/eia/characteristics";
import { Tag, type TagColour } from "../govuk";

const STATE_COLOURS: Record<AnswerState, TagColour> = {
  not_assessed: "red",
  stale: "orange",
  assessed: "green",
  screened_out: "grey",
  separate_eia: "purple",
  when_allocated: "yellow",
  confirmed_same: "grey",
  not_needed: "grey",
};

/** The words say it; the colour repeats it. @param isComplete whether the gate names nothing of it: only then is it green */
export function AnswerTag({ state, isComplete = true }: { state: AnswerState; isComplete?: boolean }) {
  const colour = STATE_COLOURS[state];
  return (
    <Tag colour={colour === "green" && !isComplete ? "yellow" : colour}>{ANSWER_STATE_LABELS[state]}</Tag>
  );
}

/** Where nothing beside it counts what is missing, the words say that something is. */
export function AnswerInWords({ state, isComplete }: { state: AnswerState; isComplete: boolean }) {
  return (
    <>
      <AnswerTag state={state} isComplete={isComplete} />
      {!isComplete && !SAYS_WHAT_IS_MISSING.has(state) && (
        <>
          <br />
          Not complete
        </>
      )}
    </>
  );
}

const SAYS_WHAT_IS_MISSING: ReadonlySet<AnswerState> = new Set(["not_assessed", "stale"]);

const DIRECTION_COLOURS: Record<Direction, TagColour> = {
  positive: "green",
  adverse: "red",
  neutral: "grey",
  not_yet_known: "yellow",
};

export function DirectionTag({ direction }: { direction: Direction }) {
  return <Tag colour={DIRECTION_COLOURS[direction]}>{DIRECTION_LABELS[direction]}</Tag>;
}
