import type { Role } from "~/domain/framework/lifecycle";

/** The demonstration's people, by job title. Their password is no secret, which is why the demo only listens to its own machine. */
export const DEMO_PASSWORD = "equality-demo";

export const DEMO_ACCOUNTS = [
  { email: "author@opcc.example", name: "Commissioning Officer", roles: ["eia_author"] },
  { email: "owner@opcc.example", name: "Commissioning Manager", roles: ["action_owner"] },
  { email: "senior@opcc.example", name: "Chief Finance Officer", roles: ["senior_officer"] },
  { email: "monitoring@opcc.example", name: "Monitoring Officer", roles: ["monitoring_officer"] },
  { email: "commissioner@opcc.example", name: "Police and Crime Commissioner", roles: ["decision_maker"] },
  { email: "admin@opcc.example", name: "Office Administrator", roles: ["administrator"] },
] as const satisfies readonly { email: string; name: string; roles: readonly Role[] }[];

export type DemoEmail = (typeof DEMO_ACCOUNTS)[number]["email"];
