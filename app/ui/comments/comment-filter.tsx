import { paths } from "~/paths";

const SHOWN = ["requests", "open", "resolved", "all"] as const;
export type Shown = (typeof SHOWN)[number];

const LABELS: Record<Shown, string> = {
  requests: "Open requests for a change",
  open: "All that is open",
  resolved: "Resolved",
  all: "All",
};

/** @returns what is open where the address names nothing else */
export function showing(asked: string | null): Shown {
  return SHOWN.find((one) => one === asked) ?? "open";
}

/** Which comments are listed: plain links, so that each list has an address. */
export function CommentFilter({ frameworkId, shown }: { frameworkId: number; shown: Shown }) {
  return (
    <nav aria-label="Which comments">
      <ul className="govuk-list">
        {SHOWN.map((one) => (
          <li key={one}>
            {one === shown ? (
              <strong aria-current="page">{LABELS[one]}</strong>
            ) : (
              <a className="govuk-link" href={paths.comments(frameworkId, `show=${one}`)}>
                {LABELS[one]}
              </a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
