import { confirmEntryForm } from "~/forms/eia/answer-form";
import { paths } from "~/paths";
import { PostForm } from "../form";
import { Button, NotificationBanner } from "../govuk";

interface StaleBannerProps {
  frameworkId: number;
  changeId: number;
  /** What moved, in words. */
  moved: readonly string[];
  /** Null for someone who cannot confirm it. */
  confirm: { version: number; linesSeen: string } | null;
}

/** Rule 5: the entry was made on other lines than those that are there now. */
export function StaleBanner({ frameworkId, changeId, moved, confirm }: StaleBannerProps) {
  return (
    <NotificationBanner title="Stale">
      <p className="govuk-notification-banner__heading">The figures moved after this was written</p>
      <WhatMoved moved={moved} />
      {confirm && (
        <>
          <p className="govuk-body">Revise what is written here, or confirm that it is still right.</p>
          <PostForm
            form={confirmEntryForm}
            action={paths.confirmEntry(frameworkId, changeId)}
            version={confirm.version}
            hidden={{ linesSeen: confirm.linesSeen }}
          >
            <Button variant="secondary">Confirm it is still right</Button>
          </PostForm>
        </>
      )}
    </NotificationBanner>
  );
}

export function WhatMoved({ moved }: { moved: readonly string[] }) {
  return (
    <ul className="govuk-list govuk-list--bullet">
      {moved.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
