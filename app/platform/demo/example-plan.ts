import type { SectionInWords } from "~/domain/framework/sections";
import type { PlanInWords, PlanPriorityInWords } from "~/domain/plan/plan";
import { calendarDate } from "~/domain/shared/calendar-date";

/** The plan that both frameworks belong to, and what the second says in words: facts as they were published, in sentences of our own. */
export const PLAN: PlanInWords = {
  name: "Police and Crime Plan 2017-21",
  startsOn: calendarDate("2017-04-01"),
  endsOn: calendarDate("2021-03-31"),
  // The first paper says that it was being prepared, apart from that of the framework.
  eiaTitle: "Equality impact assessment of the Police and Crime Plan",
  eiaState: "in_progress",
  eiaLink: "",
  // The first paper says that the next one is for several years; the second is it.
  nextFirstYear: 2018,
  nextYears: 3,
};

export const PLAN_PRIORITIES: readonly PlanPriorityInWords[] = [
  { name: "Viable Partnerships", kind: "priority", leftTo: "" },
  { name: "Visible Policing", kind: "left", leftTo: "The Chief Constable, with the police force" },
  { name: "Victim Services", kind: "priority", leftTo: "" },
  { name: "Vulnerability Group Protection", kind: "priority", leftTo: "" },
  { name: "Value for Money", kind: "priority", leftTo: "" },
  { name: "Crime Prevention", kind: "theme", leftTo: "" },
];

/** Which of them each heading of a budget serves. Of what is cross-cutting neither paper says it. */
export const SERVES: Readonly<Record<string, string>> = {
  Victims: "Victim Services",
  Vulnerable: "Vulnerability Group Protection",
  Prevention: "Crime Prevention",
};

const BEFORE: readonly (readonly [heading: string, text: string])[] = [
  [
    "Foreword",
    "The Commissioner answers for an effective police service in Leicester, Leicestershire and Rutland, for partnerships that reduce crime, and for support to victims. A small part of the higher precept keeps paying for what partners do already, and for new needs such as child sexual exploitation and mental health.\n\nWhat local authorities receive stays as it is. Services for victims are being reshaped, so that whoever is a victim of crime is helped to cope and recover. The Prevention Fund offers £250,000 in small grants once more to voluntary and community organisations.",
  ],
  [
    "Background",
    "The Police and Crime Plan sets the direction of policing from 1 April 2017 to 31 March 2021. The Chief Constable delivers policing from day to day; the Commissioner decides, by the plan’s priorities, what the force and its partners are paid to reduce crime, to protect people who are vulnerable and to support victims and witnesses.\n\nThe plan has five priorities: Viable Partnerships, Visible Policing, Victim Services, Vulnerability Group Protection and Value for Money. Crime Prevention runs through all of them as a theme, and commissioning is to become simpler. This framework follows each priority but Visible Policing, which is for the Chief Constable.",
  ],
];

const AFTER: readonly (readonly [heading: string, text: string])[] = [
  [
    "Strategic Partnership Development Fund",
    "The fund was £2.5 million, given once, and changed how partners work on problems such as child sexual exploitation and demand on services. It tapers off over the coming years. Most of its costs become part of ordinary work; some of what proved effective still needs money. What each project receives is agreed by the Strategic Partnership Board, and negotiated with providers.",
  ],
  [
    "Other developments",
    "The new Victim First service costs less, because far fewer victims ask for support than the present one was made for. What that saves goes to specialist support. Warning Zone receives £50,000 a year that is tied to no single project.",
  ],
  [
    "What commissioning is",
    "Commissioning is arranging that a service is provided. It is done in three ways. A service is procured, alone or jointly with others: what is needed is specified, and a provider is usually found by tender. An organisation is granted money where its own work serves the plan. And the law asks for contributions to some functions, whose amount is partly free.\n\nEach commissioning project goes through the same cycle: analyse what is needed, plan the service, do (procure it, and start it), review. What is done in each phase is chosen for each project from a menu, and as far as possible together with those whom the service is for. Within three years the services for domestic abuse and sexual violence, and those for substance misuse, are commissioned again with partners.",
  ],
  [
    "Getting results",
    "What counts is what a service achieves. Each contract has clear indicators, agreed with its provider. The office follows them for every activity, in proportion to its value, its risks and what it could bring.",
  ],
  [
    "Value for money",
    "It is sought in six ways: tenders where much is spent; a look at each proposed budget where money is awarded directly; the management of contracts; a policy on social value; commissioning with partners, which avoids doing things twice; and services that are shaped anew so that they work better.",
  ],
  [
    "Viable partnerships",
    "Commissioning is working together more than it is spending. Local authorities receive money to meet the plan’s aims in the way that suits their area. Services are commissioned jointly with local authorities, health bodies and others. And partners take part in reviews of commissioning where the office alone pays.",
  ],
  [
    "Simplification of commissioning arrangements",
    "Bids, agreements and monitoring cost money that reaches no service. So grants stay easy to apply for, procurement and monitoring are in proportion to what is paid, and funding runs for longer where the government’s own funding lets it.",
  ],
  [
    "Victims, vulnerability and crime prevention",
    "What serves the remaining priorities, and the theme, is for the most part in appendix A, line by line.",
  ],
];

export const SECTIONS: readonly SectionInWords[] = [
  ...BEFORE.map(([heading, text]) => ({ heading, text, placement: "before_budget" as const })),
  ...AFTER.map(([heading, text]) => ({ heading, text, placement: "after_budget" as const })),
];
