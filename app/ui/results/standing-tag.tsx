import { STANDING_LABELS, type Standing } from "~/domain/results/indicator";
import { Tag, type TagColour } from "../govuk";

const COLOURS: Record<Standing, TagColour> = {
  on_target: "green",
  near_target: "orange",
  off_target: "red",
  no_target: "grey",
};

/** How a figure stands against its target: the words say what the colour says. */
export function StandingTag({ standing }: { standing: Standing }) {
  return <Tag colour={COLOURS[standing]}>{STANDING_LABELS[standing]}</Tag>;
}
