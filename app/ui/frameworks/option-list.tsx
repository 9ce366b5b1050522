import type { ConsideredOption } from "~/domain/decision/considered-options";
import { paths } from "~/paths";
import { shortened } from "../actions/words";
import { TextOrMissing } from "../eia/written";
import { ButtonLink, SummaryList } from "../govuk";

interface OptionListProps {
  frameworkId: number;
  options: readonly ConsideredOption[];
  mayWrite: boolean;
}

/** The options besides the proposal, on the page of the decision record. */
export function OptionList({ frameworkId, options, mayWrite }: OptionListProps) {
  return (
    <section aria-labelledby="options">
      <h2 className="govuk-heading-m" id="options" tabIndex={-1}>
        Options besides the proposal
      </h2>
      {mayWrite && (
        <p className="govuk-body">
          Where an impact is adverse, at least one is needed, with why it was not chosen. To change nothing,
          to do less, to do it later or to pay for it from elsewhere may each be one.
        </p>
      )}
      {options.length === 0 ? (
        <p className="govuk-body">{mayWrite ? "None is listed yet." : "None is listed."}</p>
      ) : (
        <SummaryList
          rows={options.map(({ id, option, whyNot }) => {
            const visuallyHidden = `the option ${shortened(option)}`;
            return {
              key: option,
              value: <TextOrMissing text={whyNot} missing="Why it was not chosen is not given yet" />,
              actions: mayWrite
                ? [
                    { text: "Change", visuallyHidden, href: paths.option(frameworkId, id) },
                    { text: "Remove", visuallyHidden, href: paths.removeOption(frameworkId, id) },
                  ]
                : [],
            };
          })}
        />
      )}
      {mayWrite && (
        <ButtonLink variant="secondary" href={paths.newOption(frameworkId)}>
          Add an option
        </ButtonLink>
      )}
    </section>
  );
}
