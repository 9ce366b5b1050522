import { defineForm } from "~/forms/form";
import { paths } from "~/paths";
import { PostForm } from "./form";
import { Button, NotificationBanner } from "./govuk";

export interface SavedNotice {
  /** UK time. @example "14:02" */
  at: string;
  /** The entry from which something was removed, in the version that left: it can be put back as long as that is the last. */
  undo: { frameworkId: number; changeId: number; version: number } | null;
}

export const putBackForm = defineForm({});

/** On the page after a save: when it was, and the way back where something was removed. */
export function SavedNoticeBanner({ notice: { at, undo } }: { notice: SavedNotice }) {
  if (!undo) return <NotificationBanner type="success" title="Saved">{`Saved at ${at}`}</NotificationBanner>;
  return (
    <NotificationBanner type="success" title="Removed">
      <p className="govuk-notification-banner__heading">Removed at {at}</p>
      <PostForm
        form={putBackForm}
        version={undo.version}
        action={paths.putBack(undo.frameworkId, undo.changeId)}
      >
        <Button variant="secondary">Undo: put it back</Button>
      </PostForm>
    </NotificationBanner>
  );
}
