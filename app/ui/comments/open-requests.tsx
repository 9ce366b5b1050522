import { paths } from "~/paths";

/** The places at which a change is asked for, each with a link to what was said there. */
export function OpenRequests({
  frameworkId,
  requests,
}: {
  frameworkId: number;
  requests: readonly { commentId: number; placeName: string }[];
}) {
  return (
    <ul className="govuk-list govuk-list--bullet">
      {requests.map(({ commentId, placeName }) => (
        <li key={commentId}>
          <a className="govuk-link" href={paths.comment(frameworkId, commentId)}>
            {placeName}
          </a>
        </li>
      ))}
    </ul>
  );
}
