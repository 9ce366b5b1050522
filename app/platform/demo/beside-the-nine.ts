/** What the completed example says of the dimension that the demonstration's office asks for (rule 23). Nobody published it. */
export const BESIDE_THE_NINE = {
  direction: "neutral",
  who: "Illustrative: people in the rural districts of Leicestershire and in Rutland.",
  description:
    "Illustrative: county and city each keep the share of the budget that they had, and no service moves further away from the villages.",
  response: "",
} as const;
