import type { ReactNode } from "react";
import { removalForm } from "~/forms/removal-form";
import { PostForm, type FormAnswer } from "./form";
import { Button } from "./govuk";
import { KeepIt } from "./keep-it";
import { PageHeading, TwoThirds } from "./page";

interface RemovePageProps {
  crumbs: ReactNode;
  title: string;
  /** What it is of. */
  caption: string;
  version: number;
  answer: FormAnswer | undefined;
  /** Where it is kept instead. */
  keepAt: string;
  button?: string;
  /** What would be removed, and what follows from it. */
  children: ReactNode;
}

/** Asks once more whether to remove something, with what it is, and asks for no words. */
export function RemovePage({
  crumbs,
  title,
  caption,
  version,
  answer,
  keepAt,
  button = "Remove it",
  children,
}: RemovePageProps) {
  return (
    <>
      {crumbs}
      <TwoThirds>
        <PostForm
          form={removalForm}
          version={version}
          answer={answer}
          before={<PageHeading title={title} caption={caption} />}
        >
          {children}
          <Button variant="warning">{button}</Button>
        </PostForm>
        <KeepIt href={keepAt} />
      </TwoThirds>
    </>
  );
}
