import { Details } from "../govuk";

/** How the log is checked. A page that only shows it cannot vouch for it. */
export function ChainNote({ head }: { head: { number: number; hash: string } }) {
  return (
    <Details summary="How to check that nothing was changed">
      <p>
        Each event is hashed together with the hash of the one before, so that a change anywhere shows. Every
        signed record names how far the log had come.
      </p>
      <p>
        This page does not check it. Whoever runs the service does, with <code>npm run verify:audit</code>;
        whoever has the log as JSON Lines, with <code>npm run verify:audit -- --file audit-log.jsonl</code>.
        Both name each event that was changed, removed, put in or moved.
      </p>
      <p>
        The log has {head.number.toLocaleString("en-GB")} events. The hash of the last one is{" "}
        <code className="app-digest">{head.hash}</code>. Keep it somewhere else, and no later log can leave
        these events out.
      </p>
    </Details>
  );
}
