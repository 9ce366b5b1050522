import type { WhomToAsk as Asked } from "~/domain/eia/whom-to-ask";
import { Details } from "../govuk";

/** Whom to ask about an assessment; nothing where the office names nobody and has no guidance. */
export function WhomToAsk({ contact, guidance }: Asked) {
  if (contact === "" && guidance === "") return null;
  return (
    <Details summary="Guidance, and whom to ask">
      {contact !== "" && <p className="govuk-body app-preserve-lines">{contact}</p>}
      {guidance !== "" && (
        <p className="govuk-body">
          <a className="govuk-link" href={guidance}>
            The office’s guidance on equality impact assessments
          </a>
        </p>
      )}
    </Details>
  );
}
