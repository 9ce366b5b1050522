import { Tag } from "../govuk";

/** What an entry lacks before its framework can be submitted, and the part of its page that it belongs to. */
export interface MissingPart {
  /** The name of a field, of a section, or of an impact's place. */
  at: string;
  message: string;
}

/** Beside a field: what is still missing there. */
export function Missing({ parts, at }: { parts: readonly MissingPart[]; at: string }) {
  return parts
    .filter((part) => part.at === at)
    .map(({ message }) => (
      <p key={message} className="govuk-body">
        <Tag colour="yellow">Missing</Tag> {message}
      </p>
    ));
}
