import { Details } from "../govuk";

/** What the law asks there, in one line, and a good answer to read, in words of our own. No office's text is among them. */
const EXAMPLES = {
  kind: {
    law: "Equality Act 2010, s.149: due regard is had before the decision, with the facts at hand. Screening out is a finding too, and needs a reason.",
    example:
      "Screened out: “The police force pays for this post from April. The same person goes on with the same work in the same place, so nobody who uses the service notices a difference.”",
  },
  impacts: {
    law: "Equality Act 2010, s.149(1) and (3): who is worse or better off, whose needs differ, and whether more of them could take part.",
    example:
      "Age, adverse. Who: “Young people of 11 to 16 in the three northern wards, about 140 a year.” What happens: “The Friday sessions end in March. The nearest others are four miles away, with no bus after 7pm; in 2017 six in ten came on foot.”",
  },
  answers: {
    law: "Equality Act 2010, s.149: what can be done to avoid or reduce it is thought of before, not after. What is not known is asked, or a reason given why not now.",
    example:
      "“The youth club in the next ward opens on Fridays from April and is paid for a minibus.” Who does it: “Commissioning Manager, with the club.” By when: 30 April 2018.",
  },
  consultees: {
    law: "R v Brent LBC, ex p. Gunning (1985): while it can still be changed, with reasons, with time to answer, and the answers are looked at.",
    example:
      "“The residents’ panel, January 2018. They said that two evenings would be missed more than the whole Saturday. What it changed: Saturday was given up instead.”",
  },
  evidence: {
    law: "Bracking v Secretary of State [2013] EWCA Civ 1345: what is relevant and not at hand is to be acquired.",
    example:
      "“Returns of the provider, to 31 December 2017. They cover everybody who was referred, by age and sex. They show that nine in ten were men.” Or, of what is not held: “Faith is not asked by the provider. It is asked from April.”",
  },
} as const;

export type ExampleOf = keyof typeof EXAMPLES;

export function ExampleAnswer({ of }: { of: ExampleOf }) {
  const { law, example } = EXAMPLES[of];
  return (
    <Details summary={<>The law in one line, and a good answer{HIDDEN[of]}</>}>
      <p className="govuk-body">{law}</p>
      <p className="govuk-body">An example, made up: {example}</p>
    </Details>
  );
}

/** Several of them stand on one page. */
const HIDDEN: Record<ExampleOf, string> = {
  kind: " to how it is answered for",
  impacts: " to who is affected",
  answers: " to what is done about it",
  consultees: " to who was asked",
  evidence: " to what it rests on",
};
