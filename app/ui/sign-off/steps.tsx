import { classNames } from "../govuk/class-names";

export interface StepView {
  name: string;
  /** Who took it and in which capacity, or who has it. */
  who: string;
  /** When it was taken; null where it was not yet. */
  when: string | null;
}

/** The four steps of a sign-off in their order, each with who, in which capacity and when. */
export function Steps({ steps }: { steps: readonly StepView[] }) {
  return (
    <ol className="app-steps">
      {steps.map(({ name, who, when }) => (
        <li key={name} className={classNames("app-steps__item", when !== null && "app-steps__item--done")}>
          <div className="app-steps__name">{name}</div>
          <div className="app-steps__who">{who}</div>
          <div className="app-steps__when">{when ?? "Not yet"}</div>
        </li>
      ))}
    </ol>
  );
}
