import { publisherFaults } from "~/domain/grants/published-grant";
import { defineForm, textField } from "~/forms/form";

/** How the office is known as a publisher of grants. */
export const grantPublisherForm = defineForm(
  {
    identifier: textField("The office’s own identifier", {
      hint: "By https://org-id.guide, for example GB-COH-01234567",
      max: 100,
    }),
    prefix: textField("The office’s prefix with 360Giving", {
      hint: "As 360Giving gave it, for example 360G-office. Without both, grants are published as a page and a table alone",
      max: 65,
    }),
  },
  publisherFaults,
);
