import { defineForm } from "~/forms/form";
import { paths } from "~/paths";
import { PostForm } from "./form";
import { Button, NotificationBanner } from "./govuk";

export interface SavedNotice {
  /** UK time. @example "14:02" */
  at: string;
  /**
   * What can be undone as long as it is the last: the entry from which something was removed, in the version that left; the change
   * whose lines were linked or split, with the framework's version; or the answer that was read.
   */
  undo:
    | { frameworkId: number; changeId: number; version: number; of?: "lines" }
    | { frameworkId: number; consultationId: number; answerId: number; version: number; of: "reading" }
    | null;
}

export const putBackForm = defineForm({});

/** On the page after a save: when it was, and the way back where something was removed. */
export function SavedNoticeBanner({ notice: { at, undo } }: { notice: SavedNotice }) {
  if (!undo) return <NotificationBanner type="success" title="Saved">{`Saved at ${at}`}</NotificationBanner>;
  const { title, href, button } = wayBack(undo);
  return (
    <NotificationBanner type="success" title={title}>
      <p className="govuk-notification-banner__heading">
        {title} at {at}
      </p>
      <PostForm form={putBackForm} version={undo.version} action={href}>
        <Button variant="secondary">{button}</Button>
      </PostForm>
    </NotificationBanner>
  );
}

function wayBack(undo: NonNullable<SavedNotice["undo"]>): { title: string; href: string; button: string } {
  const { frameworkId } = undo;
  switch (undo.of) {
    case "lines":
      return {
        title: "Saved",
        href: paths.undoLinking(frameworkId, undo.changeId),
        button: "Undo: as it was before",
      };
    case "reading":
      return {
        title: "Saved",
        href: paths.undoReading(frameworkId, undo.consultationId, undo.answerId),
        button: `Undo: answer ${undo.answerId} as it was before`,
      };
    case undefined:
      return {
        title: "Removed",
        href: paths.putBack(frameworkId, undo.changeId),
        button: "Undo: put it back",
      };
  }
}
