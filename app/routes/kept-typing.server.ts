import type { AppLoadContext } from "@remix-run/node";
import { FORM_MARK, personOf } from "~/auth/form-mark.server";
import { forgetKept, keepText } from "~/auth/kept-text.server";
import { deviceTokenHash } from "~/auth/known-device.server";
import { hasSessionCookie } from "~/auth/session.server";
import { pageOf } from "~/paths";
import { readAnyForm, type PostedForm } from "./read-form.server";

const askerOf = ({ isSecure }: AppLoadContext, request: Request) => ({
  header: request.headers.get("Cookie"),
  isSecure,
});

/**
 * Keeps what is sent by somebody who is not signed in any more, for the person for whom the page was drawn. A browser in which
 * nobody ever signed in is not listened to.
 * @returns the Set-Cookie header by which the browser opens it again; null where there is nothing to keep
 */
export async function keepWhatWasTyped(context: AppLoadContext, request: Request): Promise<string | null> {
  const { header, isSecure } = askerOf(context, request);
  const wasHere =
    (await hasSessionCookie(header, isSecure)) || (await deviceTokenHash(header, isSecure)) !== null;
  if (!wasHere) return null;
  try {
    return await readAnyForm(request, async (posted) => {
      const secret = await context.signer.secretFor(FORM_MARK);
      const [formKey = ""] = posted.getAll("formKey");
      const personId = personOf(secret, formKey, context.now());
      return personId === null ? null : await keepOf(context, request, personId, posted);
    });
  } catch (error) {
    // A body that cannot be read holds nothing to keep: whoever sent it is led to sign in, as without it.
    if (error instanceof Response) return null;
    throw error;
  }
}

/** The same of a form that has been read. @returns the Set-Cookie header */
export function keepOf(
  context: AppLoadContext,
  request: Request,
  personId: number,
  posted: PostedForm,
): Promise<string> {
  const kept = { personId, path: pageOf(request.url), texts: posted.texts() };
  return keepText(context.database.db, askerOf(context, request), kept, context.now());
}

/** Once the form was saved. */
export function forgetWhatWasTyped(
  context: AppLoadContext,
  request: Request,
  personId: number,
): Promise<void> {
  return forgetKept(context.database.db, askerOf(context, request), { personId, path: pageOf(request.url) });
}
