import { SURENESSES } from "~/domain/budget/line-similarity";
import { SURENESS_LABELS, type ProposalsQuery } from "~/forms/changes/proposals-form";
import { paths } from "~/paths";
import { Button, Select, TextInput } from "../../govuk";

/** Sent in the address, so that it needs no script. */
export function ProposalFilter({ frameworkId, query }: { frameworkId: number; query: ProposalsQuery }) {
  return (
    <form
      method="get"
      action={paths.linkProposals(frameworkId)}
      className="app-filter govuk-!-margin-bottom-6"
      role="search"
      aria-label="Proposals"
    >
      <Select
        id="sure"
        name="sure"
        label="How sure"
        defaultValue={query.sureness ?? ""}
        options={[
          { value: "", text: "All" },
          ...SURENESSES.map((value) => ({ value, text: SURENESS_LABELS[value] })),
        ]}
      />
      <TextInput id="text" name="text" label="Words in service or provider" defaultValue={query.text} />
      <Button variant="secondary">Show</Button>
    </form>
  );
}
