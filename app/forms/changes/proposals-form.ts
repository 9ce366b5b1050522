import { z } from "zod";
import type { ProposalChoice } from "~/domain/budget/open-proposals";
import { SURENESSES, type Sureness } from "~/domain/budget/line-similarity";
import { carrying, defineForm } from "~/forms/form";

export const SURENESS_LABELS: Record<Sureness, string> = {
  certain: "Certain",
  likely: "Likely",
  possible: "Possible",
};

/** The button that accepts all that the address asks for, on this page or another. */
export const ACCEPT_ALL = { name: "accept", value: "all" } as const;

/** Proposals that one page shows. */
export const PROPOSALS_AT_ONCE = 50;
const LONGEST_KEY = 1_000;

/** The proposals that a person accepts, by their keys: those on the page are drawn by it. */
export const proposalsForm = carrying(
  defineForm({
    chosen: {
      kind: "checkboxes",
      label: "Proposals",
      options: [],
      chosenOf: { most: PROPOSALS_AT_ONCE, longest: LONGEST_KEY },
      schema: z.array(z.string().max(LONGEST_KEY)).max(PROPOSALS_AT_ONCE),
    },
  }),
  { digest: 100, [ACCEPT_ALL.name]: 10 },
);

export interface ProposalsQuery extends ProposalChoice {
  /** From 1. */
  page: number;
}

const querySchema = z.object({
  sureness: z.enum(SURENESSES).nullable().catch(null),
  text: z.string().trim().max(200).catch(""),
  page: z.coerce.number().int().min(1).catch(1),
});

/** What the address asks for. An address that asks for what is not there gets the list as it is by default. */
export function readProposalsQuery(search: URLSearchParams): ProposalsQuery {
  return querySchema.parse({
    sureness: search.get("sure"),
    text: search.get("text") ?? "",
    page: search.get("page") ?? 1,
  });
}

/** The query as it stands in an address, without what is as by default. */
export function proposalsSearch({ sureness, text, page }: ProposalsQuery): string {
  return new URLSearchParams({
    ...(sureness === null ? {} : { sure: sureness }),
    ...(text === "" ? {} : { text }),
    ...(page === 1 ? {} : { page: String(page) }),
  }).toString();
}
