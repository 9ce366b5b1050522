import { LineList } from "./line-list";
import type { LineToSee } from "./proposal-view";

interface UnmatchedLinesProps {
  title: string;
  what: "ended" | "new";
  side: { all: number; found: number; lines: readonly LineToSee[] };
}

const NOTHING = {
  ended: "Every line of the previous budget is linked, or in a proposal.",
  new: "Every line of the new budget is linked, or in a proposal.",
};
const SAID = {
  ended:
    "in the previous budget that nothing in the new one is like. Left unlinked, each is a service that ended.",
  new: "in the new budget that nothing in the previous one is like. Left unlinked, each is a new service.",
};

/** Lines of one budget that nobody linked, and that no proposal names. */
export function UnmatchedLines({ title, what, side: { all, found, lines } }: UnmatchedLinesProps) {
  const notListed = found - lines.length;
  return (
    <section aria-labelledby={`${what}-services`}>
      <h2 className="govuk-heading-m" id={`${what}-services`}>
        {title}
      </h2>
      <p className="govuk-body">
        {all === 0 ? NOTHING[what] : `${all} ${all === 1 ? "line" : "lines"} ${SAID[what]}`}
        {found < all && ` ${found} of them ${found === 1 ? "has" : "have"} these words.`}
      </p>
      <LineList lines={lines} />
      {notListed > 0 && <p className="govuk-body">{notListed} more are found by their words.</p>}
    </section>
  );
}
