import type { Dimension, DimensionAnswer } from "~/domain/eia/dimensions";
import type { FrameworkContent } from "~/domain/framework/content";
import { calendarDate } from "~/domain/shared/calendar-date";
import { aDimension, aDimensionAnswer, anEia, aSmallFramework } from "../../../support/content-builder";
import type { Situation } from "./situation";

const withDimensions = (...dimensions: Partial<Dimension>[]): FrameworkContent => ({
  ...aSmallFramework(),
  dimensions: dimensions.map((dimension, index) => aDimension({ id: 51 + index, ...dimension })),
});
const answered = (answer: Partial<DimensionAnswer>): Partial<Dimension> => ({
  answer: aDimensionAnswer(answer),
});

const RURAL: Partial<Dimension> = {
  name: "Rural areas",
  legalBasis: "Police and crime plan 2017-21, page 12",
  validFrom: calendarDate("2018-02-01"),
};
const SOCIO_ECONOMIC: Partial<Dimension> = {
  kind: "socio_economic",
  name: "Socio-economic disadvantage",
  legalBasis: "Equality Act 2010 s.1, commenced for this body on 31 March 2018",
  validFrom: calendarDate("2018-03-31"),
};
const NOT_ASSESSED_RURAL =
  "Rural areas: This is not assessed, and has been asked since 1 February 2018 (Police and crime plan 2017-21, page 12).";

export const DATED: readonly Situation[] = [
  {
    rule: 23,
    situation: "A rural force asks what each budget means for villages. Nobody looked at it",
    content: withDimensions({ ...RURAL, answer: null }),
    verdict: "blocks",
    sentences: [NOT_ASSESSED_RURAL],
  },
  {
    rule: 23,
    situation: "The service comes to the villages as before, and the assessment says so",
    content: withDimensions({ ...RURAL, ...answered({}) }),
    verdict: "passes",
    sentences: [],
  },
  {
    rule: 23,
    situation:
      "The only office in the county closes, and nothing is said of those who cannot get to the town",
    content: withDimensions({
      ...RURAL,
      ...answered({
        direction: "adverse",
        who: "People in 40 parishes without a bus to the town",
        description: "The outreach office closes; the next one is 22 miles away",
      }),
    }),
    verdict: "blocks",
    sentences: ["Rural areas: The assessment does not say what is done about it, or asked."],
  },
  {
    rule: 23,
    situation: "The same, with a car scheme and who runs it by when",
    content: withDimensions({
      ...RURAL,
      ...answered({
        direction: "adverse",
        who: "People in 40 parishes without a bus to the town",
        description: "The outreach office closes; the next one is 22 miles away",
        response: "The volunteer car scheme takes them from 1 May 2018; the provider pays the mileage",
      }),
    }),
    verdict: "passes",
    sentences: [],
  },
  {
    rule: 23,
    situation: "“Not known” for the villages, and nobody asks",
    content: withDimensions({ ...RURAL, ...answered({ direction: "not_yet_known" }) }),
    verdict: "blocks",
    sentences: ["Rural areas: The assessment does not say what is done about it, or asked."],
  },
  {
    rule: 23,
    situation: "“Neutral” for the villages, for nobody in particular and for no reason",
    content: withDimensions({ ...RURAL, ...answered({ who: " ", description: "" }) }),
    verdict: "blocks",
    sentences: ["Rural areas: The assessment does not say who is affected and what happens."],
  },
  {
    rule: 23,
    situation: "An English Commissioner submits three weeks before the socio-economic duty binds the office",
    content: withDimensions({ ...SOCIO_ECONOMIC, answer: null }),
    verdict: "passes",
    sentences: [],
  },
  {
    rule: 23,
    situation: "The same, on the day from which it binds the office",
    content: withDimensions({ ...SOCIO_ECONOMIC, answer: null }),
    today: calendarDate("2018-03-31"),
    verdict: "blocks",
    sentences: [
      "Socio-economic disadvantage: This is not assessed, and has been asked since 31 March 2018 (Equality Act 2010 s.1, commenced for this body on 31 March 2018).",
    ],
  },
  {
    rule: 23,
    situation: "A trial of asking for care experience ended last month, and this assessment never came to it",
    content: withDimensions({
      name: "Care experience",
      validUntil: calendarDate("2018-02-28"),
      answer: null,
    }),
    verdict: "passes",
    sentences: [],
  },
  {
    rule: 23,
    situation: "The trial's last day is today",
    content: withDimensions({ ...RURAL, validUntil: calendarDate("2018-03-09"), answer: null }),
    verdict: "blocks",
    sentences: [NOT_ASSESSED_RURAL],
  },
  {
    rule: 23,
    situation: "A fire authority asks for two things, and has answered one",
    content: withDimensions({ ...RURAL, answer: null }, { name: "Veterans", ...answered({}) }),
    verdict: "blocks",
    sentences: [NOT_ASSESSED_RURAL],
  },
  {
    rule: 12,
    situation: "An author takes the assessment for SECRET, because it names a refuge",
    content: { ...aSmallFramework(), eia: anEia({ marking: "SECRET" }) },
    verdict: "blocks",
    sentences: [
      "EIA: It is classified SECRET. This service is for OFFICIAL information only: tell whoever is responsible for security, and take out what is above it.",
    ],
  },
  {
    rule: 12,
    situation: "The same author marks it OFFICIAL-SENSITIVE",
    content: { ...aSmallFramework(), eia: anEia({ marking: "OFFICIAL-SENSITIVE" }) },
    verdict: "passes",
    sentences: [],
  },
  {
    rule: 12,
    situation: "An assessment begun in 2013 still bears RESTRICTED",
    content: { ...aSmallFramework(), eia: anEia({ marking: "RESTRICTED" }) },
    verdict: "passes",
    sentences: [],
  },
];
